import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";

import type { Person, Role } from "../../bindings/commands.ts";
import { failure, fakeCore, inputOf, show } from "../../lib/testing.tsx";
import { People } from "./People.tsx";

type Fields = Partial<Person["member"]["account"]> & { isLast?: boolean; waits?: number };

const person = ({ isLast = false, waits, ...fields }: Fields = {}): Person => ({
  member: {
    account: {
      id: 1,
      login: "chen",
      name: "陈晓东",
      department: null,
      state: "enabled",
      language: null,
      clearance: null,
      must_change_password: false,
      roles: [{ code: "administrator", scope: null, valid_from: null, valid_to: null }],
      version: 1,
      ...fields,
    },
    signed_in_at: null,
    is_last_administrator: isLast,
  },
  waits_seconds: waits ?? null,
  is_locked: waits !== undefined,
});

const li = (fields: Fields = {}) =>
  person({
    id: 2,
    login: "li",
    name: "李梅",
    roles: [{ code: "sales", scope: null, valid_from: null, valid_to: null }],
    ...fields,
  });

const ROLES: Role[] = [
  {
    code: "administrator",
    clearance: "internal",
    rights: { "accounts.write": "all" },
    is_usual: true,
  },
  {
    code: "manager",
    clearance: "confidential",
    rights: { "customers.read": "subtree" },
    is_usual: true,
  },
  { code: "sales", clearance: "confidential", rights: { "customers.read": "own" }, is_usual: true },
  { code: "auditor", clearance: "internal", rights: { "journal.read": "all" }, is_usual: false },
];

const RIGHTS = ["accounts.read", "accounts.write"];

const core = (people: Person[], more: Parameters<typeof fakeCore>[0] = {}) =>
  fakeCore({
    "accounts.list": () => people,
    "accounts.roles": () => ROLES,
    "departments.list": () => [],
    ...more,
  });

const menuOf = async (name: string) =>
  userEvent.click(await screen.findByRole("button", { name: `More: ${name}` }));

test("a new colleague gets a first password, shown until it is written down", async () => {
  const calls = core([person({ isLast: true })], {
    "accounts.create": () => ({ login: "li", name: "李梅", password: "maple-47-river" }),
  });
  show(<People onCustomers={() => {}} />, { rights: RIGHTS });
  await userEvent.click(await screen.findByRole("button", { name: "New account" }));
  await userEvent.type(await screen.findByLabelText(/^Name/), "李梅");
  await userEvent.type(screen.getByLabelText(/^User name/), "li");
  await userEvent.click(await screen.findByRole("checkbox", { name: /Sales/ }));
  await userEvent.click(screen.getByRole("button", { name: "Create account" }));
  expect(await screen.findByText("maple-47-river")).toBeTruthy();
  const input = { login: "li", name: "李梅", department: null, roles: ["sales"] };
  expect(calls).toContainEqual({ name: "accounts.create", input });
  await userEvent.click(screen.getByRole("button", { name: "I have written it down" }));
  await waitFor(() => expect(screen.queryByText("maple-47-river")).toBeNull());
});

test("a user name that is taken is said at its field, and nothing typed is lost", async () => {
  core([person()], {
    "accounts.create": () => {
      throw failure("taken", { field: "login", sentence: "This name is taken." });
    },
  });
  show(<People onCustomers={() => {}} />, { rights: RIGHTS });
  await userEvent.click(await screen.findByRole("button", { name: "New account" }));
  await userEvent.type(await screen.findByLabelText(/^Name/), "李梅");
  await userEvent.type(screen.getByLabelText(/^User name/), "chen");
  await userEvent.click(screen.getByRole("button", { name: "Create account" }));
  expect(await screen.findByText("This name is taken.")).toBeTruthy();
  expect((screen.getByLabelText(/^Name/) as HTMLInputElement).value).toBe("李梅");
});

test("the last administrator cannot lose the role, and the reason is there before the click", async () => {
  core([person({ isLast: true }), li()]);
  show(<People onCustomers={() => {}} />, { rights: RIGHTS });
  await menuOf("陈晓东");
  expect(screen.queryByRole("menuitem", { name: /Disable/, hidden: true })).toBeNull();
  await userEvent.click(await screen.findByRole("menuitem", { name: "Change…", hidden: true }));
  const box = await screen.findByRole("checkbox", { name: /Administrator/i });
  expect((box as HTMLInputElement).disabled).toBe(true);
  expect(screen.getAllByText(/only administrator left/).length).toBeGreaterThan(0);
});

test("the usual roles come first, and the others stand behind a word", async () => {
  core([person(), li()]);
  show(<People onCustomers={() => {}} />, { rights: RIGHTS });
  await userEvent.click(await screen.findByRole("button", { name: "New account" }));
  await screen.findByRole("checkbox", { name: /Sales/ });
  const others = screen.getByText("More roles").closest("details");
  expect(others?.open).toBe(false);
  expect(others?.textContent).toContain("Auditor");
  expect(others?.textContent).not.toContain("Sales");
});

test("a role that reaches as far as a department asks for one", async () => {
  core([person(), li()]);
  show(<People onCustomers={() => {}} />, { rights: RIGHTS });
  await menuOf("李梅");
  await userEvent.click(await screen.findByRole("menuitem", { name: "Change…", hidden: true }));
  await userEvent.click(await screen.findByRole("checkbox", { name: /manager/i }));
  expect(await screen.findByText(/as far as the person's department/)).toBeTruthy();
});

test("disabling someone changes the key of the data with it, unless told otherwise", async () => {
  const calls = core([person(), li()], {
    "accounts.disable": () => ({ value: null, seq: 9 }),
    "vault.rotate": () => null,
  });
  show(<People onCustomers={() => {}} />, { rights: RIGHTS });
  await menuOf("李梅");
  await userEvent.click(await screen.findByRole("menuitem", { name: "Disable…", hidden: true }));
  await userEvent.click(await screen.findByRole("button", { name: "Disable…" }));
  await waitFor(() => expect(calls.some((it) => it.name === "vault.rotate")).toBe(true));
  expect(calls).toContainEqual({ name: "accounts.disable", input: 2 });
});

const leaves = async (more: Parameters<typeof core>[1]) => {
  const calls = core([person(), li()], {
    "customers.count": () => 12,
    "tasks.count": () => 5,
    "accounts.colleagues": () => [
      { id: 1, login: "chen", name: "陈晓东", is_disabled: false },
      { id: 2, login: "li", name: "李梅", is_disabled: false },
      { id: 3, login: "wu", name: "吴刚", is_disabled: true },
    ],
    "accounts.disable": () => ({ value: null, seq: 9 }),
    "vault.rotate": () => null,
    ...more,
  });
  const looked: string[] = [];
  const rights = [...RIGHTS, "customers.read", "customers.update", "tasks.read", "tasks.update"];
  show(<People onCustomers={(login) => looked.push(login)} />, { rights });
  await menuOf("李梅");
  await userEvent.click(await screen.findByRole("menuitem", { name: "Disable…", hidden: true }));
  await screen.findByText(/李梅 still has 12 customers, 5 open tasks\./);
  return { calls, looked };
};
const ASSIGNED = { done: 12, unchanged: 0, refused: 0, shown: [], tasks: 4, tasks_left: 0 };

test("who is disabled can hand over what they have, to somebody who is still there", async () => {
  const assigned = { value: ASSIGNED as never, seq: 8 };
  const { calls } = await leaves({ "customers.assign": () => assigned });
  await userEvent.click(
    await screen.findByRole("combobox", { name: "Hand the customers over to" }),
  );
  expect(screen.queryByRole("option", { name: "吴刚" })).toBeNull();
  expect(screen.queryByRole("option", { name: "李梅" })).toBeNull();
  await userEvent.click(await screen.findByRole("option", { name: "陈晓东" }));
  await userEvent.click(await screen.findByRole("button", { name: "Disable…" }));
  await waitFor(() => expect(calls.some((it) => it.name === "vault.rotate")).toBe(true));
  expect(inputOf(calls, "customers.assign")).toEqual({
    chosen: {
      search: null,
      filter: { is: { field: "owner", operator: "equal", values: ["li"] } },
      is_recycled: false,
      only: null,
      but: [],
    },
    owner: "chen",
    open_tasks: "follow",
  });
  const order = calls.map((it) => it.name);
  expect(order.indexOf("customers.assign")).toBeLessThan(order.indexOf("accounts.disable"));
});

test("nobody is disabled when the handing over fails, and what they have can be looked at", async () => {
  const { calls, looked } = await leaves({
    "customers.assign": () => {
      throw failure("forbidden", { sentence: "You may not." });
    },
  });
  await userEvent.click(
    await screen.findByRole("combobox", { name: "Hand the customers over to" }),
  );
  await userEvent.click(await screen.findByRole("option", { name: "陈晓东" }));
  await userEvent.click(await screen.findByRole("button", { name: "Disable…" }));
  await screen.findByText("You may not.");
  expect(calls.some((it) => it.name === "accounts.disable")).toBe(false);
  await userEvent.click(screen.getByRole("button", { name: "Show the customers" }));
  expect(looked).toEqual(["li"]);
});

test("who tried too often is let in again", async () => {
  const calls = core([person(), li({ waits: 800 })], { "accounts.unlock": () => null });
  show(<People onCustomers={() => {}} />, { rights: RIGHTS });
  expect(await screen.findByText("Locked for 14 min")).toBeTruthy();
  await menuOf("李梅");
  await userEvent.click(
    await screen.findByRole("menuitem", { name: "Let try again now", hidden: true }),
  );
  await waitFor(() => expect(calls).toContainEqual({ name: "accounts.unlock", input: "li" }));
});

test("who is enabled after a change of keys gets a new password at once", async () => {
  core([person(), li({ state: "disabled" })], {
    "accounts.enable": () => ({ needs_password: true }),
    "accounts.reset_password": () => ({ login: "li", name: "李梅", password: "new-1" }),
  });
  show(<People onCustomers={() => {}} />, { rights: RIGHTS });
  await menuOf("李梅");
  await userEvent.click(
    await screen.findByRole("menuitem", { name: "Enable again", hidden: true }),
  );
  expect(await screen.findByText("new-1")).toBeTruthy();
});

test("an auditor sees everyone and may touch no one", async () => {
  core([person(), li()]);
  show(<People onCustomers={() => {}} />, { rights: ["accounts.read"] });
  await screen.findByText("李梅");
  expect(screen.queryByRole("button", { name: "New account" })).toBeNull();
  expect(screen.queryByRole("button", { name: /More/ })).toBeNull();
});

test("a refusal is said in its own words", async () => {
  core([], {
    "accounts.list": () => {
      throw failure("forbidden", { sentence: "Your role does not allow this." });
    },
  });
  show(<People onCustomers={() => {}} />, { rights: [] });
  expect((await screen.findByRole("alert")).textContent).toContain("does not allow this");
});
