import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import type { PastImport } from "../../bindings/commands.ts";
import { fakeCore, show } from "../../lib/testing.tsx";
import { StoppedImport } from "./StoppedImport.tsx";

const stopped = (fields: Partial<PastImport>): PastImport => ({
  id: 1,
  file: "list.xlsx",
  state: "stopped",
  started_at: Date.parse("2026-03-10T03:00:00Z"),
  by: "Chen",
  is_mine: true,
  is_to_tell: true,
  rows: 1_240,
  total: 5_000,
  new: 1_200,
  updated: 0,
  duplicates: 40,
  failed: 0,
  ...fields,
});

const begin = (past: PastImport[]) => {
  fakeCore({ "imports.list": () => past });
  const go = vi.fn();
  show(<StoppedImport onGo={go} />);
  return go;
};

test("whoever comes back hears how far their import came, and where to go on", async () => {
  const go = begin([stopped({})]);
  await screen.findByText(/“list.xlsx” was stopped: 1,240 of 5,000 rows were read, 1,200 new/);
  await userEvent.click(screen.getByRole("button", { name: "Continue or undo it" }));
  expect(go).toHaveBeenCalledOnce();
  await userEvent.click(screen.getByRole("button", { name: "Close" }));
  expect(screen.queryByText(/was stopped/)).toBeNull();
});

test("of an import from before nobody knows how many rows there were", async () => {
  begin([stopped({ id: 2, total: 0 })]);
  await screen.findByText(/was stopped: 1,240 rows were read/);
});

test("nothing is said of what the core does not tell of", async () => {
  for (const past of [[], [stopped({ id: 3, is_to_tell: false })]]) {
    const calls = fakeCore({ "imports.list": () => past });
    const { unmount } = show(<StoppedImport onGo={() => {}} />);
    await waitFor(() => expect(calls.map((it) => it.name)).toEqual(["imports.list"]));
    await waitFor(() => expect(screen.queryByText(/was stopped/)).toBeNull());
    unmount();
  }
});
