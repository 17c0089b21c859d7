// What was typed and not saved, for as long as the window is open: locking it loses nothing.
import { useCallback, useState, useSyncExternalStore } from "react";

type Draft = { value: unknown; isTouched: boolean };

const drafts = new Map<string, Draft>();
const listeners = new Set<() => void>();
let unsaved: readonly string[] = [];

const changed = () => {
  const now = [...drafts].filter(([, it]) => it.isTouched).map(([key]) => key);
  // Who listens hears of another list, not of every letter.
  if (now.join() === unsaved.join()) return;
  unsaved = now;
  for (const listener of listeners) listener();
};

export const forgetDrafts = () => {
  drafts.clear();
  changed();
};

/** The keys of what would be lost now. */
export const useUnsaved = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => unsaved,
  );

/** State that survives leaving the page; `clear` when it was saved or given up. */
export const useDraft = <T>(key: string, initial: T) => {
  const [value, setValue] = useState<T>(() => (drafts.get(key)?.value as T | undefined) ?? initial);
  const set = useCallback(
    (next: T) => {
      const isTouched = JSON.stringify(next) !== JSON.stringify(initial);
      drafts.set(key, { value: next, isTouched });
      changed();
      setValue(next);
    },
    [key, initial],
  );
  const clear = useCallback(() => {
    drafts.delete(key);
    changed();
    setValue(initial);
  }, [key, initial]);
  return [value, set, clear] as const;
};
