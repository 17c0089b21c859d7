import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import type { Customer } from "../../bindings/commands.ts";
import { Toasts } from "../../components/index.ts";
import { failure, fakeCore, inputOf, show } from "../../lib/testing.tsx";
import { CustomerPage } from "./CustomerPage.tsx";

const point = (kind: "phone" | "email", shown: string) => ({
  kind,
  shown,
  value: shown,
  extension: null,
  label: null,
});
const customer = {
  id: 7,
  name: "王小明文具店",
  file_no: "K000007",
  company: "晨光集团",
  contact_name: null,
  city: "昆山",
  kind: "company",
  status: null,
  tags: [],
  points: [point("phone", "138 1762 4093"), point("email", "wang@example.com")],
  contacts: [],
  masked: [],
  deleted_at: null,
  may_change: true,
  may_delete: true,
  version: 3,
} as unknown as Customer;

const answers = {
  "choices.list": () => [],
  "tags.list": () => [],
  "accounts.colleagues": () => [],
  "categories.list": () => [],
  "customers.show": () => customer,
  "customers.history": () => [],
};

const open = (given: Parameters<typeof fakeCore>[0] = {}, rights?: string[]) => {
  const calls = fakeCore({ ...answers, ...given });
  const onList = vi.fn();
  const onStep = vi.fn();
  const panels = {
    contacts: () => <p>contacts</p>,
    tasks: () => <p>tasks</p>,
    changes: () => <p />,
  };
  show(
    <>
      <CustomerPage
        id={7}
        panels={panels}
        place={{ at: 1, count: 3 }}
        onStep={onStep}
        onList={onList}
        onSheet={null}
      />
      <Toasts />
    </>,
    rights ? { rights } : {},
  );
  return { calls, onList, onStep };
};

test("while it is on its way something stands where it will be; then it does", async () => {
  open();
  await screen.findByRole("status", { name: "Loading" });
  await screen.findByRole("heading", { name: "王小明文具店" });
  screen.getByText("2 of 3");
});

test("a customer that is gone or out of reach is said to be, with the way back", async () => {
  const { onList } = open({
    "customers.show": () => {
      throw failure("not_found", { sentence: "There is no such customer." });
    },
  });
  await screen.findByText("There is no such customer.");
  await userEvent.click(screen.getByRole("button", { name: "Customers" }));
  expect(onList).toHaveBeenCalled();
});

test("a field that someone else changed meanwhile is shown with both values", async () => {
  let tries = 0;
  const { calls } = open({
    "customers.update": () => {
      tries += 1;
      if (tries > 1) return { value: { ...customer, city: "苏州" }, seq: 9 };
      throw failure("stale", {
        conflicts: [{ field: "city", theirs: "上海", yours: "苏州" }],
      });
    },
  });
  await userEvent.click(await screen.findByRole("button", { name: "City 昆山" }));
  await userEvent.clear(screen.getByLabelText("City"));
  await userEvent.type(screen.getByLabelText("City"), "苏州{Enter}");
  await screen.findByText("Someone else has changed this meanwhile");
  screen.getByText("上海");
  await userEvent.click(screen.getByText("Use mine"));
  await waitFor(() => expect(tries).toBe(2));
  const asked = calls.filter((it) => it.name === "customers.update").map((it) => it.input);
  expect(asked).toEqual([
    { id: 7, set: { city: "苏州" }, version: 3 },
    { id: 7, set: { city: "苏州" }, version: null },
  ]);
});

test("a number that somebody else has is saved, and not without a word", async () => {
  const other = { by: "phone", id: 9, file_no: "K000009", name: "Ada", owner: null } as const;
  const { calls } = open({
    "customers.update": () => ({ value: customer, seq: 5 }),
    "customers.duplicates": () => [{ ...other, id: 7 }, other],
  });
  await userEvent.click(await screen.findByRole("button", { name: /^Phone/ }));
  await userEvent.type(await screen.findByRole("textbox", { name: "Phone" }), "1{Enter}");
  await screen.findByText(/K000009 Ada/);
  expect(inputOf(calls, "customers.update")).toMatchObject({ set: { phone: "138 1762 40931" } });
});

test("a phone and the file number are copied with a press", async () => {
  const written = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
  open();
  await userEvent.click(await screen.findByRole("button", { name: "Copy 138 1762 4093" }));
  await screen.findByText("Copied: 138 1762 4093");
  await userEvent.click(screen.getByTitle("Copy K000007"));
  await screen.findByText("Copied: K000007");
  expect(written.mock.calls).toEqual([["138 1762 4093"], ["K000007"]]);
});

test("deleting leads back to the list and can be taken back from there", async () => {
  const { calls, onList } = open({
    "customers.delete": () => ({
      value: { done: 1, unchanged: 0, refused: 0, examples: [] },
      seq: 4,
    }),
    "journal.undo": () => ({ value: null, seq: 5 }),
  });
  await userEvent.click(await screen.findByRole("button", { name: "More" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Delete", hidden: true }));
  await screen.findByText("王小明文具店 (K000007) is in the recycle bin and can be brought back.");
  expect(onList).toHaveBeenCalled();
  await userEvent.click(screen.getByRole("button", { name: "Undo" }));
  await screen.findByText(/^Taken back: 王小明文具店/);
  expect(calls.some((it) => it.name === "journal.undo")).toBe(true);
});

test("who may only look is told whose it is, and offered nothing to change", async () => {
  const theirs = { ...customer, owner: "chen", may_change: false, may_delete: false };
  open({
    "customers.show": () => theirs,
    "accounts.colleagues": () => [{ id: 2, login: "chen", name: "陈芳", is_disabled: false }],
  });
  await screen.findByText("A customer of 陈芳: you may look, and not change anything.");
  for (const name of ["Contacted today L", "Delete"]) {
    expect(screen.queryByRole("button", { name })).toBeNull();
  }
  expect(screen.queryByRole("button", { name: "City 昆山" })).toBeNull();
  expect(screen.queryByRole("button", { name: "Tag" })).toBeNull();
});

test("a word that is no tag yet becomes one, where tags may be made", async () => {
  const { calls } = open(
    {
      "tags.create": () => ({ value: null, seq: 5 }),
      "customers.update": () => ({ value: { ...customer, tags: ["VIP"] }, seq: 6 }),
    },
    ["customers.update", "tags.write"],
  );
  await userEvent.click(await screen.findByRole("button", { name: "Tag" }));
  await userEvent.type(
    await screen.findByPlaceholderText("Choose or type a new one"),
    "VIP{Enter}",
  );
  await waitFor(() =>
    expect(calls.find((it) => it.name === "customers.update")?.input).toMatchObject({
      set: { tags: ["VIP"] },
    }),
  );
  const made = calls.filter((it) => it.name === "tags.create").map((it) => it.input);
  expect(made).toEqual([{ name: "VIP", colour: null }]);
});

test("a word that cannot be a tag stays where it was typed, with the reason", async () => {
  open(
    {
      "tags.create": () => {
        throw failure("invalid", { sentence: "It is too long." });
      },
    },
    ["customers.update", "tags.write"],
  );
  await userEvent.click(await screen.findByRole("button", { name: "Tag" }));
  const field = await screen.findByPlaceholderText<HTMLInputElement>("Choose or type a new one");
  await userEvent.type(field, "endless{Enter}");
  expect(await screen.findByText("It is too long.")).toBeTruthy();
  expect(field.value).toBe("endless");
});
