import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";

import type { Choice } from "../../bindings/commands.ts";
import { failure, fakeCore, show } from "../../lib/testing.tsx";
import { Choices } from "./Choices.tsx";

const choice = (id: number, code: string, fields: Partial<Choice> = {}): Choice => ({
  id,
  list: "status",
  code,
  name: null,
  colour: "gray",
  position: id,
  retired: false,
  version: 1,
  ...fields,
});

const ALL = [choice(1, "potential"), choice(2, "won"), choice(3, "lost", { retired: true })];
const RIGHTS = ["choices.write"];
const done = () => ({ value: null, seq: 1 });

test("a choice is added, renamed and moved", async () => {
  const calls = fakeCore({
    "choices.list": () => ALL,
    "choices.create": done,
    "choices.rename": done,
    "choices.reorder": done,
  });
  show(<Choices />, { rights: RIGHTS });
  await userEvent.type(await screen.findByLabelText("New choice"), "试用{Enter}");
  const created = { list: "status", name: "试用", colour: null };
  expect(calls).toContainEqual({ name: "choices.create", input: created });
  await userEvent.click(screen.getByRole("button", { name: "Move up: Won" }));
  const order = { list: "status", ids: [2, 1, 3] };
  expect(calls).toContainEqual({ name: "choices.reorder", input: order });
  await userEvent.click(screen.getByRole("button", { name: "More: Won" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Rename", hidden: true }));
  const field = await screen.findByLabelText("Rename");
  await userEvent.clear(field);
  await userEvent.type(field, "签了{Enter}");
  const renamed = { name: "choices.rename", input: { id: 2, name: "签了" } };
  await waitFor(() => expect(calls).toContainEqual(renamed));
});

test("a choice out of use says so and can come back", async () => {
  const calls = fakeCore({ "choices.list": () => ALL, "choices.retire": done });
  show(<Choices />, { rights: RIGHTS });
  expect(await screen.findByText("No longer offered")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "More: Lost" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Offer again", hidden: true }));
  const input = { id: 3, is_retired: false };
  await waitFor(() => expect(calls).toContainEqual({ name: "choices.retire", input }));
});

test("who may not change the lists reads them", async () => {
  fakeCore({ "choices.list": () => ALL });
  show(<Choices />, { rights: [] });
  await screen.findByText("Won");
  expect(screen.queryByLabelText("New choice")).toBeNull();
  expect(screen.queryByRole("button", { name: /More/ })).toBeNull();
});

test("a refusal is said in its own words", async () => {
  fakeCore({
    "choices.list": () => {
      throw failure("internal", { sentence: "It cannot be read." });
    },
  });
  show(<Choices />, { rights: RIGHTS });
  expect((await screen.findByRole("alert")).textContent).toContain("It cannot be read.");
});
