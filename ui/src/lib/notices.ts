// What failed while the person was elsewhere: kept until they have seen it.
import { useSyncExternalStore } from "react";

export type Notice = { id: number; operation: string; sentence: string; at: number };

let notices: readonly Notice[] = [];
let last = 0;
const listeners = new Set<() => void>();

const set = (next: readonly Notice[]) => {
  notices = next;
  for (const listener of listeners) listener();
};

export const keepNotice = (operation: string, sentence: string) => {
  last += 1;
  set([{ id: last, operation, sentence, at: Date.now() }, ...notices]);
};

export const dropNotice = (id: number) => set(notices.filter((it) => it.id !== id));

export const clearNotices = () => set([]);

export const useNotices = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => notices,
  );
