import { expect, test } from "vitest";

import { headingWidth, sharedWidths } from "./gridWidths.ts";

const column = (id: string, width: number, isFixed = false) => ({ id, width, isFixed });
const sum = (widths: number[]) => widths.reduce((all, it) => all + it, 0);

test("what is left of a row is shared by those nobody has drawn", () => {
  const widths = sharedWidths([column("a", 100), column("b", 200, true), column("c", 300)], 1_036);
  expect(widths).toEqual([200, 200, 600]);
});

test("where all were drawn the last one takes what is left", () => {
  expect(sharedWidths([column("a", 100, true), column("b", 100, true)], 436)).toEqual([100, 300]);
});

test("nothing is squeezed where there is no room, and no pixel is lost where there is", () => {
  expect(sharedWidths([column("a", 400), column("b", 400)], 500)).toEqual([400, 400]);
  const odd = sharedWidths([column("a", 101), column("b", 77), column("c", 53)], 1_000);
  expect(sum(odd)).toBe(1_000 - 36);
});

const office = (room: number) =>
  sharedWidths(
    [
      { id: "name", width: 200, least: 150, wants: 300 },
      { id: "tags", width: 110, least: 60, wants: 150 },
      { id: "phone", width: 110, isFixed: true, least: 60, wants: 150 },
      { id: "owner", width: 80 },
    ],
    room + 36,
  );

test("where room is short, what others can spare is given before names are cut", () => {
  expect(office(500)).toEqual([200, 110, 110, 80]);
  expect(office(480)).toEqual([200, 90, 110, 80]);
  expect(office(420)).toEqual([170, 60, 110, 80]);
  expect(office(300)).toEqual([150, 60, 110, 80]);
});

test("where there is room, names have it first, and the last column what is left", () => {
  expect(office(560)).toEqual([260, 110, 110, 80]);
  expect(office(620)).toEqual([300, 130, 110, 80]);
  expect(office(740)).toEqual([300, 150, 110, 180]);
});

test("a heading has room in Chinese and in English", () => {
  expect(headingWidth("下次跟进日期")).toBeGreaterThan(90);
  expect(headingWidth("Next follow-up")).toBeGreaterThan(105);
});
