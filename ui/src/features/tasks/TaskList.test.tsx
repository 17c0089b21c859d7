import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";

import { Toasts } from "../../components/index.ts";
import { failure, fakeCore, inputOf, show } from "../../lib/testing.tsx";
import { TaskList } from "./TaskList.tsx";
import { taskOf } from "./testing.ts";

const task = taskOf();

const open = (given: Parameters<typeof fakeCore>[0]) => {
  const calls = fakeCore(given);
  show(
    <>
      <TaskList filter="open" nothing="Nothing to do." onCustomer={() => {}} />
      <Toasts />
    </>,
  );
  return calls;
};

test("a task that is done leaves the list, and what was done is told with the way back", async () => {
  let isDone = false;
  open({
    "tasks.list": () => (isDone ? [] : [task]),
    "tasks.done": () => {
      isDone = true;
      return { value: { ...task, done_at: 1 }, seq: 3 };
    },
  });
  await screen.findByText("2 days overdue");
  await userEvent.click(screen.getByRole("checkbox"));
  await screen.findByText("Nothing to do.");
  await screen.findByText(/寄样品/);
  screen.getByRole("button", { name: "Undo" });
});

test("a refusal is told, and the task stays", async () => {
  open({
    "tasks.list": () => [task],
    "tasks.done": () => {
      throw failure("forbidden", { sentence: "You may not." });
    },
  });
  await userEvent.click(await screen.findByRole("checkbox"));
  await screen.findByText("You may not.");
  await waitFor(() => screen.getByText("寄样品"));
});

test("what cannot be read is said to be", async () => {
  open({
    "tasks.list": () => {
      throw failure("internal", { sentence: "That failed." });
    },
  });
  await screen.findByText("That failed.");
  expect(screen.queryByRole("checkbox")).toBeNull();
});

const COLLEAGUES = [
  { id: 1, login: "chen", name: "陈晓东", is_disabled: false },
  { id: 2, login: "li", name: "李梅", is_disabled: false },
];

test("another day and another person are written into the task that was clicked", async () => {
  const calls = open({
    "tasks.list": () => [task],
    "accounts.colleagues": () => COLLEAGUES,
    "settings.day": () => "2026-03-20",
    "tasks.update": () => ({ value: { ...task, title: "寄样品" }, seq: 4 }),
  });
  await userEvent.click(await screen.findByRole("button", { name: "寄样品" }));
  const due = await screen.findByLabelText("Due");
  await userEvent.clear(due);
  await userEvent.type(due, "3.20");
  await userEvent.click(screen.getByRole("combobox", { name: "Assigned to" }));
  await userEvent.click(await screen.findByRole("option", { name: "李梅" }));
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  await screen.findByText("“寄样品” was changed.");
  expect(inputOf(calls, "tasks.update")).toEqual({
    id: 1,
    fields: { due_on: "2026-03-20", assignee: "li" },
  });
});

test("a task that is refused stays open with the reason", async () => {
  open({
    "tasks.list": () => [task],
    "accounts.colleagues": () => COLLEAGUES,
    "tasks.update": () => {
      throw failure("invalid", { field: "title", sentence: "Too long." });
    },
  });
  await userEvent.click(await screen.findByRole("button", { name: "寄样品" }));
  await userEvent.type(await screen.findByLabelText("Task"), "！");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  await screen.findByText("Too long.");
  expect(screen.getByLabelText("Task")).toHaveProperty("value", "寄样品！");
});

test("whose task it is stands on it, unless it is one's own", async () => {
  open({
    "tasks.list": () => [task, { ...task, id: 2, title: "对账", assignee: "li" }],
    "accounts.colleagues": () => COLLEAGUES,
  });
  await screen.findByText("李梅");
  expect(screen.queryByText("陈晓东")).toBeNull();
});

test("who may only look at a task is told so, and offered nothing else", async () => {
  const calls = open({
    "tasks.list": () => [{ ...task, may_change: false, may_delete: false }],
    "accounts.colleagues": () => [],
  });
  await userEvent.click(await screen.findByTitle("You may look at this task, and not change it."));
  expect(screen.queryByRole("button", { name: "寄样品" })).toBeNull();
  expect(screen.queryByRole("button", { name: /^Delete/ })).toBeNull();
  expect(calls.filter((it) => it.name === "tasks.done")).toEqual([]);
});
