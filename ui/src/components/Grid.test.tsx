import { fireEvent, screen } from "@testing-library/react";
import { useState } from "react";
import { expect, test, vi } from "vitest";

import { show } from "../lib/testing.tsx";
import { Grid } from "./Grid.tsx";

type Row = { id: number; name: string };

const rows: Row[] = Array.from({ length: 50 }, (_, index) => ({
  id: index + 1,
  name: `N${index}`,
}));

const Sheet = ({ onOpen, onPeek }: { onOpen: (row: Row) => void; onPeek: (row: Row) => void }) => {
  const [cursor, setCursor] = useState(0);
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());
  return (
    <>
      <output>{[...selected].join()}</output>
      <Grid
        label="People"
        columns={[{ id: "name", title: "Name", width: 100, cell: (row: Row) => row.name }]}
        total={rows.length}
        density="normal"
        rowAt={(index) => rows[index]}
        idOf={(row) => row.id}
        nameOf={(row) => row.name}
        sort={null}
        onSort={() => {}}
        selected={selected}
        onSelect={setSelected}
        cursor={cursor}
        onCursor={setCursor}
        onOpen={onOpen}
        onPeek={onPeek}
        onShown={() => {}}
        onResize={() => {}}
        selectLabel="Select"
        selectAllLabel="Select shown"
      />
    </>
  );
};

test("keys move, select a range, look and open", async () => {
  const onOpen = vi.fn();
  const onPeek = vi.fn();
  show(<Sheet onOpen={onOpen} onPeek={onPeek} />);
  const grid = await screen.findByRole("grid");
  const press = (key: string, more = {}) => fireEvent.keyDown(grid, { key, ...more });

  expect(grid.getAttribute("aria-rowcount")).toBe("51");
  press("ArrowDown");
  press("x");
  expect(screen.getByRole("status").textContent).toBe("2");
  press("ArrowDown", { shiftKey: true });
  expect(screen.getByRole("status").textContent).toBe("2,3");
  press(" ");
  expect(onPeek).toHaveBeenCalledWith(rows[2]);
  press("Enter");
  expect(onOpen).toHaveBeenCalledWith(rows[2]);
  press("Escape");
  expect(screen.getByRole("status").textContent).toBe("");
  press("End");
  press("Enter");
  expect(onOpen).toHaveBeenLastCalledWith(rows[49]);
});

test("the Enter that confirms a candidate opens nothing", async () => {
  const onOpen = vi.fn();
  show(<Sheet onOpen={onOpen} onPeek={() => {}} />);
  fireEvent.keyDown(await screen.findByRole("grid"), { key: "Enter", keyCode: 229 });
  expect(onOpen).not.toHaveBeenCalled();
});
