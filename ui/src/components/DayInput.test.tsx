import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import { failure, fakeCore, show } from "../lib/testing.tsx";
import { DayInput } from "./DayInput.tsx";

const MEANT: Record<string, string> = { "1.3": "2026-01-03", "9 Mar 2026": "2026-03-09" };

const open = async (value: string) => {
  const calls = fakeCore({
    "settings.day": (text) => {
      const date = MEANT[text];
      if (date === undefined) throw failure("invalid", { sentence: `“${text}” is not a date.` });
      return date;
    },
  });
  const onChange = vi.fn();
  show(<DayInput aria-label="From" value={value} onChange={onChange} />);
  const field = (await screen.findByRole("textbox", { name: "From" })) as HTMLInputElement;
  return { field, onChange, calls };
};

test("a date is written as the language writes it", async () => {
  const { field } = await open("2026-03-09");
  expect(field.value).toBe("9 Mar 2026");
});

test("what is typed is read by the core as soon as the person stops", async () => {
  const { field, onChange } = await open("");
  await userEvent.type(field, "1.3");
  await waitFor(() => expect(onChange).toHaveBeenCalledExactlyOnceWith("2026-01-03"));
  expect(field.value).toBe("1.3");
});

test("Enter shows what is no day, and asks for nothing", async () => {
  const { field, onChange } = await open("");
  await userEvent.type(field, "soon{Enter}");
  await screen.findByText("“soon” is not a date.");
  expect(field.value).toBe("soon");
  expect(onChange).not.toHaveBeenCalled();
});

test("the Enter that confirms a candidate reads nothing", async () => {
  const { field, calls } = await open("");
  fireEvent.change(field, { target: { value: "明" } });
  fireEvent.keyDown(field, { key: "Enter", keyCode: 229 });
  expect(calls).toEqual([]);
});

test("an empty field is no date", async () => {
  const { field, onChange } = await open("2026-03-09");
  await userEvent.clear(field);
  expect(onChange).toHaveBeenCalledExactlyOnceWith("");
});

test("a day is picked from the month of the date, by keys alone", async () => {
  const { field, onChange } = await open("2026-03-09");
  field.focus();
  await userEvent.keyboard("{ArrowDown}");
  const day = await screen.findByRole("button", { name: "Monday, 9 March 2026" });
  await waitFor(() => expect(document.activeElement).toBe(day));
  await userEvent.keyboard("{ArrowRight}{ArrowUp}{PageUp}{Enter}");
  expect(onChange).toHaveBeenCalledExactlyOnceWith("2026-02-03");
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(document.activeElement).toBe(field);
});
