import type { Key, Values } from "../../lib/words.tsx";

/** How many there are, or more than how many until they are counted. */
export const counted = (
  key: "customers.count" | "customers.rows",
  total: number,
  isCounted: boolean,
  values: Values = {},
): [Key, Values] =>
  isCounted ? [key, { ...values, count: total }] : [`${key}_more`, { ...values, count: total - 1 }];
