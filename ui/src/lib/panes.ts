// Panes beside a list: the task panel gives way to one where there is no room for both.
import { useEffect, useSyncExternalStore } from "react";

let count = 0;
const listeners = new Set<() => void>();

const add = (by: 1 | -1) => {
  count += by;
  for (const listener of listeners) listener();
};

/** Says that a pane stands beside a list, for as long as the component is there. */
export const usePane = () =>
  useEffect(() => {
    add(1);
    return () => add(-1);
  }, []);

export const useHasPane = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => count > 0,
  );
