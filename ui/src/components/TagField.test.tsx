import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import { failure, show } from "../lib/testing.tsx";
import { TagField } from "./TagField.tsx";

const TAGS = [
  { name: "VIP", colour: null },
  { name: "VIP 2025", colour: null },
  { name: "代理", colour: null },
];

const open = async ({ mayCreate = true, onPick = vi.fn(async (_: string[]) => {}) } = {}) => {
  show(<TagField label="Tags" placeholder="" tags={TAGS} mayCreate={mayCreate} onPick={onPick} />);
  const field = await screen.findByRole<HTMLInputElement>("combobox", { name: "Tags" });
  const offered = () => screen.queryAllByRole("option").map((it) => it.textContent);
  return { field, onPick, offered };
};

test("what is typed narrows the list, and Enter takes the one of that name", async () => {
  const { field, onPick, offered } = await open();
  await userEvent.type(field, "ｖｉｐ");
  expect(offered()).toEqual(["VIP", "VIP 2025"]);
  await userEvent.keyboard("{Enter}");
  await waitFor(() => expect(onPick).toHaveBeenCalledExactlyOnceWith(["VIP"]));
  await waitFor(() => expect(field.value).toBe(""));
});

test("a part of a name is a new name, never the first that has it in it", async () => {
  const { field, onPick, offered } = await open();
  await userEvent.type(field, "VI");
  expect(offered()).toEqual(["VIP", "VIP 2025", "New tag “VI”"]);
  await userEvent.keyboard("{Enter}");
  await waitFor(() => expect(onPick).toHaveBeenCalledExactlyOnceWith(["VI"]));
});

test("an arrow leads to the one that is meant, and several can be written at once", async () => {
  const { field, onPick } = await open();
  await userEvent.type(field, "VI{ArrowDown}{ArrowDown}{Enter}");
  await waitFor(() => expect(onPick).toHaveBeenLastCalledWith(["VIP 2025"]));
  await userEvent.type(field, "vip、大客户{Enter}");
  await waitFor(() => expect(onPick).toHaveBeenLastCalledWith(["VIP", "大客户"]));
});

test("who may make none is told that there is none of that name", async () => {
  const { field, onPick, offered } = await open({ mayCreate: false });
  await userEvent.type(field, "VI");
  expect(offered()).toEqual(["VIP", "VIP 2025"]);
  await userEvent.keyboard("{Enter}");
  await screen.findByText("There is no tag “VI”. Choose one of the list.");
  expect(onPick).not.toHaveBeenCalled();
});

test("what core refuses stays to be put right, and composing picks nothing", async () => {
  const onPick = vi.fn(async (_: string[]) => {
    throw failure("invalid", { sentence: "It is too long." });
  });
  const { field } = await open({ onPick });
  fireEvent.change(field, { target: { value: "大客户" } });
  fireEvent.keyDown(field, { key: "Enter", keyCode: 229 });
  expect(onPick).not.toHaveBeenCalled();
  fireEvent.keyDown(field, { key: "Enter" });
  await screen.findByText("It is too long.");
  expect(field.value).toBe("大客户");
});
