import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";

import type { Customer, Duplicate } from "../../bindings/commands.ts";
import { Toasts } from "../../components/index.ts";
import { failure, fakeCore, inputOf, show } from "../../lib/testing.tsx";
import type { ListQuery } from "./listSearch.ts";
import { QuickCreate } from "./QuickCreate.tsx";

const lists = {
  "choices.list": () => [],
  "tags.list": () => [],
  "accounts.colleagues": () => [],
};
const made = { id: 7, name: "Ada Ltd", file_no: "K000007" } as Customer;
/** Nobody is alike, and whoever is saved is made. */
const answers = {
  ...lists,
  "customers.duplicates": () => [],
  "customers.create": () => ({ value: made, seq: 12 }),
};
const taken: Duplicate = { by: "phone", id: 3, file_no: "K000003", name: "Ada", owner: "Chen" };

const open = async (within: ListQuery | null = null) => {
  const onCreated = vi.fn();
  show(
    <>
      <QuickCreate within={within} onClose={() => {}} onCreated={onCreated} onLook={() => {}} />
      <Toasts />
    </>,
  );
  return { name: await screen.findByLabelText("Name"), onCreated };
};

test("a name and Control+Enter make a customer", async () => {
  const calls = fakeCore(answers);
  const { name, onCreated } = await open();
  await userEvent.type(name, "Ada Ltd{Control>}{Enter}{/Control}");
  await waitFor(() => expect(onCreated).toHaveBeenCalledWith(made, false));
  const created = calls.filter((it) => it.name === "customers.create");
  expect(created).toEqual([{ name: "customers.create", input: { name: "Ada Ltd" } }]);
});

test("a company alone is a customer, and nothing at all is said to be too little", async () => {
  const calls = fakeCore(answers);
  const { name, onCreated } = await open();
  await userEvent.type(name, "  {Control>}{Enter}{/Control}");
  await screen.findByText("Name must not be empty. Please fill it in.");
  expect(document.activeElement).toBe(name);
  await userEvent.type(screen.getByLabelText("Company"), "Ada Ltd{Control>}{Enter}{/Control}");
  await waitFor(() => expect(onCreated).toHaveBeenCalled());
  expect(inputOf(calls, "customers.create")).toEqual({ company: "Ada Ltd" });
});

test("it is said when the list of the moment does not show who is new", async () => {
  const list: ListQuery = {
    search: "Bo",
    filter: null,
    sort: "updated_at",
    direction: null,
    is_recycled: false,
  };
  const calls = fakeCore({ ...answers, "customers.count": () => 0 });
  const { name } = await open(list);
  await userEvent.type(name, "Ada Ltd{Control>}{Enter}{/Control}");
  await screen.findByText(/present search or filter does not include/);
  expect(inputOf(calls, "customers.count")).toMatchObject({ search: "Bo", only: [7] });
});

afterEach(() => {
  vi.restoreAllMocks();
});

/** So much later that a warning has been read. */
const later = () => {
  const then = performance.now() + 5_000;
  vi.spyOn(performance, "now").mockReturnValue(then);
};

test("a phone that someone has needs a second, deliberate press", async () => {
  const calls = fakeCore({
    ...lists,
    "customers.duplicates": () => [taken],
    "customers.create": () => ({ value: made, seq: 12 }),
  });
  const { name } = await open();
  await userEvent.type(name, "Ada Ltd");
  await screen.findByText("K000003 Ada already has this phone number.");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(calls.some((it) => it.name === "customers.create")).toBe(false);
  const anyway = await screen.findByRole("button", { name: /^Create anyway/ });
  later();
  await userEvent.click(anyway);
  await waitFor(() => expect(calls.some((it) => it.name === "customers.create")).toBe(true));
});

test("a refusal stands at its field, and what was typed is still there", async () => {
  fakeCore({
    ...lists,
    "customers.duplicates": () => [],
    "customers.create": () => {
      throw failure("invalid", { field: "phone", sentence: "Too short." });
    },
  });
  const { name } = await open();
  await userEvent.type(name, "Ada");
  await userEvent.type(screen.getByLabelText("Phone"), "12{Enter}");
  await screen.findByText("Too short.");
  expect((name as HTMLInputElement).value).toBe("Ada");
});

test("who saves before the list of doubles is there is stopped by it all the same", async () => {
  const calls = fakeCore({
    ...lists,
    "customers.duplicates": () => [taken],
    "customers.create": () => ({ value: made, seq: 12 }),
  });
  const { name } = await open();
  await userEvent.type(name, "Ada Ltd{Control>}{Enter}{/Control}");
  await screen.findByRole("button", { name: /^Create anyway/ });
  // Who presses twice has read nothing between.
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  expect(calls.some((it) => it.name === "customers.create")).toBe(false);
  later();
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(calls.some((it) => it.name === "customers.create")).toBe(true));
});

test("a phone stands in its groups while it is typed", async () => {
  fakeCore({ ...lists, "customers.duplicates": () => [] });
  await open();
  const phone = screen.getByLabelText("Phone") as HTMLInputElement;
  await userEvent.type(phone, "13817624093");
  expect(phone.value).toBe("138 1762 4093");
  await userEvent.clear(phone);
  await userEvent.type(phone, "0512-57881");
  expect(phone.value).toBe("0512-57881");
});
