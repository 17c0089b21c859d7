import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";

import type { PastImport } from "../../bindings/commands.ts";
import { failure } from "../../lib/testing.tsx";
import { begin, past, press } from "./testing.tsx";

test("an earlier import leads to the customers that it made, as long as they are there", async () => {
  const others: PastImport[] = [
    { ...past, id: 5, file: "gone.xlsx", state: "undone" },
    { ...past, id: 6, file: "updates.xlsx", new: 0, updated: 3 },
  ];
  const { seen } = begin({ "imports.list": () => [past, ...others] });
  await press("Show the customers imported from old.xlsx");
  expect(seen).toEqual([4]);
  expect(screen.getAllByRole("button", { name: /^Show the customers/ })).toHaveLength(1);
});

test("an earlier import is undone when it was asked for twice", async () => {
  const { named } = begin({
    "imports.list": () => [past],
    "imports.undo": () => ({ undone: 11, kept: 1, retired: 0, restored: 0 }),
  });
  await press("Undo the import of old.xlsx");
  const dialog = await screen.findByRole("dialog");
  within(dialog).getByText(/12 customers/);
  await userEvent.click(within(dialog).getByRole("button", { name: "Undo the import" }));
  await waitFor(() => expect(named("imports.undo")[0]?.input).toBe(4));
});

test("who may not delete is not offered to undo, and another's import not to go on", async () => {
  const theirs: PastImport = { ...past, state: "stopped", is_mine: false };
  begin({ "imports.list": () => [theirs] }, ["imports.run"]);
  await screen.findByText("old.xlsx");
  expect(screen.queryByRole("button", { name: /Undo/ })).toBeNull();
  expect(screen.queryByRole("button", { name: /Continue/ })).toBeNull();
});

test("one's own that was stopped goes on from its line", async () => {
  begin({ "imports.list": () => [{ ...past, state: "stopped" }] });
  expect(
    await screen.findByRole("button", { name: "Continue the import of old.xlsx" }),
  ).toBeTruthy();
});

test("what goes wrong with the earlier imports is said", async () => {
  begin({
    "imports.list": () => {
      throw failure("internal", { sentence: "Not now." });
    },
  });
  expect((await screen.findByRole("alert")).textContent).toContain("Not now.");
});
