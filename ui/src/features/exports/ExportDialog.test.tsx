import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import type { ExportPreview, Field, WantedExport } from "../../bindings/commands.ts";
import { Toasts } from "../../components/index.ts";
import { type Call, failure, fakeCore, inputOf, show } from "../../lib/testing.tsx";
import type { Scope } from "./api.ts";
import { ExportDialog } from "./ExportDialog.tsx";

const LIST: Scope["list"] = {
  search: "wang",
  filter: null,
  sort: "name",
  direction: null,
  is_recycled: false,
};
const FIELDS: Field[] = ["file_no", "name", "phone", "city"];

const preview = (total: number, fields: Field[] = ["file_no", "name"]): ExportPreview => ({
  total,
  fields,
  headings: fields,
  rows: Array.from({ length: Math.min(total, 20) }, (_, row) =>
    fields.map((it) => `${it} ${row + 1}`),
  ),
  masked: [],
});

const answers = {
  "exports.fields": () => FIELDS,
  "exports.preview": (wanted: WantedExport) =>
    preview(
      wanted.only?.length ?? (wanted.search ? 128 : 61),
      wanted.columns !== "complete" && wanted.columns.fields.length > 0
        ? wanted.columns.fields
        : undefined,
    ),
  "jobs.list": () => [],
};

const open = (scope: Partial<Scope> = {}, onClose = () => {}) =>
  show(
    <>
      <ExportDialog scope={{ list: LIST, selected: null, ...scope }} onClose={onClose} />
      <Toasts />
    </>,
  );

const asked = (calls: Call[]) =>
  calls.filter((it) => it.name === "exports.preview").at(-1)?.input as WantedExport;

test("the list that is looked at comes first, with its count and its first rows", async () => {
  const calls = fakeCore(answers);
  open();
  await screen.findByText("128 rows, the first 20 as written");
  expect(asked(calls)).toMatchObject({ search: "wang", sort: "name", only: null, format: "xlsx" });
  expect(screen.getAllByRole("row")).toHaveLength(21);
  await userEvent.click(screen.getByLabelText("All I may see"));
  await screen.findByText("61 rows, the first 20 as written");
  expect(asked(calls)).toMatchObject({ search: null, sort: "name" });
});

test("a selection is offered before the list, and is asked for by its ids", async () => {
  const calls = fakeCore(answers);
  const chosen = { search: null, filter: null, is_recycled: false, only: [3, 5, 8], but: [] };
  open({ selected: { chosen, count: 3 } });
  await screen.findByText("3 rows, as written");
  expect(asked(calls)).toMatchObject({ search: null, only: [3, 5, 8] });
});

test("fields are chosen and put in order, and stay so for the next export", async () => {
  const calls = fakeCore(answers);
  const first = open();
  await screen.findByText(/128 rows/);
  await userEvent.click(screen.getByLabelText("Fields I choose"));
  await userEvent.click(await screen.findByRole("button", { name: "Move up: Name" }));
  await waitFor(() => expect(asked(calls).columns).toEqual({ fields: ["name", "file_no"] }));
  expect(document.activeElement?.getAttribute("aria-label")).toBe("Move down: Name");
  await userEvent.click(screen.getByRole("combobox", { name: "Add a field" }));
  await userEvent.click(await screen.findByRole("option", { name: "City", hidden: true }));
  const chosen = { fields: ["name", "file_no", "city"] };
  await waitFor(() => expect(asked(calls).columns).toEqual(chosen));
  first.unmount();
  open();
  await waitFor(() => expect(asked(calls).columns).toEqual(chosen));
});

test("what is masked is told", async () => {
  fakeCore({ ...answers, "exports.preview": () => ({ ...preview(2), masked: ["phone"] }) });
  open();
  await screen.findByText(/Some fields are masked/);
});

test("what core refuses is said in place of the rows, and cannot be started", async () => {
  fakeCore({
    ...answers,
    "exports.preview": () => {
      throw failure("pdf_too_many_columns", { sentence: "36 columns do not fit on a page." });
    },
  });
  open();
  const alert = await screen.findByRole("alert");
  expect(within(alert).getByText("36 columns do not fit on a page.")).toBeDefined();
  expect(screen.getByRole("button", { name: "Export…" }).hasAttribute("disabled")).toBe(true);
});

test("of nobody there is nothing to export", async () => {
  fakeCore({ ...answers, "exports.preview": () => preview(0) });
  open();
  await screen.findByText(/No customer is in this list/);
  expect(screen.getByRole("button", { name: "Export…" }).hasAttribute("disabled")).toBe(true);
});

test("the file is written where the person says, and its name is told", async () => {
  const calls = fakeCore({
    ...answers,
    "exports.place": () => ({ id: 4, name: "list.xlsx", bytes: 0 }),
    "exports.run": () => ({
      paper: { id: 7, place: "/home/chen/list.xlsx", opens: "to_read" as const },
      rows: 128,
      sentence: "128 rows written to list.xlsx.",
      missing_glyphs: [],
    }),
  });
  open();
  await screen.findByText(/128 rows/);
  await userEvent.click(screen.getByRole("button", { name: "Export…" }));
  await screen.findByText("128 rows written to list.xlsx.");
  const ran = calls.find((it) => it.name === "exports.run")?.input as { to: number };
  expect(ran.to).toBe(4);
});

test("what was written is opened by its number, and where nothing opens it that is said", async () => {
  const calls = fakeCore({
    ...answers,
    "exports.place": () => ({ id: 4, name: "list.pdf", bytes: 0 }),
    "exports.run": () => ({
      paper: { id: 7, place: "/home/chen/list.pdf", opens: "to_print" as const },
      rows: 128,
      sentence: "128 rows written to list.pdf.",
      missing_glyphs: [],
    }),
    "papers.open": () => {
      throw failure("document_not_shown", { sentence: "It is saved here: /home/chen/list.pdf." });
    },
    "papers.reveal": () => null,
  });
  open();
  await screen.findByText(/128 rows/);
  await userEvent.click(screen.getByRole("button", { name: "Export…" }));
  await userEvent.click(await screen.findByRole("button", { name: "Open to print" }));
  await screen.findByText("It is saved here: /home/chen/list.pdf.");
  await userEvent.click(screen.getByRole("button", { name: "Show in folder" }));
  await waitFor(() => expect(inputOf(calls, "papers.reveal")).toBe(7));
  expect(inputOf(calls, "papers.open")).toBe(7);
});

test("a closed file dialog changes nothing, a failure keeps what was chosen", async () => {
  const place = vi.fn<() => { id: number; name: string; bytes: number } | null>(() => null);
  fakeCore({
    ...answers,
    "exports.place": () => place(),
    "exports.run": () => {
      throw failure("full", { sentence: "The disk is full." });
    },
  });
  open();
  await screen.findByText(/128 rows/);
  const start = screen.getByRole("button", { name: "Export…" });
  await userEvent.click(start);
  await waitFor(() => expect(place).toHaveBeenCalledOnce());
  expect(screen.queryByRole("alert")).toBeNull();
  place.mockReturnValue({ id: 4, name: "list.xlsx", bytes: 0 });
  await userEvent.click(screen.getByRole("button", { name: "Export…" }));
  await screen.findByText("The disk is full.");
  expect(screen.getByText(/128 rows/)).toBeDefined();
});

test("a running export shows how far it is and can be stopped", async () => {
  let stop: (reason: unknown) => void = () => {};
  const calls = fakeCore({
    ...answers,
    "exports.place": () => ({ id: 4, name: "list.xlsx", bytes: 0 }),
    "exports.run": () =>
      new Promise((_, reject) => {
        stop = reject;
      }),
    "jobs.list": () => [
      { id: 9, operation: "exports.run", is_planned: false, progress: { done: 50, total: 128 } },
    ],
    "jobs.cancel": () => {
      stop(failure("cancelled"));
      return null;
    },
  });
  open();
  await screen.findByText(/128 rows/);
  await userEvent.click(screen.getByRole("button", { name: "Export…" }));
  await screen.findByText("50 of 128 rows written");
  await userEvent.click(screen.getByRole("button", { name: "Stop" }));
  await screen.findByRole("button", { name: "Export…" });
  expect(calls.find((it) => it.name === "jobs.cancel")?.input).toBe(9);
  expect(screen.queryByRole("alert")).toBeNull();
});
