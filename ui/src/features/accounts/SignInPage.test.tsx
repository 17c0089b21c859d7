import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";

import type { OfficeShown } from "../../bindings/commands.ts";
import { failure, fakeCore, me, show } from "../../lib/testing.tsx";
import { SignInPage } from "./SignInPage.tsx";

const office = (logins: string[]): OfficeShown => ({
  stage: "ready",
  home: "/home/office",
  may_move: false,
  logins,
  names: {},
  preferences: {},
  language: "en",
  version: "0.1.0",
  failure: null,
  checks: [],
});

test("whoever works alone is asked for the password at once", async () => {
  const calls = fakeCore({ "accounts.sign_in": () => me() });
  show(<SignInPage onRecover={() => {}} onRestore={() => {}} office={office(["chen"])} />);
  await userEvent.type(await screen.findByLabelText(/^Password/), "secret{Enter}");
  expect(calls[0]).toEqual({
    name: "accounts.sign_in",
    input: { login: "chen", password: "secret" },
  });
});

test("where somebody has just left, whoever comes says who they are first", async () => {
  fakeCore({});
  show(<SignInPage isLeft onRecover={() => {}} onRestore={() => {}} office={office(["chen"])} />);
  await screen.findByRole("button", { name: "chen" });
  expect(screen.queryByLabelText(/^Password/)).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Another user name" }));
  expect(screen.getByLabelText(/^User name/)).toBeTruthy();
});

test("several people choose who they are", async () => {
  fakeCore({});
  show(<SignInPage onRecover={() => {}} onRestore={() => {}} office={office(["chen", "zhou"])} />);
  await userEvent.click(await screen.findByRole("button", { name: "zhou" }));
  expect(screen.getByLabelText(/^Password/)).toBeTruthy();
});

test("a tile bears the name of a person, and the login below it", async () => {
  fakeCore({});
  const known = { ...office(["chen", "zhou"]), names: { chen: "陈晓东" } };
  show(<SignInPage onRecover={() => {}} onRestore={() => {}} office={known} />);
  const tile = await screen.findByRole("button", { name: /陈晓东/ });
  expect(tile.textContent).toContain("chen");
  expect(screen.getByRole("button", { name: "zhou" })).toBeTruthy();
  await userEvent.click(tile);
  expect(screen.getByText("陈晓东")).toBeTruthy();
});

test("a wrong password is said, and the field is empty again", async () => {
  fakeCore({
    "accounts.sign_in": () => {
      throw failure("wrong_password", { sentence: "Name or password is wrong." });
    },
  });
  show(<SignInPage onRecover={() => {}} onRestore={() => {}} office={office(["chen"])} />);
  const field = await screen.findByLabelText(/^Password/);
  await userEvent.type(field, "wrong{Enter}");
  // Only the password was asked for.
  expect((await screen.findByRole("alert")).textContent).toMatch(/^The password is not correct/);
  expect((field as HTMLInputElement).value).toBe("");
});

test("who must wait sees for how long and cannot try meanwhile", async () => {
  fakeCore({
    "accounts.sign_in": () => {
      throw failure("throttled", { seconds: 30 });
    },
  });
  show(<SignInPage onRecover={() => {}} onRestore={() => {}} office={office(["chen"])} />);
  await userEvent.type(await screen.findByLabelText(/^Password/), "wrong{Enter}");
  expect((await screen.findByRole("alert")).textContent).toBe("Please wait 30 seconds.");
  expect((screen.getByRole("button", { name: "Sign in" }) as HTMLButtonElement).disabled).toBe(
    true,
  );
});

test("the first to sign in with a later version sees how far the data are, and may stop it", async () => {
  const progress = { done: 40, total: 100 };
  const job = { id: 7, operation: "accounts.sign_in", progress, is_planned: false };
  const calls = fakeCore({
    "accounts.sign_in": () => new Promise(() => {}),
    "jobs.list": () => [job],
    "jobs.cancel": () => null,
  });
  show(<SignInPage onRecover={() => {}} onRestore={() => {}} office={office(["chen"])} />);
  await userEvent.type(await screen.findByLabelText(/^Password/), "secret{Enter}");
  const bar = await screen.findByRole("progressbar", {
    name: "Bringing the data to the new version",
  });
  expect(bar.getAttribute("aria-valuenow")).toBe("40");
  await userEvent.click(screen.getByRole("button", { name: /^Stop.*new version/ }));
  expect(calls).toContainEqual({ name: "jobs.cancel", input: 7 });
});

test("a sign-in without an upgrade says nothing of one", async () => {
  const progress = { done: 0, total: null };
  const job = { id: 7, operation: "accounts.sign_in", progress, is_planned: false };
  const calls = fakeCore({
    "accounts.sign_in": () => new Promise(() => {}),
    "jobs.list": () => [job],
  });
  show(<SignInPage onRecover={() => {}} onRestore={() => {}} office={office(["chen"])} />);
  await userEvent.type(await screen.findByLabelText(/^Password/), "secret{Enter}");
  await waitFor(() => expect(calls.map((it) => it.name)).toContain("jobs.list"));
  expect(screen.queryByRole("progressbar")).toBeNull();
});
