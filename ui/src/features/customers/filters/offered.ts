// What can be asked about each field.
import type { Field } from "../../../bindings/commands.ts";
import type { How } from "./draft.ts";

const CHOICE: How[] = ["equal", "not_equal", "is_set", "is_unset"];
const TEXT: How[] = ["contains", "not_contains", "equal", "is_set", "is_unset"];
const DATE: How[] = ["within", "not_within", "at_least", "at_most", "is_set", "is_unset"];
const POINT: How[] = ["contains", "equal", "is_set", "is_unset"];

export type ValueKind =
  | "choice"
  | "tags"
  | "category"
  | "person"
  | "kind"
  | "date"
  | "import"
  | "department"
  | "text";

export const OFFERED: readonly [Field, ValueKind, How[]][] = [
  ["status", "choice", CHOICE],
  ["tags", "tags", CHOICE],
  ["category", "category", ["under", "not_under", "is_set", "is_unset"]],
  ["owner", "person", CHOICE],
  ["department", "department", ["under", "not_under", "is_set", "is_unset"]],
  ["next_follow_up_on", "date", DATE],
  ["last_contact_at", "date", DATE],
  ["level", "choice", CHOICE],
  ["source", "choice", CHOICE],
  ["industry", "choice", CHOICE],
  ["kind", "kind", ["equal"]],
  ["city", "text", TEXT],
  ["province", "text", TEXT],
  ["address", "text", TEXT],
  ["company", "text", TEXT],
  ["name", "text", ["contains", "not_contains", "equal"]],
  ["contact_name", "text", TEXT],
  ["phone", "text", POINT],
  ["email", "text", POINT],
  ["wechat", "text", POINT],
  ["notes", "text", TEXT],
  ["tax_id", "text", TEXT],
  ["created_at", "date", DATE],
  ["updated_at", "date", DATE],
  ["birthday_on", "date", DATE],
  ["import", "import", CHOICE],
];

/** What only who holds a right can ask for. */
const NEEDED: Partial<Record<Field, string>> = { import: "imports.run" };

export const offeredTo = (may: (right: string) => boolean) =>
  OFFERED.map(([field]) => field).filter((field) => may(NEEDED[field] ?? "customers.read"));

export const kindOf = (field: Field): ValueKind =>
  OFFERED.find(([it]) => it === field)?.[1] ?? "text";

export const howsOf = (field: Field): How[] =>
  OFFERED.find(([it]) => it === field)?.[2] ?? ["equal", "is_set", "is_unset"];

/** The periods that are offered by name, the nearest first. */
export const PERIODS = [
  "today",
  "this_week",
  "this_month",
  "past",
  "last_7_days",
  "last_30_days",
  "last_90_days",
  "next_7_days",
  "next_30_days",
  "yesterday",
  "tomorrow",
  "last_week",
  "next_week",
  "last_month",
  "next_month",
  "this_year",
  "last_year",
] as const;
