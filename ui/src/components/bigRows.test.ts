import { expect, test } from "vitest";

import { drawnRows, geometry, type Position, positionAfter, positionAt } from "./bigRows.ts";

const ROW = 40;
const VIEWPORT = 600;
const MILLION = 1_000_000;

const topRow = ({ top, offset }: Position) => Math.floor((top + offset) / ROW);

test("the scroll area stays below what a web view can hold", () => {
  expect(geometry(MILLION, ROW, VIEWPORT).height).toBeLessThan(33_554_428);
});

test("every jump to a row shows that row", () => {
  const g = geometry(MILLION, ROW, VIEWPORT);
  for (const row of [0, 1, 838_861, 777_777, 999_980]) {
    expect(topRow(positionAt(g, row * ROW))).toBe(row);
  }
});

test("the end of the scrollbar is the last row", () => {
  const g = geometry(MILLION, ROW, VIEWPORT);
  const end = positionAfter(g, { top: 0, offset: 0 }, g.height - VIEWPORT);
  expect(end.top + end.offset + VIEWPORT).toBe(MILLION * ROW);
});

test("a wheel moves row by row, down and up, over every border of pages", () => {
  const g = geometry(MILLION, ROW, VIEWPORT);
  let position = positionAt(g, 0);
  let place = 0;
  for (const step of [...Array(900).fill(500), ...Array(400).fill(-500)]) {
    position = positionAfter(g, position, position.top + step);
    place += step;
    expect(position.top + position.offset).toBe(place);
    expect(position.top).toBeGreaterThanOrEqual(0);
    expect(position.top).toBeLessThanOrEqual(g.height - VIEWPORT);
  }
});

test("a short list is not stretched", () => {
  const g = geometry(5, ROW, VIEWPORT);
  expect(g.height).toBe(VIEWPORT);
  expect(positionAfter(g, { top: 0, offset: 0 }, 0)).toEqual({ top: 0, offset: 0 });
});

test("a wheel reaches the last row, and no row is left below it", () => {
  const g = geometry(MILLION, ROW, VIEWPORT);
  let position = positionAt(g, g.full - 600_000);
  for (let step = 0; step < 1_300; step++) {
    const top = Math.min(position.top + 500, g.height - VIEWPORT);
    position = positionAfter(g, position, top);
  }
  expect(position.top + position.offset + VIEWPORT).toBe(MILLION * ROW);
});

test("no two rows that are drawn share a slot, and a step down keeps the slots of all that stay", () => {
  for (const y of [0, 1, ROW - 1, ROW, 12_345, MILLION * ROW - VIEWPORT]) {
    const drawn = drawnRows(MILLION, ROW, VIEWPORT, y);
    expect(new Set(drawn.map((it) => it.slot)).size).toBe(drawn.length);
    const after = drawnRows(MILLION, ROW, VIEWPORT, y + ROW);
    for (const { index, slot } of drawn) {
      const stayed = after.find((it) => it.index === index);
      if (stayed) expect(stayed.slot).toBe(slot);
    }
  }
  expect(drawnRows(0, ROW, VIEWPORT, 0)).toEqual([]);
});
