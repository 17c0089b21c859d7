// The steps of the first run, each by itself.
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test, vi } from "vitest";

import type { FirstSheet } from "../../bindings/commands.ts";
import { failure, fakeCore, inputOf, show } from "../../lib/testing.tsx";
import { Beginning } from "./Beginning.tsx";
import { Administrator, type Form, Organization } from "./OfficeSteps.tsx";
import { Sheet, TypeBack } from "./SheetSteps.tsx";

const EMPTY: Form = {
  organization: "",
  country: "CN",
  name: "",
  login: "",
  password: "",
  again: "",
};
const sheet = { groups: ["AB12", "CD34", "EF56"], ask: [1, 2] } as unknown as FirstSheet;
const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));
const type = (label: string, text: string) =>
  userEvent.type(screen.getByLabelText(new RegExp(`^${label}`)), text);

const Filled = ({ onMade }: { onMade: (sheet: FirstSheet) => void }) => {
  const [form, setForm] = useState(EMPTY);
  const change = (fields: Partial<Form>) => setForm({ ...form, ...fields });
  return <Administrator form={form} onChange={change} onBack={() => {}} onMade={onMade} />;
};
const fill = async (again = "lantern-Orchard-47") => {
  await screen.findByLabelText(/^User name/);
  const [password, second] = screen.getAllByLabelText(/^Password/, { selector: "input" });
  await type("Name", "陈晓东");
  await type("User name", "chen");
  await userEvent.type(password as HTMLElement, "lantern-Orchard-47");
  await userEvent.type(second as HTMLElement, again);
};

test("an office without a name goes no further", async () => {
  const onNext = vi.fn();
  fakeCore({});
  show(<Organization form={EMPTY} onChange={() => {}} onBack={() => {}} onNext={onNext} />);
  const field = (await screen.findByLabelText(/^Organi[sz]ation/)) as HTMLInputElement;
  expect(field.required).toBe(true);
  await press("Continue");
  expect(onNext).not.toHaveBeenCalled();
});

test("an administrator whose passwords differ is not made", async () => {
  const calls = fakeCore({ "office.create": () => sheet });
  const onMade = vi.fn();
  show(<Filled onMade={onMade} />);
  await fill("lantern-Orchard-48");
  await press("Set up the office");
  await screen.findByText("The two entries differ.");
  expect(calls).toEqual([]);
  await userEvent.type(screen.getByLabelText(/^Password, again/), "{Backspace}7");
  await press("Set up the office");
  await waitFor(() => expect(onMade.mock.calls[0]?.[0]).toEqual(sheet));
  expect(inputOf(calls, "office.create")).toMatchObject({ login: "chen", country: "CN" });
});

test.each([
  ["weak_password", null, "Longer, please."],
  ["invalid", "login", "No blanks in a user name."],
  ["full", null, "The disk is full."],
])("%s is said, and everything typed is still there", async (code, field, sentence) => {
  fakeCore({
    "office.create": () => {
      throw failure(code, { field, sentence });
    },
  });
  show(<Filled onMade={() => {}} />);
  await fill();
  await press("Set up the office");
  await screen.findByText(sentence);
  expect((screen.getByLabelText(/^User name/) as HTMLInputElement).value).toBe("chen");
});

test("the sheet is shown whole, and where it could not be saved that is said", async () => {
  fakeCore({
    "office.save_sheet": () => {
      throw failure("full", { sentence: "The disk is full." });
    },
  });
  const onNext = vi.fn();
  show(<Sheet sheet={sheet} onNext={onNext} />);
  for (const group of sheet.groups) await screen.findByText(group);
  await press("Save as PDF to print");
  await screen.findByText("The disk is full.");
  await press("I have it on paper");
  expect(onNext).toHaveBeenCalledOnce();
});

test("a group that is typed back wrong is named, and the right one goes on", async () => {
  fakeCore({ "office.confirm_sheet": ({ typed }) => typed.startsWith("CD") || typed === "EF56" });
  const onNext = vi.fn();
  show(<TypeBack sheet={sheet} onBack={() => {}} onNext={onNext} />);
  await screen.findByLabelText(/^Group 2/);
  await type("Group 2", "CD34");
  await type("Group 3", "EF57");
  await press("Continue");
  await screen.findByText("That is not group 3. Please look at the sheet again.");
  expect(onNext).not.toHaveBeenCalled();
  await userEvent.type(screen.getByLabelText(/^Group 3/), "{Backspace}6");
  await press("Continue");
  await waitFor(() => expect(onNext).toHaveBeenCalledOnce());
});

test("samples that do not come are said so, and another beginning can be chosen", async () => {
  fakeCore({
    "samples.create": () => {
      throw failure("full", { sentence: "The disk is full." });
    },
  });
  const onDone = vi.fn();
  show(<Beginning mayImport onDone={onDone} />);
  await screen.findByRole("button", { name: /^My own list/, pressed: true });
  await userEvent.click(screen.getByRole("button", { name: /[Ss]ample/ }));
  await press("Open the office");
  await screen.findByText("The disk is full.");
  expect(onDone).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole("button", { name: /^An empty list/ }));
  await press("Open the office");
  expect(onDone).toHaveBeenCalledWith("empty");
});
