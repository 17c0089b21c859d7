import { cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";

import type { Contact, Customer, SeenPoint } from "../../bindings/commands.ts";
import { failure, fakeCore, inputOf, show } from "../../lib/testing.tsx";
import { ContactsPanel } from "./ContactsPanel.tsx";

const point = (kind: SeenPoint["kind"], shown: string, label: string | null = null) =>
  ({ kind, shown, value: shown, extension: null, label }) as SeenPoint;
const person: Contact = {
  id: 4,
  name: "张敏",
  title: "采购经理",
  role: "buyer",
  is_primary: false,
  notes: "老客户介绍\n下次跟进：12月3日",
  points: [point("phone", "138 0013 8000", "财务"), point("wechat", "min_zhang")],
  version: 1,
};
const company = (fields: Partial<Customer> = {}) =>
  ({
    id: 1,
    contacts: [person],
    masked: [],
    may_change: true,
    deleted_at: null,
    ...fields,
  }) as unknown as Customer;
const role = {
  id: 1,
  list: "contact_role",
  code: "buyer",
  name: null,
  colour: null,
  retired: false,
};

const open = async (fields: Partial<Customer> = {}) => {
  const calls = fakeCore({
    "choices.list": () => [{ ...role, sort: 1 } as never],
    "contacts.update": () => ({ value: person, seq: 3 }),
    "contacts.add": () => {
      throw failure("invalid", { field: "phone", sentence: "That is no number." });
    },
  });
  show(<ContactsPanel customer={company(fields)} />);
  return calls;
};

test("what an import has noted of a person is seen, and can be changed", async () => {
  const calls = await open();
  await screen.findByText(/老客户介绍/);
  await userEvent.click(await screen.findByRole("button", { name: /张敏/ }));
  for (const text of ["采购经理", "min_zhang", "138 0013 8000 (财务)"]) {
    await screen.findAllByText(text, { exact: false });
  }
  await userEvent.click(await screen.findByRole("button", { name: /^Notes/ }));
  const notes = await screen.findByRole("textbox", { name: "Notes" });
  await userEvent.clear(notes);
  await userEvent.type(notes, "夏天再说{Control>}{Enter}{/Control}");
  await waitFor(() =>
    expect(inputOf(calls, "contacts.update")).toEqual({ id: 4, fields: { notes: "夏天再说" } }),
  );
});

test("the words beside a number stay with it when another is added", async () => {
  const calls = await open();
  await userEvent.click(await screen.findByRole("button", { name: /张敏/ }));
  await userEvent.click(await screen.findByRole("button", { name: /^Phone/ }));
  await userEvent.type(
    await screen.findByRole("textbox", { name: "Phone" }),
    "{End}, 13900139000{Enter}",
  );
  await waitFor(() =>
    expect(inputOf(calls, "contacts.update")).toEqual({
      id: 4,
      fields: { phone: "138 0013 8000 (财务), 13900139000" },
    }),
  );
});

test("what is masked is not offered to be changed, and nothing of a colleague's customer is", async () => {
  await open({ masked: ["phone"] });
  await userEvent.click(await screen.findByRole("button", { name: /张敏/ }));
  await screen.findByRole("button", { name: /^Notes/ });
  expect(screen.queryByRole("button", { name: /^Phone/ })).toBeNull();
  cleanup();
  await open({ may_change: false });
  await userEvent.click(await screen.findByRole("button", { name: /张敏/ }));
  await screen.findByText("min_zhang");
  expect(screen.getAllByRole("button")).toHaveLength(1);
});

test("a person that is refused stays in the form, with the reason at its field", async () => {
  await open({ contacts: [] });
  await userEvent.click(await screen.findByRole("button", { name: "Add a contact" }));
  await userEvent.type(await screen.findByLabelText(/^Name/), "李雷");
  await userEvent.type(screen.getByLabelText("Phone"), "12{Enter}");
  await screen.findByText("That is no number.");
  expect((screen.getByLabelText(/^Name/) as HTMLInputElement).value).toBe("李雷");
});
