// What was typed and not saved, for as long as the window is open: locking it loses nothing.
import { useCallback, useState } from "react";

const drafts = new Map<string, unknown>();

export const forgetDrafts = () => drafts.clear();

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
