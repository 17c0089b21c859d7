// A filter while it is built: rows that may not be complete yet, in groups.
import type { Field, Filter, Operator } from "../../../bindings/commands.ts";

/** How a row compares: an operator of core, or the opposite of one. */
export type How = Operator | "not_contains" | "not_under" | "not_within";

export type Row = { key: number; field: Field; how: How; values: string[] };
export type Mode = "all" | "any" | "none";
export type Group = { key: number; mode: Mode; parts: Part[] };
export type Part = Row | Group;

export const isGroup = (part: Part): part is Group => "parts" in part;

const NEGATED: Partial<Record<Operator, How>> = {
  contains: "not_contains",
  under: "not_under",
  within: "not_within",
  equal: "not_equal",
};

/** The filter of one comparison, or of the opposite of one; none for anything more. */
export const howOf = (filter: Filter): { name: Field; operator: How; values: string[] } | null => {
  if ("is" in filter) {
    const { field, operator, values } = filter.is;
    return { name: field, operator, values };
  }
  if ("not" in filter && "is" in filter.not) {
    const { field, operator, values } = filter.not.is;
    const negated = NEGATED[operator];
    return negated ? { name: field, operator: negated, values } : null;
  }
  return null;
};

/** Whether a field is asked for anywhere in it. */
export const asksFor = (filter: Filter, field: Field): boolean => {
  if ("is" in filter) return filter.is.field === field;
  if ("not" in filter) return asksFor(filter.not, field);
  return ("and" in filter ? filter.and : filter.or).some((it) => asksFor(it, field));
};

let given = 0;
const nextKey = () => {
  given += 1;
  return given;
};

export const newRow = (field: Field, how: How): Row => ({
  key: nextKey(),
  field,
  how,
  values: [],
});
export const newGroup = (mode: Mode, parts: Part[]): Group => ({ key: nextKey(), mode, parts });

export const needsValue = (how: How) => how !== "is_set" && how !== "is_unset";

const isComplete = ({ how, values }: Row) => !needsValue(how) || values.some((it) => it.trim());

/** What has been said so far; none while nothing is complete. */
export const filterOf = (part: Part): Filter | null => {
  if (!isGroup(part)) return isComplete(part) ? comparison(part) : null;
  const parts = part.parts.flatMap((it) => filterOf(it) ?? []);
  const [only] = parts;
  if (!only) return null;
  if (part.mode === "none") return { not: parts.length === 1 ? only : { or: parts } };
  if (parts.length === 1) return only;
  return part.mode === "all" ? { and: parts } : { or: parts };
};

const comparison = ({ field, how, values }: Row): Filter => {
  const kept = needsValue(how) ? values.filter((it) => it.trim()) : [];
  const is = (operator: Operator): Filter => ({ is: { field, operator, values: kept } });
  switch (how) {
    case "not_contains":
    case "not_under":
    case "not_within":
      return { not: is(how.slice(4) as Operator) };
    default:
      return is(how);
  }
};

/** A filter, to be built on; at its top is always a group. */
export const draftOf = (filter: Filter): Group => {
  const part = partOf(filter);
  return isGroup(part) ? part : newGroup("all", [part]);
};

const partOf = (filter: Filter): Part => {
  const how = howOf(filter);
  if (how) return { key: nextKey(), field: how.name, how: how.operator, values: how.values };
  if ("and" in filter) return newGroup("all", filter.and.map(partOf));
  if ("or" in filter) return newGroup("any", filter.or.map(partOf));
  if ("not" in filter) {
    const inner = filter.not;
    return newGroup("none", "or" in inner ? inner.or.map(partOf) : [partOf(inner)]);
  }
  return newGroup("all", []);
};

/** A part in the place of the one with its key, or taken out. */
export const replaced = (group: Group, key: number, part: Part | null): Group => ({
  ...group,
  parts: group.parts.flatMap((it) => {
    if (it.key === key) return part ?? [];
    return isGroup(it) ? replaced(it, key, part) : it;
  }),
});

/** Deeper than any filter that somebody builds by hand. */
const DEEPEST = 12;

/** Whether something from an address has the form of a filter; core judges what it says. */
export const isFilter = (raw: unknown, depth = 0): raw is Filter => {
  if (typeof raw !== "object" || raw === null || depth > DEEPEST) return false;
  const inner = (it: unknown) => isFilter(it, depth + 1);
  const { and, or, not, is } = raw as Record<string, unknown>;
  if (and !== undefined) return Array.isArray(and) && and.every(inner);
  if (or !== undefined) return Array.isArray(or) && or.every(inner);
  if (not !== undefined) return inner(not);
  if (typeof is !== "object" || is === null) return false;
  const { field, operator, values } = is as Record<string, unknown>;
  const areTexts = Array.isArray(values) && values.every((it) => typeof it === "string");
  return typeof field === "string" && typeof operator === "string" && areTexts;
};
