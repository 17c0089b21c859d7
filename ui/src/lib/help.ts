// Which page of the help is open, if any: every screen may offer its own.
import { useSyncExternalStore } from "react";

type Opened = { topic: string } | null;

let opened: Opened = null;
let here: string | null = null;
const listeners = new Set<() => void>();

const set = (next: Opened) => {
  opened = next;
  for (const listener of listeners) listener();
};

/** Tells which page is about the screen that is shown. */
export const setHelpHere = (topic: string | null) => {
  here = topic;
};

/** Opens the help at a page, or at its contents; without either at the page about this screen. */
export const openHelp = (topic: string | null = here) => set({ topic: topic ?? "" });

export const closeHelp = () => set(null);

export const useOpenedHelp = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => opened,
  );
