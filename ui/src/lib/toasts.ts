// What was done or went wrong, said in passing; an undo can be offered with it.
import { useSyncExternalStore } from "react";

export type Toast = {
  id: number;
  tone: "done" | "error";
  text: string;
  undo?: (() => void) | undefined;
};

const SHOWN = 3;
const STAYS_MS = 10_000;

let toasts: readonly Toast[] = [];
let last = 0;
const listeners = new Set<() => void>();

const set = (next: readonly Toast[]) => {
  toasts = next;
  for (const listener of listeners) listener();
};

export const dismiss = (id: number) => set(toasts.filter((it) => it.id !== id));

/** Says something; an error stays until it is closed. */
export const toast = (said: Omit<Toast, "id">) => {
  last += 1;
  const id = last;
  set([...toasts, { ...said, id }].slice(-SHOWN));
  if (said.tone === "done") setTimeout(() => dismiss(id), STAYS_MS);
};

export const clearToasts = () => set([]);

export const useToasts = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
