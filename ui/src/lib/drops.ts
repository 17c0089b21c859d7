// Files that are dropped onto the window: the page hears of a number and a name, never of a path.
import { useEffect, useRef } from "react";

import type { Pick } from "../bindings/commands.ts";

export type Drop =
  | { kind: "over" }
  | { kind: "gone" }
  /** The first of them, and how many more there were. */
  | { kind: "dropped"; pick: Pick; more: number };

const EVENT = "clientele:files";

/** How many wait for files now, and what was dropped while nobody did. */
let waiting = 0;
let stray: Drop | null = null;

/** Hears of files that are held over the window or dropped, while the component is on the screen. */
export const useDrops = (onDrop: (drop: Drop) => void) => {
  const latest = useRef(onDrop);
  latest.current = onDrop;
  useEffect(() => {
    const heard = (event: Event) => latest.current((event as CustomEvent<Drop>).detail);
    window.addEventListener(EVENT, heard);
    waiting += 1;
    if (stray) latest.current(stray);
    stray = null;
    return () => {
      waiting -= 1;
      window.removeEventListener(EVENT, heard);
    };
  }, []);
};

/** Where nobody waits for files, `lead` goes to where somebody does; that one hears of them then. */
export const useStrayDrops = (lead: () => void) => {
  const latest = useRef(lead);
  latest.current = lead;
  useEffect(() => {
    const heard = (event: Event) => {
      const drop = (event as CustomEvent<Drop>).detail;
      // Whoever is asked something answers that first.
      if (drop.kind !== "dropped" || waiting > 0 || document.querySelector('[role="dialog"]'))
        return;
      stray = drop;
      latest.current();
    };
    window.addEventListener(EVENT, heard);
    return () => window.removeEventListener(EVENT, heard);
  }, []);
};

/** For tests: as if the window had told of it. */
export const drop = (detail: Drop) => window.dispatchEvent(new CustomEvent(EVENT, { detail }));
