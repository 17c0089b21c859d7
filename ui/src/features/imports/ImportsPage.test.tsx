import { act, cleanup, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";

import type { Counted, Looked, PastImport, Pick } from "../../bindings/commands.ts";
import { drop } from "../../lib/drops.ts";
import { failure, fakeCore, show } from "../../lib/testing.tsx";
import { ImportsPage } from "./ImportsPage.tsx";
import { AS_FOUND, chooseField } from "./wizard.ts";
import { fileSize } from "./words.ts";

const pick: Pick = { id: 7, name: "list.xlsx", bytes: 24_000 };

const looked: Looked = {
  is_text: false,
  encoding: null,
  sheets: [{ name: "Customers", rows: 3, is_hidden: false, is_readable: true }],
  sheet: "Customers",
  header_row: 1,
  lines: [
    { row: 1, kind: "repeated_heading", cells: ["Client", "Mobile", "Misc"] },
    { row: 2, kind: "data", cells: ["Ada", "123", "x"] },
  ],
  columns: [
    {
      called: "Client",
      letter: "A",
      heading: "Client",
      samples: ["Ada"],
      field: "name",
      person: 0,
      certainty: "sure",
      unmapped: "open",
    },
    {
      called: "Mobile",
      letter: "B",
      heading: "Mobile",
      samples: ["123"],
      field: "phone",
      person: 0,
      certainty: "unsure",
      unmapped: "open",
    },
    {
      called: "Misc",
      letter: "C",
      heading: "Misc",
      samples: ["x"],
      field: null,
      person: 0,
      certainty: "unknown",
      unmapped: "open",
    },
  ],
  fields: [
    { field: "name", takes_several: false },
    { field: "phone", takes_several: true },
    { field: "city", takes_several: false },
  ],
  name_rule: "name_only",
  remembered: null,
  said: [],
  fault: null,
};

const counted: Counted = {
  report: 1,
  batch: null,
  rows: 3,
  new: 1,
  updated: 0,
  duplicates: 1,
  failed: 1,
  nameless: 0,
  unclear: 0,
  cells: 0,
  noted: [],
  phones_elsewhere: null,
  errors: 1,
  warnings: 0,
  duplicate_rows: 1,
  new_words: [],
  causes: [],
  missing: [],
  parted: 0,
  contacts: 0,
  contact_rows: [],
};

const past: PastImport = {
  id: 4,
  file: "old.xlsx",
  state: "done",
  started_at: 0,
  by: "Chen",
  is_mine: true,
  is_to_tell: false,
  rows: 12,
  total: 12,
  new: 12,
  updated: 0,
  duplicates: 0,
  failed: 0,
};

type Answers = Parameters<typeof fakeCore>[0];

const RIGHTS = ["imports.run", "customers.read", "customers.delete"];

const begin = (answers: Answers = {}, rights = RIGHTS) => {
  const calls = fakeCore({
    "imports.list": () => [],
    "imports.choose_file": () => pick,
    "imports.look": () => looked,
    "imports.rehearse": () => counted,
    "imports.errors": () => [
      { row: 3, column: "Mobile", written: "12", reason: "That is no phone." },
    ],
    "imports.warnings": () => [],
    "imports.unclear": () => [
      {
        row: 2,
        column: "Mobile",
        written: "138",
        reason: "That is no phone.",
        became: "To the notes",
      },
    ],
    "imports.twins": () => [
      {
        row: 2,
        by: "phone",
        said: { name: "Ada", company: null, points: ["123"] },
        of_row: null,
        customer: 5,
        file_no: "K000005",
        owner: null,
        like: { name: "Ada Ltd", company: null, points: ["123"] },
      },
    ],
    "imports.run": () => ({ ...counted, batch: 9, report: 2 }),
    "jobs.list": () => [],
    "choices.list": () => [],
    "categories.list": () => [],
    "tags.list": () => [],
    "accounts.colleagues": () => [],
    "departments.list": () => [],
    ...answers,
  });
  const seen: number[] = [];
  let people = 0;
  show(<ImportsPage onSee={(batch) => seen.push(batch)} onPeople={() => (people += 1)} />, {
    rights,
  });
  return {
    calls,
    seen,
    people: () => people,
    named: (name: string) => calls.filter((it) => it.name === name),
  };
};

const press = async (name: string | RegExp) =>
  userEvent.click(await screen.findByRole("button", { name }));

/** Up to the check. */
const toCheck = async () => {
  await press("Choose a file…");
  await press("Continue");
  await press("Check the rows");
};

test("nothing was imported yet: a place to drop a file, and no empty table", async () => {
  begin();
  await screen.findByText("Drop your customer list here");
  expect(screen.queryByText("Earlier imports")).toBeNull();
  expect(screen.getByText("File").closest("button")?.getAttribute("aria-current")).toBe("step");
});

test("a file is chosen, understood, checked, decided on, and comes in", async () => {
  const { named, seen } = begin();
  await press("Choose a file…");
  await screen.findByText("Ada");
  await press("Continue");
  await screen.findByText("1 column recognised");
  await press("Check the rows");
  await screen.findByText("That is no phone.");
  expect(named("imports.run")).toEqual([]);
  await press("Continue");
  await screen.findByText("Ada Ltd");
  await press(/^Update/);
  await press("Start the import");
  await screen.findByText("The import is done.");
  const input = named("imports.run")[0]?.input;
  expect(input).toMatchObject({ pick: 7, options: { on_duplicate: "update", choices: [] } });
  await press("Show the customers");
  expect(seen).toEqual([9]);
});

test("of several sheets it is said which one is read, and the next is a press away", async () => {
  const sheet = (name: string, rows: number) =>
    ({ name, rows, is_hidden: false, is_readable: true }) as const;
  const sheets = [sheet("Customers", 3), sheet("North", 1_200), sheet("Notes", 1)];
  const { named } = begin({ "imports.look": () => ({ ...looked, sheets }) });
  await press("Choose a file…");
  await screen.findByText("Only this sheet is read. Not read: North (1,200 rows), Notes (1 row).");
  await press("Continue");
  await press("Check the rows");
  await press("Continue");
  await press("Start the import");
  await screen.findByText(/^Sheet “Customers” is in/);
  await press("Go on with “North”");
  const asked = named("imports.look").at(-1)?.input;
  expect(asked).toMatchObject({ pick: 7, options: { sheet: "North", choices: [] } });
});

/** A command that takes its time until somebody stops it; another job of the import runs beside it. */
const stoppable = (operation: string, rows: number): Answers => {
  let isStopped = false;
  const job = (id: number, operation: string, done: number) => ({
    id,
    operation,
    progress: { done, total: null },
    is_planned: false,
  });
  return {
    [operation]: () =>
      new Promise((_, reject) => {
        const wait = setInterval(() => {
          if (!isStopped) return;
          clearInterval(wait);
          reject(failure("cancelled", { sentence: "Stopped." }));
        }, 10);
      }),
    "jobs.list": () => [job(2, "imports.undo", 1), job(3, operation, rows)],
    "jobs.cancel": () => {
      isStopped = true;
      return null;
    },
  };
};

test("a file that takes its time says how far it is, and can be stopped and tried again", async () => {
  const { named } = begin(stoppable("imports.look", 120_000));
  await press("Choose a file…");
  await screen.findByText("120,000 rows read", {}, { timeout: 3_000 });
  await press("Stop");
  await screen.findByText("Stopped.");
  expect(named("jobs.cancel")[0]?.input).toBe(3);
  await press("Try again");
  await waitFor(() => expect(named("imports.look").length).toBe(2));
});

test("duplicates that take their time say how far they are, and can be stopped and tried again", async () => {
  const { named } = begin(stoppable("imports.twins", 80_000));
  await toCheck();
  await press("Continue");
  await screen.findByText("80,000 rows read", {}, { timeout: 3_000 });
  await press("Stop");
  await screen.findByText("Stopped.");
  expect(named("jobs.cancel")[0]?.input).toBe(3);
  await press("Try again");
  await waitFor(() => expect(named("imports.twins").length).toBe(2));
});

test("an import that made nobody leads to no list of nobody", async () => {
  begin({ "imports.run": () => ({ ...counted, batch: 9, report: 2, new: 0, updated: 2 }) });
  await toCheck();
  await press("Continue");
  await press("Start the import");
  await screen.findByText("The import is done.");
  expect(screen.queryByRole("button", { name: "Show the customers" })).toBeNull();
});

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

test("the rows are looked at anew whenever that is asked for", async () => {
  const { named } = begin();
  await toCheck();
  await press("Back");
  await press("Check the rows");
  await waitFor(() => expect(named("imports.rehearse")).toHaveLength(2));
  await press("Back");
  await press("Yes");
  await press("Check the rows");
  await waitFor(() => expect(named("imports.rehearse")).toHaveLength(3));
  const again = named("imports.rehearse")[2]?.input;
  const choices = [{ column: "Mobile", field: "phone" }];
  expect(again).toMatchObject({ options: { choices } });
});

test("a file that is no sheet is refused in words, and another can be chosen", async () => {
  begin({
    "imports.look": () => {
      throw failure("not_a_sheet", { sentence: "This is a picture." });
    },
  });
  await press("Choose a file…");
  expect((await screen.findByRole("alert")).textContent).toBe("This is a picture.");
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Continue" }).disabled).toBe(true);
  expect(screen.getByRole("button", { name: "Another file…" })).toBeTruthy();
});

test("nobody's sheet is told before the check, which cannot be asked for", async () => {
  begin({ "imports.look": () => ({ ...looked, fault: "no_name_column" }) });
  await press("Choose a file…");
  await press("Continue");
  expect((await screen.findByRole("alert")).textContent).toMatch(/names of the customers/);
  const check = screen.getByRole<HTMLButtonElement>("button", { name: "Check the rows" });
  expect(check.disabled).toBe(true);
});

test("a dropped file is taken, and of several the first", async () => {
  begin();
  await screen.findByText("Drop your customer list here");
  // A hand that holds a file over the window tells of it again and again.
  await waitFor(() => {
    act(() => void drop({ kind: "over" }));
    screen.getByText("Let go, and it is read");
  });
  act(() => void drop({ kind: "dropped", pick, more: 2 }));
  await screen.findByText("23 KB · 3 rows", { exact: false });
});

test("closing the dialog chooses nothing", async () => {
  begin({ "imports.choose_file": () => null });
  await press("Choose a file…");
  expect(screen.getByText("Drop your customer list here")).toBeTruthy();
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

test("numbers that are right in another country are read so when somebody says it", async () => {
  const { named } = begin({
    "imports.rehearse": ({ options }) => ({
      ...counted,
      rows: 10,
      failed: 4,
      phones_elsewhere: options.phones_of ? null : { country: "HK", rows: 4 },
    }),
  });
  await toCheck();
  await screen.findByText(/4 rows have a telephone number .* right in Hong Kong/);
  await press("Read them as numbers of Hong Kong");
  await press("Check again");
  await screen.findByText(/are read as numbers of Hong Kong/);
  expect(named("imports.rehearse")[1]?.input).toMatchObject({ options: { phones_of: "HK" } });
  await press("No, as before");
  await press("Check again");
  await screen.findByText(/would be right in Hong Kong/);
});

test("rows without a name are offered to come in under how they are reached", async () => {
  const { named } = begin({
    "imports.rehearse": () => ({ ...counted, nameless: 2 }),
    "imports.run": () => ({ ...counted, batch: 9, report: 2 }),
  });
  await toCheck();
  await screen.findByText(/2 rows have .* but no name: they do not come in/);
  await press("Bring them in, called by their number");
  expect(screen.queryByRole("button", { name: "Continue" })).toBeNull();
  await press("Check again");
  await screen.findByText(/2 rows without a name come in/);
  await press("Continue");
  await press("Start the import");
  await waitFor(() => expect(named("imports.run")).toHaveLength(1));
  expect(named("imports.run")[0]?.input).toMatchObject({ options: { nameless: "take" } });
});

test("cells that cannot be understood cost no row, unless somebody says so", async () => {
  const { named } = begin({
    "imports.rehearse": () => ({ ...counted, unclear: 2, cells: 2 }),
    "imports.run": () => ({ ...counted, batch: 9, report: 2, unclear: 2, noted: ["Misc"] }),
  });
  await toCheck();
  await screen.findByText(/2 cells cannot be understood. Their rows come in/);
  await screen.findByText("To the notes");
  await press("Leave these rows out");
  await press("Check again");
  await screen.findByText(/Rows with a cell that cannot be understood do not come in/);
  expect(named("imports.rehearse")[1]?.input).toMatchObject({ options: { unclear: "refuse" } });
  await press("Bring them in, and note what stands there");
  await press("Check again");
  await press("Continue");
  await press("Start the import");
  await screen.findByText(/2 cells could not be understood/);
  await screen.findByText(/1 column without a field of its own stands in the notes/);
  expect(named("imports.run")[0]?.input).toMatchObject({ options: { unclear: "note" } });
});

test("columns without a field go into the notes, all at once, or none", async () => {
  const noted = looked.columns.map((it) =>
    it.field === null ? { ...it, unmapped: "noted" as const } : it,
  );
  const { named } = begin({
    "imports.look": (input) =>
      input.options.rest === "leave" ? looked : { ...looked, columns: noted },
  });
  await press("Choose a file…");
  await press("Continue");
  await screen.findByText(/“Misc” has no field of its own. What it says goes into the notes/);
  await press("Leave them out");
  await screen.findByText(/“Misc” has no field of its own and is left out/);
  await press("Put all other columns into the notes");
  await screen.findByText(/What it says goes into the notes/);
  expect(named("imports.look").at(-1)?.input).toMatchObject({ options: { rest: "note" } });
});

test("a sheet with known headings begins with the choices of then, or afresh", async () => {
  const options = {
    ...AS_FOUND,
    choices: [{ column: "Misc", field: "city" as const }],
    nameless: "take" as const,
  };
  const remembered = { file_name: "may.xlsx", started_at: 0, options };
  const { named } = begin({ "imports.look": () => ({ ...looked, remembered }) });
  await press("Choose a file…");
  await press("Continue");
  await screen.findByText(/The same headings as in “may.xlsx”/);
  expect(named("imports.look").at(-1)?.input).toMatchObject({
    options: { choices: options.choices },
  });
  await press("Start afresh");
  expect(screen.queryByText(/The same headings/)).toBeNull();
  await press("Check the rows");
  await waitFor(() => expect(named("imports.rehearse")).toHaveLength(1));
  expect(named("imports.rehearse")[0]?.input).toMatchObject({
    options: { choices: [], nameless: "refuse" },
  });
});

test("a word that no list has is taken as another, and the rows are checked again", async () => {
  const word = { field: "status", word: "老客", rows: 4, is_added: false } as const;
  const { named } = begin({
    "imports.rehearse": () => ({ ...counted, new_words: [word] }),
    "choices.list": () => [
      {
        id: 1,
        list: "status",
        code: "won",
        name: "Won",
        colour: null,
        position: 1,
        retired: false,
        version: 1,
      },
    ],
  });
  await toCheck();
  const line = (await screen.findByRole("rowheader", { name: "老客" })).closest("tr");
  if (!line) throw new Error("the word stands in no line");
  const field = within(line).getByRole("combobox");
  expect((field as HTMLInputElement).value).toMatch(/into the notes/);
  await userEvent.click(field);
  await userEvent.click(await screen.findByText("Take as “Won”"));
  await press("Check again");
  await waitFor(() => expect(named("imports.rehearse")).toHaveLength(2));
  const again = named("imports.rehearse")[1]?.input;
  const words = [{ field: "status", word: "老客", becomes: "Won" }];
  expect(again).toMatchObject({ options: { words } });
});

test("an earlier import is undone when it was asked for twice", async () => {
  const { named } = begin({
    "imports.list": () => [past],
    "imports.undo": () => ({ undone: 11, kept: 1 }),
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
  expect((await screen.findByRole("alert")).textContent).toBe("Not now.");
});

test("leaving in the middle keeps the place", async () => {
  begin();
  await toCheck();
  await screen.findByText("That is no phone.");
  cleanup();
  begin();
  await screen.findByText("That is no phone.");
});

test("a field that one column can fill is taken from the one that was chosen before", () => {
  const [client, mobile, misc] = looked.columns;
  if (!client || !mobile || !misc) throw new Error("three columns");
  const options = {
    sheet: null,
    header_row: null,
    choices: [{ column: "Misc", field: "city" as const }],
    on_duplicate: "skip" as const,
    name_rule: null,
    other_contacts: "add" as const,
    encoding: null,
    words: [],
    nameless: "refuse" as const,
    unclear: "note" as const,
    rest: null,
    phones_of: null,
  };
  expect(chooseField(options, looked, mobile, "city").choices).toEqual([
    { column: "Mobile", field: "city" },
  ]);
  expect(chooseField(options, looked, mobile, "phone").choices).toHaveLength(2);
  expect(chooseField(options, looked, misc, null).choices).toEqual([
    { column: "Misc", field: null },
  ]);
});

test("a size is told as people tell it", () => {
  expect([300, 24_000, 5_400_000, 41_000_000].map((it) => fileSize(it, "en"))).toEqual([
    "1 KB",
    "23 KB",
    "5.1 MB",
    "39 MB",
  ]);
});

test("a name the office does not know is told once, and somebody says who is meant", async () => {
  const missing = [
    { field: "owner", name: "Li", rows: 24, first: [2, 3, 5] },
    { field: "department", name: "East", rows: 3, first: [2, 3, 5] },
  ] as const;
  const { named, people } = begin(
    {
      "imports.rehearse": () => ({
        ...counted,
        missing: missing.map((it) => ({ ...it, first: [...it.first] })),
      }),
      "accounts.colleagues": () => [
        { id: 2, login: "liqiang", name: "Li Qiang", is_disabled: false },
      ],
      "departments.list": () => [{ id: 3, name: "Eastern", parent: null, version: 1 }],
    },
    [...RIGHTS, "departments.write", "accounts.write"],
  );
  await toCheck();
  const row = (await screen.findByText("Li")).closest("tr") as HTMLElement;
  within(row).getByText("row 2, 3, 5…");
  await userEvent.click(screen.getByRole("combobox", { name: "What to do with “Li”" }));
  await userEvent.click(await screen.findByText("Take as “Li Qiang”"));
  await userEvent.click(screen.getByRole("combobox", { name: "What to do with “East”" }));
  await userEvent.click(await screen.findByText("Create the department “East”"));
  await press("Check again");
  await waitFor(() => expect(named("imports.rehearse")).toHaveLength(2));
  expect(named("imports.rehearse")[1]?.input).toMatchObject({
    options: {
      words: [
        { field: "owner", word: "Li", becomes: "liqiang" },
        { field: "department", word: "East", becomes: "East" },
      ],
    },
  });
  await press("Create accounts, and come back here");
  expect(people()).toBe(1);
});

test("whoever comes back when the office knows more is told anew", async () => {
  let departments: string[] = [];
  const { named } = begin({
    "departments.list": () =>
      departments.map((name, id) => ({ id, name, parent: null, version: 1 })),
  });
  await toCheck();
  await screen.findByText("That is no phone.");
  await waitFor(() => expect(named("departments.list").length).toBeGreaterThan(0));
  expect(named("imports.rehearse")).toHaveLength(1);
  cleanup();
  departments = ["East"];
  const again = begin({
    "departments.list": () =>
      departments.map((name, id) => ({ id, name, parent: null, version: 1 })),
  });
  await waitFor(() => expect(again.named("imports.rehearse")).toHaveLength(1));
});

test("the column that most rows fail for is named, and can be left out", async () => {
  const cause = { column: "Mobile", field: "tax_id", may_be_left: true, may_be_noted: true };
  const { named } = begin({
    "imports.rehearse": () => ({
      ...counted,
      failed: 2,
      causes: [{ ...cause, rows: 2, cells: 0 }],
    }),
  });
  await toCheck();
  await screen.findByText("2 rows will not come in for what stands under “Mobile”.");
  expect(screen.queryByText(/country/)).toBeNull();
  await press("Leave this column out");
  await press("Check again");
  await waitFor(() => expect(named("imports.rehearse")).toHaveLength(2));
  const choices = [{ column: "Mobile", field: null }];
  expect(named("imports.rehearse")[1]?.input).toMatchObject({ options: { choices } });
});

test("more people of a company have a choice of their own", async () => {
  const contact_rows = [{ row: 3, of_row: 2, company: "Ada Ltd", contact: "Bob" }];
  const { named } = begin({
    "imports.rehearse": () => ({ ...counted, duplicates: 0, contacts: 1, contact_rows }),
  });
  await toCheck();
  await press("Continue");
  await screen.findByText("1 row names one more contact of a company above it");
  await screen.findByText("Bob");
  const add = screen.getByRole("button", { name: /^Add as contacts/ });
  expect(add.getAttribute("aria-pressed")).toBe("true");
  await press(/^Create customers/);
  await press("Start the import");
  await screen.findByText("The import is done.");
  expect(named("imports.run")[0]?.input).toMatchObject({ options: { other_contacts: "create" } });
});
