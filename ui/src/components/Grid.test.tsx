import { fireEvent, screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { expect, test, vi } from "vitest";

import { show } from "../lib/testing.tsx";
import { type Column, Grid } from "./Grid.tsx";
import { countOf, has, NOTHING, type Selection } from "./selection.ts";

type Row = { id: number; name: string; city: string };

const rows: Row[] = Array.from({ length: 50 }, (_, index) => ({
  id: index + 1,
  name: `N${index}`,
  city: `C${index}`,
}));
const column = (id: "name" | "city"): Column<Row> => ({
  id,
  title: id,
  width: 100,
  isSortable: true,
  cell: (row) => <span data-opens={id === "name" ? "" : undefined}>{row[id]}</span>,
  text: (row) => row[id],
});

type GridProps = Parameters<typeof Grid<Row>>[0];
type Heard = Partial<
  Pick<
    GridProps,
    "onOpen" | "onPeek" | "onEdit" | "onSort" | "onMove" | "onHide" | "onResize" | "onCopy"
  >
>;

type SheetProps = { heard: Heard; arrived?: number; total?: number };

/** `arrived` rows are here; the others are on their way. */
const Sheet = ({ heard, arrived = 50, total = rows.length }: SheetProps) => {
  const [cursor, setCursor] = useState(0);
  const [selection, setSelection] = useState<Selection>(NOTHING);
  const nothing = () => {};
  const ids = rows.map((it) => it.id).filter((id) => has(selection, id));
  return (
    <>
      <output data-count={countOf(selection, rows.length)}>{ids.join()}</output>
      <Grid<Row>
        label="People"
        listKey="all"
        columns={[column("name"), column("city")]}
        total={total}
        density="normal"
        rowAt={(index) => (index < arrived ? rows[index] : undefined)}
        idOf={(row) => row.id}
        nameOf={(row) => row.name}
        idsBetween={async (first, last) => rows.slice(first, last + 1).map((it) => it.id)}
        sort={null}
        onSort={nothing}
        selection={selection}
        onSelect={setSelection}
        cursor={cursor}
        onCursor={setCursor}
        onOpen={nothing}
        onPeek={nothing}
        onEdit={nothing}
        onHide={nothing}
        onShown={nothing}
        onResize={nothing}
        onMove={nothing}
        onCopy={nothing}
        selectLabel="Select"
        selectAllLabel="Select shown"
        {...heard}
      />
    </>
  );
};

const open = async (heard: Heard = {}, arrived = 50, total = rows.length) => {
  show(<Sheet heard={heard} arrived={arrived} total={total} />);
  const grid = await screen.findByRole("grid");
  return {
    grid,
    press: (key: string, more = {}) => fireEvent.keyDown(grid, { key, ...more }),
    selected: () => screen.getByRole("status").textContent,
  };
};

test("keys move, select a range, look and open", async () => {
  const onOpen = vi.fn();
  const onPeek = vi.fn();
  const { grid, press, selected } = await open({ onOpen, onPeek });
  expect(grid.getAttribute("aria-rowcount")).toBe("51");
  press("ArrowDown");
  press("x");
  expect(selected()).toBe("2");
  press("ArrowDown", { shiftKey: true });
  await waitFor(() => expect(selected()).toBe("2,3"));
  press(" ");
  expect(onPeek).toHaveBeenCalledWith(rows[2]);
  press("Enter");
  expect(onOpen).toHaveBeenCalledWith(rows[2], 2);
  press("Escape");
  expect(selected()).toBe("");
  press("End");
  press("Enter");
  expect(onOpen).toHaveBeenLastCalledWith(rows[49], 49);
});

test("E changes the cell under the cursor, not while a candidate is chosen", async () => {
  const onEdit = vi.fn();
  const { press } = await open({ onEdit });
  press("ArrowDown");
  press("ArrowRight");
  press("e", { keyCode: 229 });
  expect(onEdit).not.toHaveBeenCalled();
  press("e");
  expect(onEdit).toHaveBeenCalledWith(rows[1], "city");
});

test("a heading has a menu, by key and by the other button of the mouse", async () => {
  const heard = { onSort: vi.fn(), onHide: vi.fn() };
  const { grid, press } = await open(heard);
  press("ArrowDown", { altKey: true });
  expect(screen.queryByRole("menu")).toBeNull();
  press("ArrowUp");
  press("ArrowRight");
  press("ArrowDown", { altKey: true });
  fireEvent.click(await screen.findByText("Sort descending"));
  expect(heard.onSort).toHaveBeenCalledWith({ column: "city", isDescending: true });
  await waitFor(() => expect(screen.queryByRole("menu")).toBeNull());
  expect(document.activeElement).toBe(grid);
  fireEvent.contextMenu(screen.getByRole("button", { name: "city" }));
  fireEvent.click(await screen.findByText("Hide this column"));
  expect(heard.onHide).toHaveBeenCalledWith("city");
  fireEvent.contextMenu(screen.getByRole("button", { name: "name" }));
  await screen.findByText("Sort ascending");
  expect(screen.queryByText("Hide this column")).toBeNull();
});

test("a range reaches over rows that are not here yet", async () => {
  const { press, selected } = await open({}, 5);
  press("End", { shiftKey: true });
  await waitFor(() => expect(selected()).toBe(rows.map((it) => it.id).join()));
});

test("Control+A is the whole list, without its rows", async () => {
  const { press } = await open({}, 5);
  press("a", { ctrlKey: true });
  expect(screen.getByRole("status").dataset.count).toBe("50");
  press("x");
  expect(screen.getByRole("status").dataset.count).toBe("49");
});

test("the box above the rows ticks all that were found, those too that are not here yet", async () => {
  const { selected } = await open({}, 5);
  const box = screen.getByRole("checkbox", { name: "Select shown" });
  fireEvent.click(box);
  await waitFor(() => expect(selected()).toBe(rows.map((it) => it.id).join()));
  expect(box.getAttribute("aria-checked")).toBe("true");
  fireEvent.click(screen.getByRole("checkbox", { name: "Select N1" }));
  expect(box.getAttribute("aria-checked")).toBe("mixed");
  fireEvent.click(box);
  await waitFor(() => expect(box.getAttribute("aria-checked")).toBe("true"));
  fireEvent.click(box);
  expect(selected()).toBe("");
});

test("of a long list it ticks what is in sight, and the rest is offered elsewhere", async () => {
  await open({}, 50, 501);
  fireEvent.click(screen.getByRole("checkbox", { name: "Select shown" }));
  const { count } = screen.getByRole("status").dataset;
  expect(Number(count)).toBeGreaterThan(0);
  expect(Number(count)).toBeLessThan(50);
});

test("one press on a name opens, elsewhere it moves the cursor, and a second one goes nowhere", async () => {
  const onOpen = vi.fn();
  const { grid } = await open({ onOpen });
  fireEvent.click(screen.getByText("C3"));
  expect(onOpen).not.toHaveBeenCalled();
  expect(grid.getAttribute("aria-activedescendant")).toBe("row-3-1");
  fireEvent.click(screen.getByText("N4"), { clientX: 50, clientY: 90, ctrlKey: true });
  expect(onOpen).not.toHaveBeenCalled();
  fireEvent.click(screen.getByText("N4"), { clientX: 50, clientY: 90 });
  expect(onOpen).toHaveBeenCalledWith(rows[4], 4);
  const wasHeard = vi.fn();
  grid.addEventListener("click", wasHeard);
  fireEvent.click(grid, { clientX: 52, clientY: 91 });
  fireEvent.doubleClick(screen.getByText("N4"), { clientX: 52, clientY: 91 });
  expect(wasHeard).not.toHaveBeenCalled();
  expect(onOpen).toHaveBeenCalledOnce();
  // A press somewhere else is meant.
  fireEvent.click(grid, { clientX: 300, clientY: 91 });
  expect(wasHeard).toHaveBeenCalledOnce();
});

test("the headings are one step above the first row: keys sort, move and resize", async () => {
  const onSort = vi.fn();
  const onMove = vi.fn();
  const onResize = vi.fn();
  const { grid, press } = await open({ onSort, onMove, onResize });
  press("ArrowUp");
  expect(grid.getAttribute("aria-activedescendant")).toBe("heading-0");
  press("Enter");
  expect(onSort).toHaveBeenCalledWith({ column: "name", isDescending: false });
  // The name stays where it is.
  press("ArrowRight", { ctrlKey: true });
  expect(onMove).not.toHaveBeenCalled();
  press("ArrowRight");
  press("ArrowRight", { shiftKey: true });
  expect(onResize).toHaveBeenCalledWith("city", 110);
  press("ArrowLeft", { ctrlKey: true });
  expect(onMove).not.toHaveBeenCalled();
  press("ArrowDown");
  expect(grid.getAttribute("aria-activedescendant")).toBe("row-0-1");
});

test("Control+C copies the column under the cursor, or what is selected", async () => {
  const onCopy = vi.fn();
  const { press } = await open({ onCopy });
  press("ArrowRight");
  press("c", { ctrlKey: true });
  expect(onCopy).toHaveBeenCalledWith("city");
});

test("the Enter that confirms a candidate opens nothing", async () => {
  const onOpen = vi.fn();
  const { press } = await open({ onOpen });
  press("Enter", { keyCode: 229 });
  expect(onOpen).not.toHaveBeenCalled();
});
