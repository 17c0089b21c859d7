import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";

import type { LineRead } from "../../bindings/commands.ts";
import { Toasts } from "../../components/index.ts";
import { forgetDrafts } from "../../lib/drafts.ts";
import { type Call, fakeCore, inputOf, show } from "../../lib/testing.tsx";
import { AddTask } from "./AddTask.tsx";

/** What the core says of these lines; today is Tuesday, 10 March 2026. */
const LINES: Record<string, LineRead> = {
  "周五 寄样品": { title: "寄样品", words: "周五", due_on: "2026-03-13" },
  "周五 寄样品册": { title: "寄样品册", words: "周五", due_on: "2026-03-13" },
};

const open = async () => {
  forgetDrafts();
  const calls = fakeCore({
    "tasks.read_line": (line) => LINES[line] ?? null,
    "tasks.create": (fields) => ({ value: { title: fields.title } as never, seq: 4 }),
  });
  show(
    <>
      <AddTask />
      <Toasts />
    </>,
  );
  await screen.findByRole("textbox");
  return calls;
};

const line = () => screen.getByRole("textbox");
const created = async (calls: Call[]) => {
  await waitFor(() => expect(inputOf(calls, "tasks.create")).toBeDefined());
  return inputOf(calls, "tasks.create");
};

test("a day in the line is shown before it is saved, and said after", async () => {
  const calls = await open();
  await userEvent.type(line(), "周五 寄样品");
  await waitFor(() => expect(screen.getByLabelText("Due")).toHaveProperty("value", "2026-03-13"));
  screen.getByRole("option", { name: "Fri 13 Mar" });
  screen.getByText("Due Fri 13 Mar");
  await userEvent.keyboard("{Enter}");
  expect(await created(calls)).toEqual({ title: "寄样品", due_on: "2026-03-13" });
  await screen.findByText("“寄样品” was added for Fri 13 Mar.");
});

test("one click keeps the words as they are, whatever is typed behind them", async () => {
  const calls = await open();
  await userEvent.type(line(), "周五 寄样品");
  await userEvent.click(await screen.findByRole("button", { name: /周五/ }));
  expect(document.activeElement).toBe(line());
  expect(screen.getByLabelText("Due")).toHaveProperty("value", "2026-03-10");
  await userEvent.type(line(), "册{Enter}");
  expect(await created(calls)).toEqual({ title: "周五 寄样品册", due_on: "2026-03-10" });
});

test("another day that is picked leaves the words where they are", async () => {
  const calls = await open();
  await userEvent.type(line(), "周五 寄样品");
  await screen.findByRole("button", { name: /周五/ });
  await userEvent.selectOptions(screen.getByLabelText("Due"), "2026-03-11");
  expect(screen.queryByRole("button", { name: /周五/ })).toBeNull();
  await userEvent.type(line(), "{Enter}");
  expect(await created(calls)).toEqual({ title: "周五 寄样品", due_on: "2026-03-11" });
});

test("nothing is read while it is being composed", async () => {
  const calls = await open();
  fireEvent.compositionStart(line());
  fireEvent.change(line(), { target: { value: "周五 寄样品" } });
  await screen.findByLabelText("Due");
  expect(inputOf(calls, "tasks.read_line")).toBeUndefined();
  fireEvent.compositionEnd(line());
  await screen.findByRole("option", { name: "Fri 13 Mar" });
});

test("whoever presses Enter at once gets the day all the same", async () => {
  const calls = await open();
  fireEvent.change(line(), { target: { value: "周五 寄样品" } });
  fireEvent.submit(line().closest("form") as HTMLFormElement);
  expect(await created(calls)).toEqual({ title: "寄样品", due_on: "2026-03-13" });
});
