// Files that are dropped onto the window: the page hears of a number and a name, never of a path.
import { useEffect, useRef } from "react";

import type { Pick } from "../bindings/commands.ts";

export type Drop =
  | { kind: "over" }
  | { kind: "gone" }
  /** The first of them, and how many more there were. */
  | { kind: "dropped"; pick: Pick; more: number };

const EVENT = "clientele:files";

/** Hears of files that are held over the window or dropped, while the component is on the screen. */
export const useDrops = (onDrop: (drop: Drop) => void) => {
  const latest = useRef(onDrop);
  latest.current = onDrop;
  useEffect(() => {
    const heard = (event: Event) => latest.current((event as CustomEvent<Drop>).detail);
    window.addEventListener(EVENT, heard);
    return () => window.removeEventListener(EVENT, heard);
  }, []);
};

/** For tests: as if the window had told of it. */
export const drop = (detail: Drop) => window.dispatchEvent(new CustomEvent(EVENT, { detail }));
