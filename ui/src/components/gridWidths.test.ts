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
      { id: "name", width: 200, least: 150, wants: 300, turn: 0 },
      { id: "tags", width: 110, least: 60, bottom: 50, wants: 150, turn: 4 },
      { id: "phone", width: 110, isFixed: true, least: 60, wants: 150, turn: 1 },
      { id: "company", width: 100, wants: 180, turn: 2 },
      { id: "created_at", width: 80 },
    ],
    room + 36,
  );

test("where room is short, what others can spare is given before names are cut", () => {
  expect(office(600)).toEqual([200, 110, 110, 100, 80]);
  expect(office(580)).toEqual([200, 90, 110, 100, 80]);
  expect(office(520)).toEqual([170, 60, 110, 100, 80]);
  expect(office(500)).toEqual([150, 60, 110, 100, 80]);
  expect(office(495)).toEqual([150, 55, 110, 100, 80]);
  expect(office(400)).toEqual([150, 50, 110, 100, 80]);
});

test("where there is room, texts have it by turns: names first, then the company, then tags", () => {
  expect(office(660)).toEqual([260, 110, 110, 100, 80]);
  expect(office(740)).toEqual([300, 110, 110, 140, 80]);
  expect(office(800)).toEqual([300, 130, 110, 180, 80]);
  expect(office(820)).toEqual([300, 150, 110, 180, 80]);
});

test("texts share what nobody needs, up to twice of it; no column is torn to fill a wide window", () => {
  const wide = office(1_136);
  expect(sum(wide)).toBe(1_136);
  expect(wide.slice(2)).toEqual([110, expect.any(Number), 80]);
  expect(wide[0]).toBeGreaterThan(400);
  expect(office(3_000)).toEqual([600, 300, 110, 360, 80]);
});

test("a heading has room in Chinese and in English", () => {
  expect(headingWidth("下次跟进日期")).toBeGreaterThan(90);
  expect(headingWidth("Next follow-up")).toBeGreaterThan(105);
  expect(headingWidth("Tags")).toBeGreaterThan(47);
});
