// What the log is narrowed down to, as it stands in the address.
import type { EntryQuery } from "../../bindings/commands.ts";

export type JournalSearch = {
  tab?: "looks";
  /** Also what changed nothing: sign-ins, exports, refusals. */
  all?: true;
  /** The account of a person. */
  person?: number;
  operations?: string[];
  from?: string;
  to?: string;
  entity?: string;
  id?: number;
};

type Loose = { [K in keyof JournalSearch]?: JournalSearch[K] | undefined };

/** What is not said stands in no address. */
export const withoutBlanks = (search: Loose) =>
  Object.fromEntries(
    Object.entries(search).filter(([, value]) => value !== undefined),
  ) as JournalSearch;

const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);
const number = (value: unknown) => (typeof value === "number" ? value : undefined);
const day = (value: unknown) => {
  const written = text(value);
  return written && /^\d{4}-\d{2}-\d{2}$/.test(written) ? written : undefined;
};

/** Whatever the address says, only what makes sense is taken. */
export const readJournalSearch = (raw: Record<string, unknown>): JournalSearch => {
  const operations = Array.isArray(raw.operations) ? raw.operations.filter(text) : [];
  return withoutBlanks({
    tab: raw.tab === "looks" ? "looks" : undefined,
    all: raw.all === true ? raw.all : undefined,
    person: number(raw.person),
    operations: operations.length > 0 ? (operations as string[]) : undefined,
    from: day(raw.from),
    to: day(raw.to),
    entity: text(raw.entity),
    id: number(raw.id),
  });
};

/** As many changes as a line has room to name. */
const NAMED = 2;

export const entryQueryOf = (search: JournalSearch): EntryQuery => ({
  entity: search.entity ?? null,
  entity_id: search.entity ? (search.id ?? null) : null,
  account: search.person ?? null,
  operations: search.operations ?? [],
  from: search.from ?? null,
  to: search.to ?? null,
  before: null,
  skip: 0,
  limit: 0,
  changes: NAMED,
  // Who asks for one kind of operation means all of that kind.
  only_changes: !search.all && !search.operations,
});

/** Whether anything is left out. */
export const isNarrowed = ({ tab: _, ...search }: JournalSearch) =>
  !search.all || Object.keys(search).length > 1;
