import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";

import type { Task } from "../../bindings/commands.ts";
import { Toasts } from "../../components/index.ts";
import { failure, fakeCore, show } from "../../lib/testing.tsx";
import { TaskList } from "./TaskList.tsx";

const task = {
  id: 1,
  title: "寄样品",
  notes: null,
  customer: null,
  file_no: null,
  customer_name: null,
  assignee: "chen",
  task_type: null,
  due_on: "2026-03-08",
  done_at: null,
  version: 1,
} as Task;

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
