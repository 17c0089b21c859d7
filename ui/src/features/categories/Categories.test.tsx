import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";

import { Toasts } from "../../components/index.ts";
import { fakeCore, inputOf, show } from "../../lib/testing.tsx";
import { Categories } from "./Categories.tsx";

const category = (id: number, name: string, parent: number | null = null) => ({
  id,
  name,
  parent,
  position: id,
  version: 1,
});

const open = (given: Parameters<typeof fakeCore>[0], rights = ["categories.write"]) => {
  const calls = fakeCore(given);
  show(
    <>
      <Categories />
      <Toasts />
    </>,
    { rights },
  );
  return calls;
};

test("where there are none it is said what a category is, and the first can be made", async () => {
  const calls = open({
    "categories.list": () => [],
    "categories.create": () => ({ value: null, seq: 2 }),
  });
  await screen.findByText(/^No categories yet\./);
  await userEvent.type(screen.getByLabelText("New category"), "制造业{Enter}");
  await screen.findByText("Category “制造业” was created.");
  expect(inputOf(calls, "categories.create")).toEqual({ name: "制造业", parent: null });
});

test("a category stands below the one that it belongs to", async () => {
  open({ "categories.list": () => [category(1, "制造业"), category(2, "五金", 1)] });
  const upper = (await screen.findByText("制造业")).closest("li") as HTMLElement;
  within(upper).getByText("五金");
});

test("who may not change them reads them", async () => {
  open({ "categories.list": () => [category(1, "制造业")] }, ["customers.read"]);
  await screen.findByText("制造业");
  expect(screen.queryByLabelText("New category")).toBeNull();
  expect(screen.queryByRole("button")).toBeNull();
});
