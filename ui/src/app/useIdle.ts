import { useEffect, useRef } from "react";

import { call } from "../lib/ipc.ts";

const BEAT_MS = 20_000;
const STAY_MS = 60_000;

/**
 * Locks after so many minutes without a key or a move. Whoever only types asks nothing of the core:
 * it is told now and then that they are still there.
 */
export const useIdle = (isOn: boolean, minutes: number, onIdle: () => void) => {
  const idle = useRef(onIdle);
  idle.current = onIdle;
  useEffect(() => {
    if (!isOn) return;
    let lastSeen = Date.now();
    let lastSaid = Date.now();
    const seen = () => {
      lastSeen = Date.now();
    };
    const events = ["keydown", "pointerdown", "pointermove", "wheel"] as const;
    for (const event of events) document.addEventListener(event, seen, { passive: true });
    const timer = setInterval(() => {
      if (Date.now() - lastSeen >= minutes * 60_000) idle.current();
      else if (lastSeen > lastSaid && Date.now() - lastSaid >= STAY_MS) {
        lastSaid = Date.now();
        call("accounts.stay", null).catch(() => idle.current());
      }
    }, BEAT_MS);
    return () => {
      clearInterval(timer);
      for (const event of events) document.removeEventListener(event, seen);
    };
  }, [isOn, minutes]);
};
