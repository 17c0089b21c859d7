import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import type { LastDeed as Found } from "../../bindings/commands.ts";
import { Toasts } from "../../components/index.ts";
import { fakeCore, show } from "../../lib/testing.tsx";
import { clearToasts } from "../../lib/toasts.ts";
import { LastDeed } from "./LastDeed.tsx";
import { entry, moved } from "./testing.ts";

const done = entry({ changes: [moved()] });

const core = (found: Found | null) => {
  clearToasts();
  let seq = 7;
  return fakeCore({
    "journal.last": () => found,
    "journal.undo": () => {
      seq += 1;
      return { value: null, seq };
    },
    "choices.list": () => [],
    "accounts.colleagues": () => [],
  });
};

const press = (way: "undo" | "redo" = "undo") => {
  const onDone = vi.fn();
  show(
    <>
      <LastDeed way={way} onDone={onDone} />
      <Toasts />
    </>,
    { rights: ["customers.read"] },
  );
  return onDone;
};

test("what was done a moment ago is taken back at once, and done again from the same place", async () => {
  const calls = core({ entry: done, is_recent: true });
  press();
  await screen.findByText(/^Taken back: \S/);
  expect(calls).toContainEqual({ name: "journal.undo", input: 7 });
  await userEvent.click(screen.getByRole("button", { name: "Redo" }));
  await screen.findByText(/^Done again: \S/);
  expect(calls).toContainEqual({ name: "journal.undo", input: 8 });
});

test("of what is longer ago it is said what would be taken back, and asked", async () => {
  const calls = core({ entry: done, is_recent: false });
  const onDone = press();
  const dialog = await screen.findByRole("dialog");
  expect(dialog.textContent).toContain("Northwind");
  expect(dialog.textContent).toContain("City Kunshan → Suzhou");
  expect(calls.some((it) => it.name === "journal.undo")).toBe(false);
  await userEvent.click(screen.getByRole("button", { name: "Leave it" }));
  expect(onDone).toHaveBeenCalledOnce();
  await userEvent.click(screen.getByRole("button", { name: "Undo" }));
  await waitFor(() => expect(calls).toContainEqual({ name: "journal.undo", input: 7 }));
});

test("where there is nothing of one's own, that is said", async () => {
  core(null);
  const onDone = press("redo");
  await screen.findByText("There is nothing to redo.");
  expect(onDone).toHaveBeenCalledOnce();
});
