import { createContext, useContext } from "react";

import type { Scope } from "../features/exports/api.ts";

export type Layer = "create" | "palette" | "shortcuts" | "password" | null;

/** What the pages may ask the frame around them to do. */
type Frame = {
  open: (layer: Layer) => void;
  /** Opens the dialog of an export; none where the person may not export. */
  exportList: ((scope: Scope) => void) | null;
  /** What is selected on the screen: an export begins with it. */
  select: (selected: Scope["selected"]) => void;
};

export const FrameContext = createContext<Frame | null>(null);

export const useFrame = () => {
  const frame = useContext(FrameContext);
  if (!frame) throw new Error("there is no frame around this");
  return frame;
};
