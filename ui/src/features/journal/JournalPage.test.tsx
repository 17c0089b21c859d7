import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import type { Entry, EntryPage, EntryQuery, LookEntry } from "../../bindings/commands.ts";
import { failure, fakeCore, inputOf, show } from "../../lib/testing.tsx";
import { CustomerChanges } from "./CustomerChanges.tsx";
import { JournalPage } from "./JournalPage.tsx";
import { readJournalSearch } from "./journalSearch.ts";
import { entry } from "./testing.ts";

const RIGHTS = ["journal.read", "customers.read", "settings.write"];

const page = (rows: Entry[]): EntryPage => ({ rows, next: null });

const core = (entries: Entry[], more: Parameters<typeof fakeCore>[0] = {}) =>
  fakeCore({
    "journal.count": () => entries.length,
    "journal.list": () => page(entries),
    "journal.operations": () => ["customers.create", "customers.update"],
    "journal.undoable": () => ({ records: 1, refusal: null }),
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
  expect(pane.textContent).toMatch(/WeChat \S*empty\S* → jia-88/i);
  expect(pane.textContent).not.toContain("public_key");
  expect(within(pane).getByRole("button", { name: "Take back" })).toBeTruthy();
});

test("what cannot be taken back says why, and offers nothing", async () => {
  core([entry()], { "journal.undoable": () => ({ records: 0, refusal: "It was changed since." }) });
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

test("lines that arrive after all else come into sight by themselves", async () => {
  let arrive: (value: EntryPage) => void = () => {};
  core([entry()], { "journal.list": () => new Promise((resolve) => (arrive = resolve)) });
  show(<JournalPage search={{}} {...nothing} />, { rights: RIGHTS });
  await screen.findByRole("listbox");
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(screen.queryByRole("option", { name: /Northwind/ })).toBeNull();
  arrive(page([entry()]));
  expect(await screen.findByRole("option", { name: /Northwind/ })).toBeTruthy();
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
  expect(onSearch).toHaveBeenCalledWith({ all: true });
});

test("the log begins with what was changed, and tells the rest when it is asked to", async () => {
  const onSearch = vi.fn();
  const calls = core([entry()]);
  show(<JournalPage search={{}} onSearch={onSearch} opener={() => null} />, { rights: RIGHTS });
  await screen.findByRole("option", { name: /Northwind/ });
  const asked = calls.find((it) => it.name === "journal.list")?.input as EntryQuery;
  expect(asked.only_changes).toBe(true);
  await userEvent.click(screen.getByRole("checkbox", { name: "Only changes" }));
  expect(onSearch).toHaveBeenCalledWith({ all: true });
});

test("what a person changed yesterday is two choices away", async () => {
  const onSearch = vi.fn();
  core([entry()]);
  show(<JournalPage search={{ person: 2 }} onSearch={onSearch} opener={() => null} />, {
    rights: RIGHTS,
  });
  await userEvent.click(await screen.findByRole("combobox", { name: "Time" }));
  await userEvent.click(await screen.findByRole("option", { name: "Yesterday", hidden: true }));
  const days = onSearch.mock.lastCall?.[0];
  expect(days.person).toBe(2);
  expect(days.from).toBe(days.to);
});

test("a failed sign-in names the login that the office knows, and never what was typed", async () => {
  const at = Date.parse("2026-03-10T02:00:00Z");
  const event = { seq: 1, happened: "failed", first_ms: at, last_ms: at };
  const events = [
    { ...event, login: "lin", count: 3 },
    { ...event, login: null, count: 1 },
  ];
  const failed = { operation: "accounts.sign_in_failed", changes: [], change_count: 0 };
  core([entry({ ...failed, note: { events } })]);
  show(<JournalPage search={{ all: true }} {...nothing} />, { rights: RIGHTS });
  const line = await screen.findByRole("option");
  expect(line.textContent).toContain("lin");
  await userEvent.click(line);
  const pane = await screen.findByRole("complementary");
  expect(pane.textContent).toContain("3 attempts");
  expect(pane.textContent).toContain("A login that nobody here has");
});

test("an export says which file it wrote, how many rows and which fields", async () => {
  const note = {
    file: "客户.xlsx",
    rows: 57,
    fields: ["name", "phone"],
    filter: null,
    selected: 57,
  };
  core([entry({ operation: "exports.run", changes: [], change_count: 0, note })]);
  show(<JournalPage search={{}} {...nothing} />, { rights: RIGHTS });
  await userEvent.click(await screen.findByRole("option", { name: /客户\.xlsx · 57 rows/ }));
  const pane = await screen.findByRole("complementary");
  expect(pane.textContent).toContain("57 rows · those selected");
  expect(pane.textContent).toMatch(/Fields\s*Name, Phone/);
});

test("what was done again is called so, and offers to take it back", async () => {
  core([entry({ operation: "journal.undo", is_redo: true })]);
  show(<JournalPage search={{}} {...nothing} />, { rights: RIGHTS });
  await userEvent.click(await screen.findByRole("option", { name: /Northwind/ }));
  await screen.findByRole("complementary", { name: "Do again what was undone" });
  await screen.findByRole("button", { name: "Take back" });
});

test("an undo in the log is what does it again", async () => {
  const calls = core([entry({ operation: "journal.undo" })], {
    "journal.undo": () => ({ value: null, seq: 8 }),
  });
  show(<JournalPage search={{}} {...nothing} />, { rights: RIGHTS });
  await userEvent.click(await screen.findByRole("option", { name: /Northwind/ }));
  await userEvent.click(await screen.findByRole("button", { name: "Do again" }));
  await waitFor(() => expect(calls).toContainEqual({ name: "journal.undo", input: 7 }));
});

test("whoever would change many records with one press is asked first", async () => {
  const calls = core([entry({ operation: "journal.undo" })], {
    "journal.undoable": () => ({ records: 103, refusal: null }),
    "journal.undo": () => ({ value: null, seq: 8 }),
  });
  const isDone = () => calls.some(({ name }) => name === "journal.undo");
  show(<JournalPage search={{}} {...nothing} />, { rights: RIGHTS });
  await userEvent.click(await screen.findByRole("option", { name: /Northwind/ }));
  const press = async (name: RegExp) =>
    userEvent.click(await screen.findByRole("button", { name, hidden: false }));
  await press(/whole operation again \(103 changes\)/);
  const asked = await screen.findByRole("dialog", { name: "Do the whole operation again?" });
  expect(asked.textContent).toContain("103 records");
  expect(isDone()).toBe(false);
  await userEvent.click(within(asked).getByRole("button", { name: "Cancel" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(isDone()).toBe(false);
  await press(/whole operation again/);
  const again = await screen.findByRole("dialog");
  await userEvent.click(within(again).getByRole("button", { name: /whole operation again/ }));
  await waitFor(() => expect(isDone()).toBe(true));
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
    fields: [{ field: "number", word: null, masked: false, before: null, after: 2 }],
  } as const;
  core([
    entry({ operation: "recovery.renew", changes: [{ ...sheet, fields: [...sheet.fields] }] }),
  ]);
  show(<JournalPage search={{}} {...nothing} />, { rights: RIGHTS });
  expect((await screen.findByRole("option")).textContent).toMatch(/No\. 2\b/);
});

const look: LookEntry = {
  seq: 1,
  at: Date.parse("2026-03-10T03:00:00Z"),
  account: 1,
  kind: "opened",
  entity: "customers",
  entity_id: 3,
  name: "K000003",
  count: 1,
};

test("who looked at what is a tab for those who may know", async () => {
  core([entry()], { "looks.count": () => 1, "looks.list": () => [look] });
  show(<JournalPage search={{ tab: "looks" }} {...nothing} />, {
    rights: [...RIGHTS, "looks.read"],
  });
  await screen.findByRole("tab", { name: "Who looked at what" });
  const line = await screen.findByRole("option", { name: /K000003/ });
  await waitFor(() => expect(line.textContent).toContain("Opened"));
});

test("the looks at one customer are listed alone, and all of them again", async () => {
  const calls = core([], { "looks.count": () => 1, "looks.list": () => [look] });
  const onSearch = vi.fn();
  const search = { tab: "looks", entity: "customers", id: 3 } as const;
  show(<JournalPage search={search} {...nothing} onSearch={onSearch} />, {
    rights: [...RIGHTS, "looks.read"],
  });
  await screen.findByRole("option", { name: /K000003/ });
  expect(inputOf(calls, "looks.count")).toMatchObject({ entity: "customers", entity_id: 3 });
  expect((await screen.findByText("K000003", { selector: "b" })).closest(".chip")).toBeTruthy();
  await userEvent.click(screen.getByRole("tab", { name: "Operations" }));
  expect(onSearch).toHaveBeenLastCalledWith({ entity: "customers", id: 3 });
  await userEvent.click(screen.getByRole("button", { name: "Any record" }));
  expect(onSearch).toHaveBeenLastCalledWith({ tab: "looks" });
});

test("from the changes of a customer whoever may know finds who looked at them", async () => {
  core([], { "customers.history": () => [] });
  const onLooks = vi.fn();
  const changes = <CustomerChanges customer={3} onLooks={onLooks} />;
  const first = show(changes, { rights: ["customers.read", "journal.read"] });
  await screen.findByText("Nothing has been changed yet.");
  expect(screen.queryByRole("button")).toBeNull();
  first.unmount();
  show(changes, { rights: ["customers.read", "journal.read", "looks.read"] });
  await userEvent.click(await screen.findByRole("button", { name: /^Who looked/ }));
  expect(onLooks).toHaveBeenCalledOnce();
});
