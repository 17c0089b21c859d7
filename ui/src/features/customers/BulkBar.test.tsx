import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import { inputOf } from "../../lib/testing.tsx";
import { customer, open, status } from "./testing.tsx";

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
  await userEvent.click(await screen.findByRole("button", { name: "Tag" }));
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
  const button = await screen.findByRole("button", { name: "Tag" });
  for (const time of [1, 2]) {
    await userEvent.click(button);
    const field = await screen.findByRole("combobox", { name: "Add tags", hidden: true });
    await waitFor(() => expect(document.activeElement, `time ${time}`).toBe(field));
    await userEvent.click(button);
    await waitFor(() => expect(screen.queryByRole("combobox", { hidden: true })).toBeNull());
  }
});

test("some are picked, then all: the rows are not fetched for it", async () => {
  const calls = open({
    "tags.add": () => ({ value: { done: 126, unchanged: 1, refused: 0, examples: [] }, seq: 5 }),
    "journal.undo": () => ({ value: null, seq: 6 }),
  });
  await userEvent.click(await screen.findByRole("checkbox", { name: "Select 客户1" }));
  await userEvent.click(screen.getByRole("checkbox", { name: "Select 客户2" }));
  await screen.findByText("2 selected");
  const asked = calls.filter((it) => it.name === "customers.list").length;
  await userEvent.click(screen.getByRole("button", { name: "Select all 128" }));
  await userEvent.click(screen.getByRole("checkbox", { name: "Select 客户3" }));
  screen.getByText("127 selected");
  expect(calls.filter((it) => it.name === "customers.list").length).toBe(asked);

  await userEvent.click(await screen.findByRole("button", { name: "Tag" }));
  await userEvent.click(await screen.findByRole("option", { name: "VIP", hidden: true }));
  await screen.findByText(/^Tag “VIP” added to 126 customers\./);
  expect(inputOf(calls, "tags.add")).toEqual({
    tag: "VIP",
    chosen: { search: null, filter: null, is_recycled: false, only: null, but: [3] },
  });
  await userEvent.click(screen.getByRole("button", { name: "Undo" }));
  await screen.findByText(/^Taken back: Tag “VIP” added to 126 customers\./);
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
  await userEvent.click(await screen.findByRole("button", { name: "Set status" }));
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

test("more than a hundred are deleted only when their number was typed", async () => {
  const calls = open({
    "customers.delete": () => ({
      value: { done: 128, unchanged: 0, refused: 0, examples: [] },
      seq: 4,
    }),
  });
  const grid = await screen.findByRole("grid");
  fireEvent.keyDown(grid, { key: "a", ctrlKey: true });
  await userEvent.click(await screen.findByRole("button", { name: "Delete" }));
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
  await userEvent.click(await screen.findByRole("button", { name: "Delete" }));
  const dialog = await screen.findByRole("dialog", { name: "Delete 21 customers?" });
  expect(dialog.querySelector("input")).toBeNull();
  await waitFor(() => expect(document.activeElement?.textContent).toBe("Cancel"));
  await userEvent.keyboard("{Enter}");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(inputOf(calls, "customers.delete")).toBeUndefined();
  await userEvent.click(screen.getByRole("checkbox", { name: "Select 客户1" }));
  await userEvent.click(await screen.findByRole("button", { name: "Delete" }));
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
  await userEvent.click(await screen.findByRole("button", { name: "Export" }));
  const chosen = { search: null, filter: null, is_recycled: false, only: [1], but: [] };
  expect(onExport).toHaveBeenCalledWith(chosen, 1);
});

test("nothing is offered that may be done with nobody of those that are selected", async () => {
  const rows = [
    customer(1, { may_change: false, may_delete: false }),
    customer(2, { may_delete: false }),
  ];
  open({ "customers.list": () => ({ rows, total: 2, is_exact: true }) });
  await userEvent.click(await screen.findByRole("checkbox", { name: "Select 客户1" }));
  await screen.findByText("You may look at these, and not change them.");
  for (const name of ["Tag", "Set status", "Delete"]) {
    expect(screen.queryByRole("button", { name })).toBeNull();
  }
  await userEvent.click(screen.getByRole("checkbox", { name: "Select 客户2" }));
  await screen.findByRole("button", { name: "Set status" });
  expect(screen.queryByRole("button", { name: "Delete" })).toBeNull();
});
