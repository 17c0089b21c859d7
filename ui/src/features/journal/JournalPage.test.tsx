import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import type { Entry, EntryPage, EntryQuery } from "../../bindings/commands.ts";
import { failure, fakeCore, show } from "../../lib/testing.tsx";
import { JournalPage } from "./JournalPage.tsx";
import { readJournalSearch } from "./journalSearch.ts";

const entry = (fields: Partial<Entry> = {}): Entry => ({
  seq: 7,
  at: Date.parse("2026-03-10T03:00:00Z"),
  clock_set_back: false,
  account: 1,
  who: "陈晓东",
  device: "desk",
  operation: "customers.update",
  outcome: "done",
  reason: null,
  batch: null,
  note: null,
  changes: [
    {
      entity: "customers",
      entity_id: 3,
      name: "Northwind",
      action: "update",
      fields: [
        { field: "status", masked: false, before: "potential", after: "won" },
        { field: "phone", masked: true, before: null, after: null },
        { field: "public_key", masked: false, before: "x", after: "y" },
      ],
    },
  ],
  change_count: 1,
  ...fields,
});

const RIGHTS = ["journal.read", "customers.read", "settings.write"];

const page = (rows: Entry[]): EntryPage => ({ rows, next: null });

const core = (entries: Entry[], more: Parameters<typeof fakeCore>[0] = {}) =>
  fakeCore({
    "journal.count": () => entries.length,
    "journal.list": () => page(entries),
    "journal.operations": () => ["customers.create", "customers.update"],
    "journal.undoable": () => null,
    "choices.list": () => [],
    "accounts.colleagues": () => [],
    ...more,
  });

const nothing = { onSearch: () => {}, opener: () => null };

test("an entry opens to what it was before and after, in words", async () => {
  core([entry()]);
  show(<JournalPage search={{}} {...nothing} />, { rights: RIGHTS });
  await userEvent.click(await screen.findByRole("option", { name: /Northwind/ }));
  const pane = await screen.findByRole("complementary");
  expect(pane.textContent).toContain("Status potential → won");
  expect(pane.textContent).toContain("Phone");
  expect(pane.textContent).not.toContain("public_key");
  expect(within(pane).getByRole("button", { name: "Take back" })).toBeTruthy();
});

test("what cannot be taken back says why, and offers nothing", async () => {
  core([entry()], { "journal.undoable": () => "It was changed since." });
  show(<JournalPage search={{}} {...nothing} />, { rights: RIGHTS });
  await userEvent.click(await screen.findByRole("option", { name: /Northwind/ }));
  expect(await screen.findByText("It was changed since.")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Take back" })).toBeNull();
});

test("the keys move through the log, and Enter opens the record", async () => {
  const open = vi.fn();
  core([entry(), entry({ seq: 6, who: "周敏" })]);
  show(<JournalPage search={{}} onSearch={() => {}} opener={() => open} />, { rights: RIGHTS });
  const list = await screen.findByRole("listbox");
  await screen.findByRole("option", { name: /周敏/ });
  list.focus();
  await userEvent.keyboard("{ArrowDown}{ArrowDown}");
  expect(screen.getByRole("option", { name: /周敏/ }).getAttribute("aria-selected")).toBe("true");
  await userEvent.keyboard("{Enter}");
  expect(open).toHaveBeenCalledOnce();
});

test("a kind of operation narrows the log down", async () => {
  const onSearch = vi.fn();
  core([entry()]);
  show(<JournalPage search={{ person: 2 }} onSearch={onSearch} opener={() => null} />, {
    rights: RIGHTS,
  });
  await userEvent.click(await screen.findByRole("combobox", { name: "Operation" }));
  await userEvent.click(
    await screen.findByRole("option", { name: "Create customer", hidden: true }),
  );
  expect(onSearch).toHaveBeenCalledWith({ person: 2, operations: ["customers.create"] });
});

test("the address is what core is asked for", async () => {
  const calls = core([entry()]);
  const search = readJournalSearch({ person: 2, from: "2026-03-01", id: "x", operations: [3] });
  expect(search).toEqual({ person: 2, from: "2026-03-01" });
  show(<JournalPage search={search} {...nothing} />, { rights: RIGHTS });
  await screen.findByRole("option", { name: /Northwind/ });
  const asked = calls.find((it) => it.name === "journal.list")?.input as EntryQuery;
  expect([asked.account, asked.from, asked.to]).toEqual([2, "2026-03-01", null]);
});

test("nothing fits: the way back to everything is one press away", async () => {
  const onSearch = vi.fn();
  core([]);
  show(<JournalPage search={{ person: 2 }} onSearch={onSearch} opener={() => null} />, {
    rights: RIGHTS,
  });
  await userEvent.click(await screen.findByRole("button", { name: "Show all entries" }));
  expect(onSearch).toHaveBeenCalledWith({});
});

test("a refusal is said in its own words", async () => {
  core([], {
    "journal.count": () => {
      throw failure("forbidden", { sentence: "Your role does not allow this." });
    },
  });
  show(<JournalPage search={{}} {...nothing} />, { rights: [] });
  expect((await screen.findByRole("alert")).textContent).toContain("does not allow this");
});

test("a log that is not the anchored one is accepted with a reason", async () => {
  let isAccepted = false;
  const calls = core([entry()], {
    "journal.verify": () => ({
      is_whole: isAccepted,
      sentences: [isAccepted ? "The log is whole." : "Entry 5 differs from the anchor."],
      can_be_accepted: !isAccepted,
      seq: null,
    }),
    "journal.accept": () => {
      isAccepted = true;
      return null;
    },
  });
  show(<JournalPage search={{}} {...nothing} />, { rights: RIGHTS });
  await userEvent.click(await screen.findByRole("button", { name: "Check the log" }));
  await screen.findByText("Entry 5 differs from the anchor.");
  const accept = screen.getByRole("button", { name: "Accept as it is now" });
  await userEvent.click(accept);
  expect(await screen.findByText("Fill this in.")).toBeTruthy();
  expect(isAccepted).toBe(false);
  await userEvent.type(screen.getByLabelText(/What was the cause/), "An old copy");
  await userEvent.click(accept);
  await screen.findByText("The log is whole.");
  expect(calls).toContainEqual({ name: "journal.accept", input: { reason: "An old copy" } });
});

test("a recovery sheet is told by the number that stands on it", async () => {
  const sheet = {
    entity: "recovery",
    entity_id: 41,
    name: null,
    action: "create",
    fields: [{ field: "number", masked: false, before: null, after: 2 }],
  } as const;
  core([
    entry({ operation: "recovery.renew", changes: [{ ...sheet, fields: [...sheet.fields] }] }),
  ]);
  show(<JournalPage search={{}} {...nothing} />, { rights: RIGHTS });
  expect((await screen.findByRole("option")).textContent).toMatch(/No\. 2\b/);
});

test("who looked at what is a tab for those who may know", async () => {
  core([entry()], {
    "looks.count": () => 1,
    "looks.list": () => [
      {
        seq: 1,
        at: Date.parse("2026-03-10T03:00:00Z"),
        account: 1,
        kind: "opened",
        entity: "customers",
        entity_id: 3,
        name: "K000003",
        count: 1,
      },
    ],
  });
  show(<JournalPage search={{ tab: "looks" }} {...nothing} />, {
    rights: [...RIGHTS, "looks.read"],
  });
  await screen.findByRole("tab", { name: "Who looked at what" });
  const line = await screen.findByRole("option", { name: /K000003/ });
  await waitFor(() => expect(line.textContent).toContain("Opened"));
});
