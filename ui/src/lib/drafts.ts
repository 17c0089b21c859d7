// What was typed and not saved, for as long as the window is open: locking it loses nothing.
import { useCallback, useState, useSyncExternalStore } from "react";

type Draft = { value: unknown; isUnsaved: boolean };

const drafts = new Map<string, Draft>();
const listeners = new Set<() => void>();
let unsaved: readonly string[] = [];
/** Counts the people: what somebody began and left must not reach the next. */
let person = 0;

/** Tells whether the person is still the one who was here when it was asked for. */
export const samePerson = () => {
  const then = person;
  return () => then === person;
};

const changed = () => {
  const now = [...drafts].filter(([, it]) => it.isUnsaved).map(([key]) => key);
  // The same list stays the same object: who shows it is not drawn anew with every letter.
  if (now.join() !== unsaved.join()) unsaved = now;
  for (const listener of listeners) listener();
};

const put = (key: string, value: unknown, isUnsaved: boolean) => {
  drafts.set(key, { value, isUnsaved });
  changed();
};

const listen = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Where a person was, as long as they are here: what a list had selected, say. */
const left = new Map<string, unknown>();

export const leave = (place: string, value: unknown) => {
  left.set(place, value);
};
export const wasLeft = <T>(place: string) => left.get(place) as T | undefined;

export const forgetDrafts = () => {
  person += 1;
  drafts.clear();
  left.clear();
  changed();
};

/** The keys of what would be lost now. */
export const useUnsaved = () => useSyncExternalStore(listen, () => unsaved);

const read = <T>(key: string) => drafts.get(key)?.value as T | undefined;

/** Whether something was typed here and neither saved nor given up. */
export const hasDraft = (key: string) => drafts.has(key);

/** Whether what was typed here was kept, not only the form as it opens. */
export const isKept = (key: string) => drafts.get(key)?.isUnsaved ?? false;

/** State that survives leaving the page, if it has a key; `clear` when it was saved or given up. */
export const useDraft = <T>(key: string | null, initial: T) => {
  const [value, setValue] = useState<T>(() => (key ? read<T>(key) : undefined) ?? initial);
  const set = useCallback(
    (next: T) => {
      if (key) put(key, next, JSON.stringify(next) !== JSON.stringify(initial));
      setValue(next);
    },
    [key, initial],
  );
  const clear = useCallback(() => {
    if (key) drafts.delete(key);
    changed();
    setValue(initial);
  }, [key, initial]);
  return [value, set, clear] as const;
};

/**
 * A draft that also hears of what ends after the page was left: `change` may be called then, and
 * does nothing once another person has come. `initial` and `isUnsaved` are the same every time.
 */
export const useKept = <T extends object>(
  key: string,
  initial: T,
  isUnsaved: (value: T) => boolean,
) => {
  const value = useSyncExternalStore(listen, () => read<T>(key) ?? initial);
  const [mine] = useState(person);
  const change = useCallback(
    (fields: Partial<T>) => {
      if (mine !== person) return;
      const next = { ...(read<T>(key) ?? initial), ...fields };
      put(key, next, isUnsaved(next));
    },
    [key, initial, mine, isUnsaved],
  );
  return [value, change] as const;
};
