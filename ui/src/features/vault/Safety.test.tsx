import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";

import type { ShownReview, TypedGroup } from "../../bindings/commands.ts";
import { failure, fakeCore, show } from "../../lib/testing.tsx";
import { Safety } from "./Safety.tsx";

const GROUPS = ["AAAA", "BBBB", "CCCC", "DDDD", "EEEE", "FFFF", "GGGG", "HHHH", "JJJJ"];

const review = (fields: Partial<ShownReview> = {}): ShownReview => ({
  finding: null,
  ways_in: [
    {
      slot: "1",
      who: "chen",
      is_sheet: false,
      is_in_doubt: false,
      since: "2026-03-01",
      state: "sound",
    },
    {
      slot: "recovery-1",
      who: "Sheet No. 1",
      is_sheet: true,
      is_in_doubt: false,
      since: "2026-03-01",
      state: "sound",
    },
  ],
  ...fields,
});

const core = (more: Parameters<typeof fakeCore>[0] = {}) =>
  fakeCore({ "vault.review": () => review(), ...more });

const RIGHTS = ["accounts.read", "accounts.write"];

const sheets = {
  "recovery.renew": () => ({ groups: GROUPS, ask: [1, 6] }),
  "office.confirm_sheet": ({ group, typed }: TypedGroup) => typed === GROUPS[group],
};

const begin = async () => {
  await userEvent.click(await screen.findByRole("button", { name: "New recovery sheet" }));
  await userEvent.type(await screen.findByLabelText(/^Your password/), "secret{Enter}");
};

test("a new sheet is shown once, typed back, and the old ones go", async () => {
  const calls = core({ ...sheets, "recovery.retire": () => [1] });
  show(<Safety />, { rights: RIGHTS });
  await begin();
  expect(await screen.findByText("GGGG")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "I have it on paper" }));
  await userEvent.type(await screen.findByLabelText(/^Group 2/), "BBBB");
  await userEvent.type(screen.getByLabelText(/^Group 7/), "XXXX");
  await userEvent.click(screen.getByRole("button", { name: "Done" }));
  expect(await screen.findByText(/That is not group 7/)).toBeTruthy();
  expect(calls.some((it) => it.name === "recovery.retire")).toBe(false);
  await userEvent.clear(screen.getByLabelText(/^Group 7/));
  await userEvent.type(screen.getByLabelText(/^Group 7/), "GGGG");
  await userEvent.click(screen.getByRole("button", { name: "Done" }));
  const input = { password: "secret", key: null };
  await waitFor(() => expect(calls).toContainEqual({ name: "recovery.retire", input }));
});

test("a wrong password makes no sheet", async () => {
  core({
    "recovery.renew": () => {
      throw failure("wrong_password");
    },
  });
  show(<Safety />, { rights: RIGHTS });
  await begin();
  expect(await screen.findByText("That is not your password.")).toBeTruthy();
});

test("a key file that was put back is accepted with a reason, and who lost their way in is named", async () => {
  const lost = [
    { slot: "2", who: "li", is_sheet: false, is_in_doubt: false, since: null, state: "foreign" },
  ];
  core({
    "vault.review": () => review({ finding: "An older key file was put back." }),
    "vault.accept": () => lost,
  });
  show(<Safety />, { rights: RIGHTS });
  expect(await screen.findByText("An older key file was put back.")).toBeTruthy();
  await userEvent.type(screen.getByLabelText(/What was the cause/), "The disk was replaced");
  await userEvent.click(screen.getByRole("button", { name: "Accept the key file" }));
  expect(await screen.findByText(/need a new password: li/)).toBeTruthy();
});

test("an auditor sees who can open the data and changes nothing", async () => {
  core();
  show(<Safety />, { rights: ["accounts.read"] });
  await screen.findByText("Sheet No. 1");
  expect(screen.queryByRole("button")).toBeNull();
});
