import { expect, test } from "vitest";

import { countOf, EVERYTHING, excluding, has, including, NOTHING, toggled } from "./selection.ts";

test("some of a list", () => {
  const some = including(NOTHING, [3, 5]);
  expect([has(some, 3), has(some, 4), countOf(some, 100)]).toEqual([true, false, 2]);
  expect(countOf(toggled(some, 3), 100)).toBe(1);
  expect(countOf(NOTHING, 100)).toBe(0);
});

test("the whole of a list but some, without knowing its rows", () => {
  const most = excluding(EVERYTHING, [3]);
  expect([has(most, 3), has(most, 999_999), countOf(most, 1_000_000)]).toEqual([
    false,
    true,
    999_999,
  ]);
  expect(countOf(toggled(most, 3), 1_000_000)).toBe(1_000_000);
});
