import { expect, test } from "vitest";

import { moved, readArrangement, resized, toggled } from "./arrangement.ts";

const ids = (columns: { id: string }[]) => columns.map((it) => it.id).join();
const kept = (...names: string[]) => names.map((id) => ({ id, width: null }));

test("what was kept is shown in its order, and what no longer exists is left out", () => {
  expect(ids(readArrangement(kept("city", "name", "colour", "phone")))).toBe("name,city,phone");
  expect(ids(readArrangement(undefined))).toContain("name,contact_name,status");
});

test("the name is always there and always first", () => {
  const shown = readArrangement(kept("city", "phone"));
  expect(ids(shown)).toBe("name,city,phone");
  expect(ids(toggled(shown, "name"))).toBe("name,city,phone");
  expect(ids(moved(shown, "name", 2))).toBe("name,city,phone");
  expect(ids(moved(shown, "phone", 0))).toBe("name,phone,city");
});

test("columns come, go, move and grow", () => {
  const shown = readArrangement(kept("name", "city", "phone"));
  expect(ids(toggled(shown, "level"))).toBe("name,city,phone,level");
  expect(ids(toggled(shown, "city"))).toBe("name,phone");
  expect(ids(moved(shown, "city", 2))).toBe("name,phone,city");
  expect(resized(shown, "city", 120.4)[1]).toEqual({ id: "city", width: 120 });
});
