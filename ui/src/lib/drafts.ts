// What was typed and not saved, for as long as the window is open: locking it loses nothing.
import { useCallback, useState } from "react";

const drafts = new Map<string, unknown>();

export const forgetDrafts = () => drafts.clear();

/** Whether something was typed here and neither saved nor given up. */
export const hasDraft = (key: string) => drafts.has(key);

/** State that survives leaving the page, if it has a key; `clear` when it was saved or given up. */
export const useDraft = <T>(key: string | null, initial: T) => {
  const [value, setValue] = useState<T>(
    () => (key && (drafts.get(key) as T | undefined)) || initial,
  );
  const set = useCallback(
    (next: T) => {
      if (key) drafts.set(key, next);
      setValue(next);
    },
    [key],
  );
  const clear = useCallback(() => {
    if (key) drafts.delete(key);
    setValue(initial);
  }, [key, initial]);
  return [value, set, clear] as const;
};
