// What was chosen in the dialog, as the core is asked for it.
import type { Field, Format, WantedExport } from "../../bindings/commands.ts";
import type { Scope } from "./api.ts";

export type Which = "selected" | "list" | "all";
export type What = "usual" | "chosen" | "complete";

/** What is remembered from one export to the next. */
export type Taste = { format: Format; what: What; fields: readonly Field[] };

export const FIRST_TASTE: Taste = { format: "xlsx", what: "usual", fields: [] };

const EVERYONE = {
  search: null,
  filter: null,
  sort: "updated_at",
  direction: null,
  is_recycled: false,
} as const;

const isNarrowed = ({ list }: Scope) =>
  list !== null && (list.search !== null || list.filter !== null || list.is_recycled);

/** What there is to choose between: the narrowest first. */
export const whichOf = (scope: Scope): Which[] => {
  const which: Which[] = scope.selected ? ["selected"] : [];
  if (isNarrowed(scope)) which.push("list");
  return [...which, "all"];
};

export const wantedOf = (scope: Scope, which: Which, taste: Taste): WantedExport => {
  const list = scope.list ?? EVERYONE;
  const order = { sort: list.sort, direction: list.direction };
  const whole = { ...EVERYONE, ...order, only: null, but: [] };
  const rows = {
    selected: { ...whole, ...order, ...scope.selected?.chosen },
    list: { ...list, only: null, but: [] },
    all: whole,
  };
  const columns = {
    usual: { fields: [] },
    chosen: { fields: [...taste.fields] },
    complete: "complete",
  } as const;
  return {
    ...rows[which],
    columns: columns[taste.what] as WantedExport["columns"],
    format: taste.format,
  };
};
