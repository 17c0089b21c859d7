import { createContext, useContext } from "react";

export type Layer = "create" | "palette" | "shortcuts" | "password" | null;

/** What the pages may ask the frame around them to do. */
export const FrameContext = createContext<{ open: (layer: Layer) => void } | null>(null);

export const useFrame = () => {
  const frame = useContext(FrameContext);
  if (!frame) throw new Error("there is no frame around this");
  return frame;
};
