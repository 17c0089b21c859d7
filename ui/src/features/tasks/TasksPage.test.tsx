import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";

import { fakeCore, inputOf, show } from "../../lib/testing.tsx";
import { CustomerTasks } from "./CustomerTasks.tsx";
import { TaskPanel } from "./TaskPanel.tsx";
import { TasksPage } from "./TasksPage.tsx";
import { taskOf } from "./testing.ts";

const NONE = { "tasks.list": () => [], "tasks.count": () => 0, "accounts.colleagues": () => [] };

test("without tasks each span says so in its own words, and a line to add one is there", async () => {
  const calls = fakeCore(NONE);
  show(<TasksPage onCustomer={() => {}} />);
  await screen.findByText(/^Nothing to do\./);
  for (const [tab, nothing] of [
    ["Today", "Nothing is due today."],
    ["This week", "Nothing is due this week."],
    ["Overdue", "Nothing is overdue."],
    ["Done", "Nothing has been finished yet."],
  ] as const) {
    await userEvent.click(screen.getByRole("tab", { name: tab }));
    await screen.findByText(nothing);
  }
  expect(inputOf(calls, "tasks.list")).toMatchObject({ filter: "done" });
});

test("tasks are listed, and another span asks for its own", async () => {
  const calls = fakeCore({
    ...NONE,
    "tasks.list": ({ filter }) =>
      filter === "open"
        ? [taskOf({ id: 1, title: "寄样品" })]
        : [taskOf({ id: 2, title: "回电话" })],
  });
  show(<TasksPage onCustomer={() => {}} />);
  await screen.findByText("寄样品");
  await userEvent.click(screen.getByRole("tab", { name: "Overdue" }));
  await screen.findByText("回电话");
  await waitFor(() => expect(screen.queryByText("寄样品")).toBeNull());
  expect(inputOf(calls, "tasks.list")).toMatchObject({ filter: "overdue" });
});

test("the panel begins with today, counts what is late, and is not there for who sees no tasks", async () => {
  fakeCore({ ...NONE, "tasks.count": () => 3 });
  const { unmount } = show(<TaskPanel onCustomer={() => {}} />);
  await screen.findByText("Nothing is due today.");
  await userEvent.click(await screen.findByRole("button", { name: /^Overdue 3/ }));
  await screen.findByText("Nothing is overdue.");
  unmount();
  show(<TaskPanel onCustomer={() => {}} />, { rights: ["customers.read"] });
  await waitFor(() => expect(screen.queryByRole("heading")).toBeNull());
});

test("at a customer stand what is to be done for them, and what was", async () => {
  fakeCore({
    ...NONE,
    "tasks.list": ({ filter }) =>
      filter === "open"
        ? [taskOf({ id: 1, title: "寄样品" })]
        : [taskOf({ id: 2, title: "报价", done_at: 1_770_000_000_000 })],
  });
  show(<CustomerTasks customer={7} />);
  await screen.findByText("寄样品");
  await screen.findByText("报价");
});
