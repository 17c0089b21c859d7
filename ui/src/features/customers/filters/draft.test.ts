import { expect, test } from "vitest";

import type { Filter } from "../../../bindings/commands.ts";
import { draftOf, filterOf, isFilter, newGroup, newRow, replaced } from "./draft.ts";

const is = (field: string, operator: string, ...values: string[]) =>
  ({ is: { field, operator, values } }) as Filter;

test("what is built and built on again is the same", () => {
  const filters: Filter[] = [
    is("status", "equal", "won", "lost"),
    { not: is("city", "contains", "京") },
    {
      or: [is("city", "equal", "北京"), { and: [is("tags", "is_set"), is("kind", "equal", "x")] }],
    },
    { not: { or: [is("owner", "equal", "me"), is("level", "is_unset")] } },
    { not: { and: [is("owner", "equal", "me"), is("level", "is_unset")] } },
  ];
  for (const filter of filters) expect(filterOf(draftOf(filter))).toEqual(filter);
});

test("what is not complete yet asks for nothing", () => {
  const row = newRow("city", "contains");
  const group = newGroup("any", [row, { ...newRow("status", "equal"), values: ["won"] }]);
  expect(filterOf(group)).toEqual(is("status", "equal", "won"));
  expect(filterOf(newGroup("all", [row]))).toBeNull();
  const whole = replaced(group, row.key, { ...row, values: ["京"] });
  expect(filterOf(whole)).toEqual({
    or: [is("city", "contains", "京"), is("status", "equal", "won")],
  });
  expect(filterOf(replaced(whole, row.key, null))).toEqual(is("status", "equal", "won"));
});

test("an address that holds no filter is seen through", () => {
  let deep: unknown = is("city", "equal", "北京");
  for (let level = 0; level < 100; level++) deep = { not: deep };
  for (const raw of [null, 7, "x", {}, { is: 1 }, { is: { field: "a" } }, { and: 1 }, deep]) {
    expect(isFilter(raw)).toBe(false);
  }
  expect(isFilter({ and: [is("city", "equal", "北京")] })).toBe(true);
});
