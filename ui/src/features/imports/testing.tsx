// The wizard on a core that answers as one with a small sheet does.
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import type { Counted, Looked, PastImport, Pick } from "../../bindings/commands.ts";
import { failure, fakeCore, show } from "../../lib/testing.tsx";
import { ImportsPage } from "./ImportsPage.tsx";

export const pick: Pick = { id: 7, name: "list.xlsx", bytes: 24_000 };

export const looked: Looked = {
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

export const counted: Counted = {
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
  yearless: 0,
  contacts: 0,
  contact_rows: [],
};

export const past: PastImport = {
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

export type Answers = Parameters<typeof fakeCore>[0];

export const RIGHTS = ["imports.run", "customers.read", "customers.delete"];

export const begin = (answers: Answers = {}, rights = RIGHTS) => {
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
        rows: [2, 5, 9],
        count: 44,
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

export const press = async (name: string | RegExp) =>
  userEvent.click(await screen.findByRole("button", { name }));

/** Up to the check. */
export const toCheck = async () => {
  await press("Choose a file…");
  await press("Continue");
  await press("Check the rows");
};

/** A command that takes its time until somebody stops it; another job of the import runs beside it. */
export const stoppable = (operation: string, rows: number): Answers => {
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
