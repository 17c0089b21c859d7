import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";

import type { PastImport } from "../../bindings/commands.ts";
import { failure } from "../../lib/testing.tsx";
import { begin, counted, past, press, toCheck } from "./testing.tsx";

test("an import that made nobody leads to no list of nobody", async () => {
  begin({ "imports.run": () => ({ ...counted, batch: 9, report: 2, new: 0, updated: 2 }) });
  await toCheck();
  await press("Continue");
  await press("Start the import");
  await screen.findByText("The import is done.");
  expect(screen.queryByRole("button", { name: "Show the customers" })).toBeNull();
});

test("an import that stops midway can go on or be undone", async () => {
  const stopped: PastImport = { ...past, id: 9, state: "stopped", rows: 1_000, new: 1_000 };
  let isStopped = false;
  const { named } = begin({
    "imports.list": () => (isStopped ? [stopped] : []),
    "imports.run": () => {
      isStopped = true;
      throw failure("cancelled", { sentence: "It was stopped." });
    },
    "imports.resume": () => ({ ...counted, batch: 9 }),
  });
  await toCheck();
  await press("Continue");
  await press("Start the import");
  expect((await screen.findByRole("alert")).textContent).toBe("It was stopped.");
  screen.getByRole("button", { name: "Undo the import" });
  await press("Continue");
  await screen.findByText("The import is done.");
  expect(named("imports.resume")[0]?.input).toEqual({ batch: 9, pick: 7 });
});

test("an import is taken back only after a question that says how many go", async () => {
  const { named } = begin({
    "imports.run": () => ({ ...counted, batch: 9, report: 2, new: 193 }),
    "imports.undo": () => ({ undone: 193, kept: 0, retired: 0, restored: 0 }),
  });
  await toCheck();
  await press("Continue");
  await press("Start the import");
  await screen.findByText("The import is done.");
  await press("Undo the import");
  const asked = await screen.findByRole("dialog");
  expect(asked.textContent).toContain("The 193 customers that it made go to the recycle bin");
  expect(named("imports.undo")).toEqual([]);
  await userEvent.click(within(asked).getByRole("button", { name: "Undo the import" }));
  await waitFor(() => expect(named("imports.undo")[0]?.input).toBe(9));
});

test("one that wrote nothing says so and can be tried again", async () => {
  begin({
    "imports.run": () => {
      throw failure("unreadable", { sentence: "The file is gone." });
    },
  });
  await toCheck();
  await press("Continue");
  await press("Start the import");
  await screen.findByText("Nothing was imported.");
  expect(screen.queryByRole("button", { name: "Continue" })).toBeNull();
  screen.getByRole("button", { name: "Try again" });
});
