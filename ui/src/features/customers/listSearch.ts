// What list is looked at: it stands in the address, so that Back, Forward and stepping keep it.
import type { CustomerQuery, Filter, SortField } from "../../bindings/commands.ts";
import { isFilter } from "./filters/draft.ts";

export type View = "all" | "mine" | "due" | "quiet" | "bin";

export type ListSearch = {
  view?: View;
  /** What is searched for. */
  q?: string;
  filters?: Filter[];
  sort?: SortField;
  desc?: boolean;
  /** The place of the customer that is open, counted from 0. */
  at?: number;
};

const VIEWS: readonly View[] = ["all", "mine", "due", "quiet", "bin"];
export const SORTS: readonly SortField[] = [
  "name",
  "file_no",
  "created_at",
  "updated_at",
  "last_contact_at",
  "next_follow_up_on",
];

/** An address may say anything: what makes no sense is left out. */
export const readListSearch = (raw: Record<string, unknown>): ListSearch => {
  const read: ListSearch = {};
  if (VIEWS.includes(raw.view as View)) read.view = raw.view as View;
  if (typeof raw.q === "string" && raw.q !== "") read.q = raw.q;
  const filters = Array.isArray(raw.filters) ? raw.filters.filter((it) => isFilter(it)) : [];
  if (filters.length > 0) read.filters = filters;
  if (SORTS.includes(raw.sort as SortField)) read.sort = raw.sort as SortField;
  if (typeof raw.desc === "boolean") read.desc = raw.desc;
  if (Number.isInteger(raw.at) && Number(raw.at) >= 0) read.at = Number(raw.at);
  return read;
};

type Situation = { login: string; today: string; in7Days: string; ago30Days: string };

/** The condition that a view is, in the filters' own words. */
const conditionOf = (view: View, { login, in7Days, ago30Days }: Situation): Filter[] => {
  if (view === "mine") return [{ is: { field: "owner", operator: "equal", values: [login] } }];
  if (view === "due") {
    return [{ is: { field: "next_follow_up_on", operator: "at_most", values: [in7Days] } }];
  }
  if (view === "quiet") {
    const before = { field: "last_contact_at", operator: "less", values: [ago30Days] } as const;
    const never = { field: "last_contact_at", operator: "is_unset", values: [] } as const;
    return [
      { or: [{ is: { ...before, values: [...before.values] } }, { is: { ...never, values: [] } }] },
    ];
  }
  return [];
};

export type ListQuery = Omit<CustomerQuery, "row" | "limit">;

export const queryOf = (search: ListSearch, situation: Situation): ListQuery => {
  const parts = [...conditionOf(search.view ?? "all", situation), ...(search.filters ?? [])];
  const natural = search.view === "due" ? "next_follow_up_on" : "updated_at";
  const sort = search.sort ?? natural;
  const [only] = parts;
  return {
    search: search.q ?? null,
    filter: parts.length > 1 ? { and: parts } : (only ?? null),
    sort,
    direction: search.desc === undefined ? null : search.desc ? "descending" : "ascending",
    is_recycled: search.view === "bin",
  };
};
