// Which columns are shown and how wide, for as long as the window is open.
import { useSyncExternalStore } from "react";

/** Every column that can be shown, in order, and whether it is unless chosen otherwise. */
export const COLUMNS = [
  ["name", 164, true],
  ["contact_name", 84, true],
  ["status", 92, true],
  ["tags", 150, true],
  ["phone", 130, true],
  ["last_contact_at", 92, true],
  ["next_follow_up_on", 92, true],
  ["owner", 84, true],
  ["company", 170, false],
  ["file_no", 96, false],
  ["email", 190, false],
  ["wechat", 130, false],
  ["category", 170, false],
  ["level", 80, false],
  ["source", 104, false],
  ["industry", 110, false],
  ["city", 100, false],
  ["address", 220, false],
  ["department", 110, false],
  ["created_at", 110, false],
  ["updated_at", 110, false],
] as const;

export type ColumnId = (typeof COLUMNS)[number][0];

type Choice = { shown: readonly ColumnId[]; widths: Partial<Record<string, number>> };

let choice: Choice = { shown: COLUMNS.filter((it) => it[2]).map((it) => it[0]), widths: {} };
const listeners = new Set<() => void>();

const set = (next: Choice) => {
  choice = next;
  for (const listener of listeners) listener();
};

/** The name is how a row is known: it stays. */
export const toggleColumn = (id: ColumnId) => {
  if (id === "name") return;
  const { shown } = choice;
  const next = shown.includes(id) ? shown.filter((it) => it !== id) : [...shown, id];
  set({ ...choice, shown: next });
};

export const resizeColumn = (id: string, width: number) =>
  set({ ...choice, widths: { ...choice.widths, [id]: width } });

export const useColumnChoice = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => choice,
  );
