import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";

import { failure, fakeCore, show } from "../../lib/testing.tsx";
import { Departments } from "./Departments.tsx";

const ALL = [
  { id: 1, name: "Sales", parent: null, version: 1 },
  { id: 2, name: "East", parent: 1, version: 1 },
  { id: 3, name: "Service", parent: null, version: 1 },
];
const done = () => ({ value: null, seq: 1 });

test("a department moves where it can stand, and nowhere below itself", async () => {
  const calls = fakeCore({ "departments.list": () => ALL, "departments.shift": done });
  show(<Departments />, { rights: ["departments.write"] });
  await userEvent.click(await screen.findByRole("button", { name: "More: Sales" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Move under…", hidden: true }));
  const target = await screen.findByRole("menuitem", { name: "Service", hidden: true });
  expect(screen.queryByRole("menuitem", { name: "East", hidden: true })).toBeNull();
  await userEvent.click(target);
  expect(calls).toContainEqual({ name: "departments.shift", input: { id: 1, parent: 3 } });
});

test("an office without departments is told what they are for", async () => {
  fakeCore({ "departments.list": () => [] });
  show(<Departments />, { rights: ["departments.write"] });
  expect(await screen.findByText(/A small shop needs none/)).toBeTruthy();
});

test("a refusal is said in its own words", async () => {
  fakeCore({
    "departments.list": () => {
      throw failure("internal", { sentence: "It cannot be read." });
    },
  });
  show(<Departments />, { rights: [] });
  expect((await screen.findByRole("alert")).textContent).toContain("It cannot be read.");
});
