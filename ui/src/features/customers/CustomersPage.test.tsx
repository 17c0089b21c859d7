import { cleanup, fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import type { CustomerPage } from "../../bindings/commands.ts";
import { forgetDrafts } from "../../lib/drafts.ts";
import { listenToKeys } from "../../lib/shortcuts.ts";
import { failure, inputOf } from "../../lib/testing.tsx";
import { tagsThatFit } from "./columns.tsx";
import type { ListSearch } from "./listSearch.ts";
import { customer, open, ROWS, TOTAL } from "./testing.tsx";

test("an office without customers is shown the way to the first", async () => {
  open({ "customers.list": () => ({ rows: [], total: 0, is_exact: true }) });
  await screen.findByRole("button", { name: "New customer" });
});

test("an office without customers may try it with samples, where the person may", async () => {
  const nobody = { "customers.list": () => ({ rows: [], total: 0, is_exact: true }) };
  const calls = open(
    { ...nobody, "samples.create": () => null as never },
    { rights: ["samples.write"] },
  );
  await userEvent.click(await screen.findByRole("button", { name: "Try it with sample data" }));
  expect(calls.some((it) => it.name === "samples.create")).toBe(true);
  cleanup();
  open(nobody);
  await screen.findByRole("button", { name: "New customer" });
  expect(screen.queryByRole("button", { name: "Try it with sample data" })).toBeNull();
});

test("a tab that nobody is in blames no condition, and leads to all", async () => {
  const calls = open(
    { "customers.list": () => ({ rows: [], total: 0, is_exact: true }) },
    { search: { view: "due" } },
  );
  await screen.findByText("Nobody is to be contacted this week.");
  expect(screen.queryByRole("button", { name: "Remove the last condition" })).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "All customers" }));
  await waitFor(() => expect(inputOf(calls, "customers.list")).toMatchObject({ filter: null }));
});

test("who is selected is so still for who comes back to the same list, and to no other", async () => {
  open();
  await userEvent.click(await screen.findByRole("checkbox", { name: "Select 客户2" }));
  await screen.findByText("1 selected");
  cleanup();
  open();
  await screen.findByText("1 selected");
  cleanup();
  open({}, { search: { view: "mine" } });
  await screen.findByText("客户1");
  expect(screen.queryByText("1 selected")).toBeNull();
});

test("who comes back finds the cursor where it was, and whoever comes after them does not", async () => {
  const search = { view: "mine" } as const;
  const isOn = async (row: number) => {
    await screen.findByText("客户1");
    const cursor = document.querySelector(".grid-row .cursor")?.closest("[aria-rowindex]");
    expect(Number(cursor?.getAttribute("aria-rowindex"))).toBe(row + 1);
  };
  open({}, { search });
  const grid = await screen.findByRole("grid");
  await waitFor(() => expect(document.activeElement).toBe(grid));
  await isOn(1);
  await userEvent.keyboard("{ArrowDown}{ArrowDown}");
  await isOn(3);
  cleanup();
  open({}, { search });
  await isOn(3);
  cleanup();
  forgetDrafts();
  open({}, { search });
  await isOn(1);
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
  await screen.findByRole("button", { name: "Select all 910,477" });
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
  await userEvent.click(await screen.findByRole("button", { name: "Tag" }));
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

test("the recycle bin shows when each was deleted, and other lists do not", async () => {
  const gone = customer(1, { deleted_at: Date.parse("2026-03-10T03:00:00Z") });
  const list = { rows: [gone], total: 1, is_exact: true };
  open({ "customers.list": () => list }, { search: { view: "bin" } });
  await screen.findByRole("columnheader", { name: /Deleted/ });
  screen.getByText(/^today$/i);
  await userEvent.click(screen.getByRole("tab", { name: "All customers" }));
  await waitFor(() => expect(screen.queryByRole("columnheader", { name: /Deleted/ })).toBeNull());
});
