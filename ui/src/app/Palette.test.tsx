import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import { fakeCore, show } from "../lib/testing.tsx";
import { Palette } from "./Palette.tsx";

/** The palette over a window that knows where it is. */
const SEES = ["customers.read", "tasks.read"];

const open = (rows: string[], rights: string[]) => {
  const page = (names: string[]) => ({
    rows: names.map((name, at) => ({ id: at + 1, name, company: null, phone: null })),
    total: names.length,
    is_exact: true,
    next: null,
  });
  fakeCore({
    "customers.list": () => page(rows) as never,
    "customers.nearest": ({ text }) => page(rows.filter((it) => it.includes(text))) as never,
    "screens.near": ({ text, titles }) => titles.map((it) => text === "sz" && /^Settings/.test(it)),
  });
  const onClose = vi.fn();
  const onAll = vi.fn();
  const root = createRootRoute({
    component: () => (
      <Palette
        onClose={onClose}
        onCustomer={vi.fn()}
        onAll={onAll}
        onOpen={vi.fn()}
        onExport={null}
      />
    ),
  });
  const place = (path: string) => createRoute({ getParentRoute: () => root, path });
  const router = createRouter({
    routeTree: root.addChildren([place("/"), place("/reports")]),
    history: createMemoryHistory({ initialEntries: ["/"] }),
  });
  show(<RouterProvider router={router as never} />, { rights });
  return { onAll, onClose, router };
};

const groups = () =>
  screen.getAllByRole("group").map((it) => [
    it.getAttribute("aria-label"),
    ...within(it)
      .getAllByRole("option")
      .map((option) => option.querySelector("b")?.textContent),
  ]);

test("whom, what to do and where to go stand apart, in this order, before anything is typed", async () => {
  open(["Northwind"], [...SEES, "customers.create", "reports.read"]);
  await screen.findByText("Northwind");
  expect(groups()).toEqual([
    ["Customers", "Northwind"],
    ["Actions", "New customer", "Keyboard shortcuts", "Lock"],
    ["Screens", "Customers", "Tasks", "Reports", "Tags & categories", "Settings"],
  ]);
  expect(screen.getByRole("option", { selected: true }).textContent).toContain("Northwind");
});

test("the arrows go through all groups, and Enter goes to the screen that they stop at", async () => {
  const { onClose, router } = open(["Northwind"], [...SEES, "reports.read"]);
  await screen.findByText("Northwind");
  await userEvent.keyboard("{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}");
  expect(screen.getByRole("option", { selected: true }).textContent).toContain("Reports");
  await userEvent.keyboard("{Enter}");
  expect(onClose).toHaveBeenCalledOnce();
  await waitFor(() => expect(router.state.location.pathname).toBe("/reports"));
});

test("a screen is found by its name and by going there, and a group without a line has no heading", async () => {
  open(["Northwind"], [...SEES, "reports.read"]);
  const field = await screen.findByRole("combobox");
  await userEvent.type(field, "report");
  await waitFor(() => expect(groups()).toEqual([["Screens", "Reports"]]));
  await userEvent.clear(field);
  await userEvent.type(field, "go to rep");
  await waitFor(() => expect(groups()).toEqual([["Screens", "Reports"]]));
});

test("what nothing fits is looked for in the notes", async () => {
  const { onAll } = open(["Northwind"], SEES);
  await screen.findByText("Northwind");
  await userEvent.keyboard("气压棒");
  await screen.findByRole("option", { name: "Look for “气压棒” in Notes" });
  expect(groups()).toEqual([["Nothing fits “气压棒”.", "Look for “气压棒” in Notes"]]);
  await userEvent.keyboard("{Enter}");
  const notes = { is: { field: "notes", operator: "contains", values: ["气压棒"] } };
  expect(onAll).toHaveBeenCalledWith({ filters: [notes] });
});

test("core tells which screens are meant by pinyin", async () => {
  open(["Northwind"], SEES);
  await userEvent.type(await screen.findByRole("combobox"), "sz");
  await waitFor(() => expect(groups()).toEqual([["Screens", "Settings"]]));
});

test("who sees no customers is offered none, and no search for them", async () => {
  open(["Northwind"], ["journal.read"]);
  await waitFor(() =>
    expect(groups()).toEqual([
      ["Actions", "Keyboard shortcuts", "Lock"],
      ["Screens", "Operation log", "Settings"],
    ]),
  );
  await userEvent.keyboard("North");
  await waitFor(() => expect(screen.queryAllByRole("option")).toEqual([]));
});
