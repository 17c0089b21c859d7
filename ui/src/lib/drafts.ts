// What was typed and not saved, for as long as the window is open: locking it loses nothing.
import { useCallback, useState, useSyncExternalStore } from "react";

const drafts = new Map<string, unknown>();
const listeners = new Set<() => void>();
/** Counts the people: what somebody began and left must not reach the next. */
let person = 0;

const put = (key: string, value: unknown) => {
  drafts.set(key, value);
  for (const listener of listeners) listener();
};

export const forgetDrafts = () => {
  person += 1;
  drafts.clear();
  for (const listener of listeners) listener();
};

/** State that survives leaving the page; `clear` when it was saved or given up. */
export const useDraft = <T>(key: string, initial: T) => {
  const [value, setValue] = useState<T>(() => (drafts.get(key) as T | undefined) ?? initial);
  const set = useCallback(
    (next: T) => {
      drafts.set(key, next);
      setValue(next);
    },
    [key],
  );
  const clear = useCallback(() => {
    drafts.delete(key);
    setValue(initial);
  }, [key, initial]);
  return [value, set, clear] as const;
};

const listen = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/**
 * A draft that also hears of what ends after the page was left: `change` may be called then, and
 * does nothing once another person has come. `initial` is the same object every time.
 */
export const useKept = <T extends object>(key: string, initial: T) => {
  const value = useSyncExternalStore(listen, () => (drafts.get(key) as T | undefined) ?? initial);
  const [mine] = useState(person);
  const change = useCallback(
    (fields: Partial<T>) => {
      if (mine !== person) return;
      put(key, { ...((drafts.get(key) as T | undefined) ?? initial), ...fields });
    },
    [key, initial, mine],
  );
  return [value, change] as const;
};
