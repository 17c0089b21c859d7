// Which columns are shown, in what order and how wide: each person's own, kept on this computer.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";

import type { ShownColumn } from "../../bindings/commands.ts";
import { call } from "../../lib/ipc.ts";
import { commandQuery } from "../../lib/query.ts";

/** Every column that can be shown, and whether it is unless chosen otherwise. */
export const COLUMNS = [
  ["name", 160, true],
  ["contact_name", 76, true],
  ["status", 84, true],
  ["tags", 116, true],
  ["phone", 124, true],
  ["last_contact_at", 84, true],
  ["next_follow_up_on", 84, true],
  ["owner", 84, false],
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

/** When somebody was deleted: it stands behind the names of the recycle bin, and nowhere else. */
const DELETED = "deleted_at";

export type ColumnId = (typeof COLUMNS)[number][0] | typeof DELETED;

const LIST = "customers";
const SETTLES_MS = 400;

const isKnown = (it: ShownColumn) => COLUMNS.some(([id]) => id === it.id);
const NAME: ShownColumn = { id: "name", width: null };

/** What was kept, as far as it makes sense: the name is how a row is known, and stands first. */
export const readArrangement = (kept: readonly ShownColumn[] | undefined): ShownColumn[] => {
  if (!kept) return COLUMNS.filter((it) => it[2]).map(([id]) => ({ id, width: null }));
  const name = kept.find((it) => it.id === "name") ?? NAME;
  return [name, ...kept.filter((it) => it.id !== "name" && isKnown(it))];
};

export const toggled = (shown: ShownColumn[], id: ColumnId) => {
  if (id === "name") return shown;
  const isShown = shown.some((it) => it.id === id);
  return isShown ? shown.filter((it) => it.id !== id) : [...shown, { id, width: null }];
};

export const resized = (shown: ShownColumn[], id: string, width: number) =>
  shown.map((it) => (it.id === id ? { ...it, width: Math.round(width) } : it));

export const moved = (shown: ShownColumn[], id: string, to: number) => {
  const column = shown.find((it) => it.id === id);
  if (!column || id === "name") return shown;
  const others = shown.filter((it) => it.id !== id);
  return [...others.slice(0, Math.max(1, to)), column, ...others.slice(Math.max(1, to))];
};

export const inBin = ([name, ...others]: ShownColumn[]): ShownColumn[] =>
  name ? [name, { id: DELETED, width: null }, ...others] : [];

export const listsQuery = () => commandQuery("preferences.lists", null);

let timer: ReturnType<typeof setTimeout> | undefined;

export const useArrangement = () => {
  const client = useQueryClient();
  const query = listsQuery();
  const lists = useQuery({ ...query, staleTime: Number.POSITIVE_INFINITY });
  const kept = lists.data?.[LIST];
  const shown = useMemo(() => readArrangement(kept), [kept]);
  const arrange = (columns: ShownColumn[]) => {
    client.setQueryData(query.queryKey, { ...lists.data, [LIST]: columns });
    clearTimeout(timer);
    // A drag draws on every move and is kept at its end. A disk that is full costs no more than this.
    const keep = () => call("preferences.arrange", { list: LIST, columns }).catch(() => {});
    timer = setTimeout(keep, SETTLES_MS);
  };
  return {
    shown,
    isReady: !lists.isPending,
    toggle: (id: ColumnId) => arrange(toggled(shown, id)),
    resize: (id: string, width: number) => arrange(resized(shown, id, width)),
    move: (id: string, to: number) => arrange(moved(shown, id, to)),
    reset: () => arrange(readArrangement(undefined)),
    isOwn: kept !== undefined,
  };
};
