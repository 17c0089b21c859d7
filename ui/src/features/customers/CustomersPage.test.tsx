import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test, vi } from "vitest";

import type { Chosen, Customer, CustomerPage } from "../../bindings/commands.ts";
import { Toasts } from "../../components/index.ts";
import { listenToKeys } from "../../lib/shortcuts.ts";
import { failure, fakeCore, inputOf, show } from "../../lib/testing.tsx";
import { CustomersPage } from "./CustomersPage.tsx";
import { tagsThatFit } from "./columns.tsx";
import type { ListSearch } from "./listSearch.ts";

const customer = (id: number, fields: Partial<Customer> = {}) =>
  ({
    id,
    name: `客户${id}`,
    file_no: `K00000${id}`,
    tags: [],
    points: [],
    contacts: [],
    masked: [],
    status: null,
    owner: null,
    next_follow_up_on: null,
    last_contact_at: null,
    version: 1,
    ...fields,
  }) as unknown as Customer;

const TOTAL = 128;
const ROWS = [1, 2, 3].map((id) => customer(id));

const status = (code: string, position: number) => ({
  id: position,
  list: "status",
  code,
  name: null,
  colour: null,
  position,
  retired: false,
  version: 1,
});

const answers = {
  "choices.list": () => [status("potential", 1), status("won", 2)],
  "tags.list": () => [{ id: 9, name: "VIP", colour: null, customers: 2 }],
  "accounts.colleagues": () => [
    { id: 1, login: "chen", name: "陈晓东", is_disabled: false },
    { id: 2, login: "lin", name: "林婉清", is_disabled: false },
  ],
  "categories.list": () => [],
  "preferences.lists": () => ({}),
  "preferences.arrange": () => null,
  "customers.list": () => ({ rows: ROWS, total: TOTAL, is_exact: true }),
};

type Options = {
  search?: ListSearch;
  rights?: string[];
  onExport?: (chosen: Chosen, count: number) => void;
  onSelected?: (selected: { chosen: Chosen; count: number } | null) => void;
};

const Page = ({ search: begins = {}, onExport, onSelected }: Options) => {
  const [search, setSearch] = useState(begins);
  return (
    <>
      <CustomersPage
        search={search}
        onSearch={setSearch}
        onOpen={() => {}}
        onCreate={() => {}}
        onImport={() => {}}
        onDensity={() => {}}
        peek={(it) => <p>peek at {it.name}</p>}
        onExport={onExport ?? null}
        onSelected={onSelected ?? (() => {})}
      />
      <Toasts />
    </>
  );
};

const open = (given: Parameters<typeof fakeCore>[0] = {}, options: Options = {}) => {
  const calls = fakeCore({ ...answers, ...given });
  show(<Page {...options} />, options.rights ? { rights: options.rights } : {});
  return calls;
};

test("an office without customers is shown the way to the first", async () => {
  open({ "customers.list": () => ({ rows: [], total: 0, is_exact: true }) });
  await screen.findByRole("button", { name: "New customer" });
});

test("where all were deleted, the way to the recycle bin is shown", async () => {
  const calls = open({
    "customers.list": () => ({ rows: [], total: 0, is_exact: true }),
    "customers.count": () => 62,
  });
  await screen.findByText(/62 are in the recycle bin/);
  screen.getByRole("button", { name: "New customer" });
  expect(inputOf(calls, "customers.count")).toMatchObject({ is_recycled: true, filter: null });
  await userEvent.click(screen.getByRole("button", { name: "Open the recycle bin" }));
  await waitFor(() =>
    expect(inputOf(calls, "customers.list")).toMatchObject({ is_recycled: true }),
  );
});

test("who may not delete is told of no recycle bin", async () => {
  const calls = open(
    { "customers.list": () => ({ rows: [], total: 0, is_exact: true }) },
    { rights: ["customers.read"] },
  );
  await screen.findByText(/There are no customers yet/);
  expect(inputOf(calls, "customers.count")).toBeUndefined();
});

test("many are given a tag that there was none of, and only whole names are taken", async () => {
  const outcome = { done: 1, unchanged: 0, refused: 0, examples: [] };
  const calls = open(
    {
      "tags.create": () => ({ value: null, seq: 4 }),
      "tags.add": () => ({ value: outcome, seq: 5 }),
    },
    { rights: ["customers.read", "customers.update", "tags.write"] },
  );
  await userEvent.click(await screen.findByRole("checkbox", { name: "Select 客户1" }));
  await userEvent.click(screen.getByRole("button", { name: "Tag" }));
  await userEvent.type(
    await screen.findByRole("combobox", { name: "Add tags", hidden: true }),
    "V{Enter}",
  );
  await screen.findByText("Tag “V” added to 1 customer.");
  expect(inputOf(calls, "tags.create")).toEqual({ name: "V", colour: null });
  expect(inputOf(calls, "tags.add")).toMatchObject({ tag: "V" });
});

test("tags are typed at once, also when they are asked for a second time", async () => {
  open();
  await userEvent.click(await screen.findByRole("checkbox", { name: "Select 客户1" }));
  const button = screen.getByRole("button", { name: "Tag" });
  for (const time of [1, 2]) {
    await userEvent.click(button);
    const field = await screen.findByRole("combobox", { name: "Add tags", hidden: true });
    await waitFor(() => expect(document.activeElement, `time ${time}`).toBe(field));
    await userEvent.click(button);
    await waitFor(() => expect(screen.queryByRole("combobox", { hidden: true })).toBeNull());
  }
});

test("a sample bears its mark, and nobody else does", async () => {
  const rows = [customer(1, { is_sample: true }), customer(2, { is_sample: false })];
  open({ "customers.list": () => ({ rows, total: 2, is_exact: true }) });
  await screen.findByText("客户2");
  expect(screen.getAllByText("Sample")).toHaveLength(1);
  expect(screen.getByText("Sample").closest('[role="row"]')?.textContent).toContain("客户1");
});

test("a list that nothing fits keeps its conditions and offers to drop the last", async () => {
  const search: ListSearch = {
    filters: [{ is: { field: "city", operator: "is_set", values: [] } }],
  };
  const calls = open(
    { "customers.list": () => ({ rows: [], total: 0, is_exact: true }) },
    { search },
  );
  await screen.findByTitle("City is given");
  await userEvent.click(await screen.findByRole("button", { name: "Remove the last condition" }));
  await waitFor(() => expect(inputOf(calls, "customers.list")).toMatchObject({ filter: null }));
});

test("what a search does not find is looked for in the notes at one press", async () => {
  const calls = open(
    { "customers.list": () => ({ rows: [], total: 0, is_exact: true }) },
    { search: { q: "气压棒" } },
  );
  await screen.findByText(/Names, companies, contacts and numbers were searched, not notes/);
  await userEvent.click(await screen.findByRole("button", { name: "Look for “气压棒” in Notes" }));
  const notes = { is: { field: "notes", operator: "contains", values: ["气压棒"] } };
  await waitFor(() =>
    expect(inputOf(calls, "customers.list")).toMatchObject({ search: null, filter: notes }),
  );
});

test("a number that a search does not find is looked for among the tax numbers too", async () => {
  const calls = open(
    { "customers.list": () => ({ rows: [], total: 0, is_exact: true }) },
    { search: { q: "85417926" } },
  );
  await userEvent.click(await screen.findByRole("button", { name: /^Look for “85417926” in / }));
  const asked = (field: string) => ({ is: { field, operator: "contains", values: ["85417926"] } });
  await waitFor(() =>
    expect(inputOf(calls, "customers.list")).toMatchObject({
      filter: { or: [asked("tax_id"), asked("notes")] },
    }),
  );
});

test("what goes wrong is said in core's words", async () => {
  open({
    "customers.list": () => {
      throw failure("full", { sentence: "The disk is full." });
    },
  });
  await screen.findByText("The disk is full.");
  screen.getByRole("button", { name: "Try again" });
});

test("the rows of a long list are there before they are counted", async () => {
  let counted: (count: number) => void = () => {};
  open({
    "customers.list": () => ({ rows: ROWS, total: 1_001, is_exact: false }),
    "customers.count": () => new Promise<number>((resolve) => (counted = resolve)),
  });
  await screen.findByText("客户1");
  screen.getByText("More than 1,000 customers");
  await userEvent.click(screen.getByRole("checkbox", { name: "Select 客户1" }));
  expect(screen.queryByRole("button", { name: /^Select all/ })).toBeNull();
  counted(910_477);
  await screen.findByText("910,477 customers");
  screen.getByRole("button", { name: "Select all 910,477" });
});

test("the list before stays until what was typed is found, which is counted when it rests", async () => {
  let found: (page: CustomerPage) => void = () => {};
  const calls = open({
    "customers.list": ({ search }) =>
      search
        ? new Promise<CustomerPage>((resolve) => (found = resolve))
        : { rows: ROWS, total: TOTAL, is_exact: true },
    "customers.count": () => 5_000,
  });
  await screen.findByText("客户1");
  await userEvent.type(screen.getByRole("searchbox"), "9");
  await waitFor(() => expect(inputOf(calls, "customers.list")).toMatchObject({ search: "9" }));
  screen.getByText("客户1");
  found({ rows: [customer(9)], total: 1_001, is_exact: false });
  await screen.findByText("客户9");
  expect(screen.queryByText("客户1")).toBeNull();
  expect(inputOf(calls, "customers.count")).toBeUndefined();
  await screen.findByText("5,000 customers");
});

test("some are picked, then all: the rows are not fetched for it", async () => {
  const calls = open({
    "tags.add": () => ({ value: { done: 126, unchanged: 1, refused: 0, examples: [] }, seq: 5 }),
    "journal.undo": () => ({ value: null, seq: 6 }),
  });
  await userEvent.click(await screen.findByRole("checkbox", { name: "Select 客户1" }));
  await userEvent.click(screen.getByRole("checkbox", { name: "Select 客户2" }));
  screen.getByText("2 selected");
  const asked = calls.filter((it) => it.name === "customers.list").length;
  await userEvent.click(screen.getByRole("button", { name: "Select all 128" }));
  await userEvent.click(screen.getByRole("checkbox", { name: "Select 客户3" }));
  screen.getByText("127 selected");
  expect(calls.filter((it) => it.name === "customers.list").length).toBe(asked);

  await userEvent.click(screen.getByRole("button", { name: "Tag" }));
  await userEvent.click(await screen.findByRole("option", { name: "VIP", hidden: true }));
  await screen.findByText("Tag “VIP” added to 126 customers.");
  expect(inputOf(calls, "tags.add")).toEqual({
    tag: "VIP",
    chosen: { search: null, filter: null, is_recycled: false, only: null, but: [3] },
  });
  await userEvent.click(screen.getByRole("button", { name: "Undo" }));
  await screen.findByText("Taken back.");
  expect(inputOf(calls, "journal.undo")).toBe(5);
});

test("whom a deed could not reach is named, with the reason", async () => {
  open({
    "customers.update_all": () => ({
      value: {
        done: 1,
        unchanged: 0,
        refused: 2,
        examples: [{ id: 2, file_no: "K000002", name: "客户2", code: "forbidden" }],
      },
      seq: 8,
    }),
  });
  await userEvent.click(await screen.findByRole("checkbox", { name: "Select 客户1" }));
  await userEvent.click(screen.getByRole("button", { name: "Set status" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Won", hidden: true }));
  const dialog = await screen.findByRole("dialog", { name: "2 customers stayed as they are" });
  expect(dialog.textContent).toContain("客户2");
  expect(dialog.textContent).toContain("Ask its owner");
  expect(dialog.textContent).toContain("1 more is out of reach");
});

test("many are given the same next follow-up, or another choice of a field", async () => {
  const outcome = { done: 2, unchanged: 0, refused: 0, examples: [] };
  const calls = open({
    "customers.update_all": () => ({ value: outcome, seq: 8 }),
    "choices.list": () => [{ ...status("a", 3), list: "level", name: "A" }],
    "departments.list": () => [{ id: 1, name: "门市", parent: null, version: 1 }],
    "settings.day": () => "2026-03-20",
  });
  await userEvent.click(await screen.findByRole("checkbox", { name: "Select 客户1" }));
  await userEvent.click(screen.getByRole("checkbox", { name: "Select 客户2" }));
  const change = async () => {
    await userEvent.click(screen.getByRole("button", { name: "Change a field" }));
    return screen.findByRole("combobox", { name: "Field", hidden: true });
  };
  const press = () => userEvent.click(screen.getByRole("button", { name: "Change", hidden: true }));
  await change();
  await userEvent.type(
    await screen.findByRole("textbox", { name: "Value", hidden: true }),
    "20 March",
  );
  await press();
  await screen.findByText(/^Next follow-up of 2 customers is now/);
  const chosen = { search: null, filter: null, is_recycled: false, only: [1, 2], but: [] };
  expect(inputOf(calls, "customers.update_all")).toEqual({
    chosen,
    set: { next_follow_up_on: "2026-03-20" },
  });
  await userEvent.click(await change());
  expect(screen.queryByRole("option", { name: "Source", hidden: true })).toBeNull();
  await userEvent.click(await screen.findByRole("option", { name: "Level", hidden: true }));
  await userEvent.click(screen.getByRole("combobox", { name: "Value", hidden: true }));
  await userEvent.click(await screen.findByRole("option", { name: "A", hidden: true }));
  await press();
  await screen.findByText("Level of 2 customers is now “A”.");
  expect(inputOf(calls, "customers.update_all")).toEqual({ chosen, set: { level: "a" } });
});

test("by what somebody was found stands under the name, unless a column shows it", async () => {
  const found = (
    field: "phone" | "contact_name" | "wechat",
    person: string | null,
    text: string,
  ) => ({
    field,
    person,
    before: text.slice(0, -2),
    hit: text.slice(-2),
    after: "",
  });
  const rows = [
    customer(1, { phone: "138 0002", found_by: [found("phone", null, "138 0002")] }),
    customer(2, { phone: "138 0009", found_by: [found("phone", "陈工", "139 1102")] }),
    customer(3, { found_by: [found("wechat", null, "wx_a_very_long_name_02")] }),
  ];
  open({ "customers.list": () => ({ rows, total: 3, is_exact: true }) }, { search: { q: "02" } });
  await screen.findByText("客户3");
  const told = [...document.querySelectorAll(".found-by")].map((it) => it.textContent);
  expect(told).toEqual(["Phone 陈工 139 1102", "WeChat …long_name_02"]);
  expect([...document.querySelectorAll(".found-by mark")].map((it) => it.textContent)).toEqual([
    "02",
    "02",
  ]);
});

test("more than a hundred are deleted only when their number was typed", async () => {
  const calls = open({
    "customers.delete": () => ({
      value: { done: 128, unchanged: 0, refused: 0, examples: [] },
      seq: 4,
    }),
  });
  const grid = await screen.findByRole("grid");
  fireEvent.keyDown(grid, { key: "a", ctrlKey: true });
  await userEvent.click(screen.getByRole("button", { name: "Delete" }));
  const dialog = await screen.findByRole("dialog", { name: "Delete 128 customers?" });
  const yes = [...dialog.querySelectorAll("button")].find((it) => it.textContent === "Delete");
  expect((yes as HTMLButtonElement).disabled).toBe(true);
  await userEvent.type(screen.getByLabelText("Type 128 to confirm"), "128{Enter}");
  await screen.findByText("128 customers are in the recycle bin.");
  expect(inputOf(calls, "customers.delete")).toMatchObject({ only: null, but: [] });
});

test("of more than twenty it is asked whether to delete them, of fewer it can be taken back", async () => {
  const rows = Array.from({ length: 21 }, (_, index) => customer(index + 1));
  const calls = open({
    "customers.list": () => ({ rows, total: 21, is_exact: true }),
    "customers.delete": () => ({
      value: { done: 20, unchanged: 0, refused: 0, examples: [] },
      seq: 4,
    }),
  });
  await userEvent.click(
    await screen.findByRole("checkbox", { name: "Select all that were found" }),
  );
  await userEvent.click(screen.getByRole("button", { name: "Delete" }));
  const dialog = await screen.findByRole("dialog", { name: "Delete 21 customers?" });
  expect(dialog.querySelector("input")).toBeNull();
  await waitFor(() => expect(document.activeElement?.textContent).toBe("Cancel"));
  await userEvent.keyboard("{Enter}");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(inputOf(calls, "customers.delete")).toBeUndefined();
  await userEvent.click(screen.getByRole("checkbox", { name: "Select 客户1" }));
  await userEvent.click(screen.getByRole("button", { name: "Delete" }));
  await screen.findByText("20 customers are in the recycle bin.");
  screen.getByRole("button", { name: "Undo" });
});

test("what a person may not do to many is not offered; an export where it was given", async () => {
  const onExport = vi.fn();
  open({}, { rights: ["customers.read"], onExport });
  await userEvent.click(await screen.findByRole("checkbox", { name: "Select 客户1" }));
  for (const name of ["Tag", "Set status", "Assign", "Delete"]) {
    expect(screen.queryByRole("button", { name })).toBeNull();
  }
  await userEvent.click(screen.getByRole("button", { name: "Export" }));
  const chosen = { search: null, filter: null, is_recycled: false, only: [1], but: [] };
  expect(onExport).toHaveBeenCalledWith(chosen, 1);
});

test("columns stand where the person has put them, and a change is kept", async () => {
  const calls = open({
    "preferences.lists": () => ({
      customers: [
        { id: "name", width: null },
        { id: "city", width: 140 },
        { id: "phone", width: null },
      ],
    }),
  });
  const headings = async () => {
    const grid = await screen.findByRole("grid");
    return [...grid.querySelectorAll("[role=columnheader]")].slice(1).map((it) => it.textContent);
  };
  expect(await headings()).toEqual(["Name", "City", "Phone"]);
  const grid = screen.getByRole("grid");
  fireEvent.keyDown(grid, { key: "ArrowUp" });
  fireEvent.keyDown(grid, { key: "ArrowRight" });
  fireEvent.keyDown(grid, { key: "ArrowRight", ctrlKey: true });
  await waitFor(async () => expect(await headings()).toEqual(["Name", "Phone", "City"]));
  await waitFor(() =>
    expect(inputOf(calls, "preferences.arrange")).toEqual({
      list: "customers",
      columns: [
        { id: "name", width: null },
        { id: "phone", width: null },
        { id: "city", width: 140 },
      ],
    }),
  );
});

test("columns are measured anew when rows were changed, and only grow while somebody searches", async () => {
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(1_400);
  const outcome = { done: 2, unchanged: 0, refused: 0, examples: [] };
  const long = "重点客户重点客户重点客户";
  let tags: string[] = [];
  open({
    "preferences.lists": () => ({
      customers: ["name", "company", "tags"].map((id) => ({ id, width: null })),
    }),
    "customers.list": ({ search }) => {
      const company = search === "1" ? "南海宏图五金制品有限公司" : "宏图";
      return { rows: [customer(1, { tags, company })], total: 1, is_exact: true };
    },
    "tags.add": () => {
      tags = [long];
      return { value: outcome, seq: 5 };
    },
    "tags.list": () => [{ id: 9, name: long, colour: null, customers: 2 }],
  });
  await screen.findByText("宏图");
  const widths = () =>
    [...document.querySelectorAll<HTMLElement>("[role=columnheader]")]
      .slice(2)
      .map((it) => Number.parseInt(it.style.width, 10));
  const before = widths();
  const search = screen.getByRole("searchbox");
  await userEvent.type(search, "1");
  await screen.findByText("南海宏图五金制品有限公司");
  const [wide = 0] = widths();
  expect(wide).toBeGreaterThan(before[0] ?? 0);
  await userEvent.type(search, "2");
  await screen.findByText("宏图");
  expect(widths()[0]).toBe(wide);
  await userEvent.click(screen.getByRole("checkbox", { name: "Select 客户1" }));
  await userEvent.click(screen.getByRole("button", { name: "Tag" }));
  await userEvent.click(await screen.findByRole("option", { name: long, hidden: true }));
  await waitFor(() => expect(widths()[1]).toBeGreaterThan((before[1] ?? 0) + 50));
  expect(widths()[0]).toBeLessThan(wide);
});

test("what is late is said, not only coloured", async () => {
  const late = customer(1, { next_follow_up_on: "2026-03-07" });
  open({ "customers.list": () => ({ rows: [late], total: 1, is_exact: true }) });
  await screen.findByText("3 days overdue");
});

test("Control+C copies the rows that are selected, as a spreadsheet takes them", async () => {
  const written = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
  open({
    "preferences.lists": () => ({
      customers: [
        { id: "name", width: null },
        { id: "file_no", width: null },
      ],
    }),
  });
  await userEvent.click(await screen.findByRole("checkbox", { name: "Select 客户1" }));
  await userEvent.click(screen.getByRole("checkbox", { name: "Select 客户3" }));
  fireEvent.keyDown(screen.getByRole("grid"), { key: "c", ctrlKey: true });
  await screen.findByText("2 rows are ready to be pasted.");
  expect(written).toHaveBeenCalledWith("客户1\tK000001\n客户3\tK000003");
});

test("a list that is come to is ready for keys, and Escape takes away what lies on top first", async () => {
  const release = listenToKeys();
  const onSelected = vi.fn();
  open({}, { onSelected, search: { view: "mine" } });
  const grid = await screen.findByRole("grid");
  await waitFor(() => expect(document.activeElement).toBe(grid));
  await screen.findByText("客户1");
  await userEvent.keyboard("x");
  await waitFor(() => expect(onSelected).toHaveBeenLastCalledWith(expect.anything()));
  await userEvent.keyboard("[Space]");
  await screen.findByText("peek at 客户1");
  expect(onSelected).toHaveBeenLastCalledWith(expect.objectContaining({ count: 1 }));
  await userEvent.keyboard("{Escape}");
  expect(onSelected).toHaveBeenLastCalledWith(null);
  expect(screen.getByText("peek at 客户1")).toBeTruthy();
  await userEvent.keyboard("{Escape}");
  expect(screen.queryByText("peek at 客户1")).toBeNull();
  release();
});

test("tags are shown whole as far as there is room, the first in any case", () => {
  const tags = ["重点客户", "代理", "月结"];
  expect(tagsThatFit(tags, 400)).toBe(3);
  expect(tagsThatFit(tags, 150)).toBe(1);
  expect(tagsThatFit(tags, 168)).toBe(2);
  expect(tagsThatFit(tags, 40)).toBe(1);
  expect(tagsThatFit([], 118)).toBe(0);
});
