// Wherever a password is asked for: what is wrong is said where it is, nothing is sent twice, and what was
// typed is not kept longer than it is needed.
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import { failure, fakeCore, inputOf, show } from "../../lib/testing.tsx";
import { ChangePassword } from "./ChangePassword.tsx";
import { LockPage } from "./LockPage.tsx";
import { MustChangePage } from "./MustChangePage.tsx";
import { ResetDialog } from "./ResetDialog.tsx";

const type = (label: string, text: string) =>
  userEvent.type(screen.getByLabelText(new RegExp(`^${label}`)), text);
const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));
const sent = (calls: { name: string }[], name: string) => calls.filter((it) => it.name === name);

const fill = async ({ again = "harbour-Violet-93" } = {}) => {
  await type("Current password", "old-one");
  await type("New password", "harbour-Violet-93");
  await type("Password, again", again);
};

test("a new password is asked for twice, and nothing is sent while the two differ", async () => {
  const calls = fakeCore({ "accounts.change_password": () => ({ value: null, seq: 1 }) });
  const onDone = vi.fn();
  show(<ChangePassword onDone={onDone} />);
  await screen.findByRole("button", { name: "Change password" });
  await fill({ again: "harbour-Violet-94" });
  await press("Change password");
  await screen.findByText("The two entries differ.");
  expect(calls).toEqual([]);
  await userEvent.type(screen.getByLabelText(/^Password, again/), "{Backspace}3");
  await press("Change password");
  await waitFor(() => expect(onDone).toHaveBeenCalledOnce());
  expect(inputOf(calls, "accounts.change_password")).toEqual({
    old: "old-one",
    new: "harbour-Violet-93",
  });
});

test.each([
  ["wrong_password", "That is not your password."],
  ["weak_password", "Longer, please."],
  ["busy", "The disk does not answer."],
])("a change that is refused as %s says why, and keeps what was typed", async (code, sentence) => {
  fakeCore({
    "accounts.change_password": () => {
      throw failure(code, { sentence });
    },
  });
  show(<ChangePassword onDone={() => {}} />);
  await screen.findByRole("button", { name: "Change password" });
  await fill();
  await press("Change password");
  await screen.findByText(sentence);
  const next = screen.getByLabelText(/^New password/) as HTMLInputElement;
  expect(next.value).toBe("harbour-Violet-93");
});

test("a change that is under way is not sent twice", async () => {
  const calls = fakeCore({ "accounts.change_password": () => new Promise(() => {}) });
  show(<ChangePassword onDone={() => {}} />);
  await screen.findByRole("button", { name: "Change password" });
  await fill();
  await userEvent.keyboard("{Enter}{Enter}");
  await waitFor(() => expect(sent(calls, "accounts.change_password")).toHaveLength(1));
});

test("who was given a password is told to choose their own, and who is somebody else goes back", async () => {
  fakeCore({});
  const onSwitch = vi.fn();
  show(<MustChangePage onSwitch={onSwitch} />);
  await screen.findByRole("heading");
  await press("Switch person");
  expect(onSwitch).toHaveBeenCalledOnce();
});

const lock = (answers: Parameters<typeof fakeCore>[0]) => {
  const calls = fakeCore({ "accounts.lock": () => null, "jobs.list": () => [], ...answers });
  const onUnlocked = vi.fn();
  const onSwitch = vi.fn();
  const person = { login: "chen", name: "陈晓东" };
  show(<LockPage person={person} onUnlocked={onUnlocked} onSwitch={onSwitch} />);
  return { calls, onUnlocked, onSwitch };
};

test("a locked window asks its person alone, and a wrong password leaves it locked and the field empty", async () => {
  const { calls, onUnlocked } = lock({
    "accounts.sign_in": () => {
      throw failure("wrong_password");
    },
  });
  await screen.findByRole("heading", { name: "陈晓东" });
  expect(screen.queryByLabelText(/User name/)).toBeNull();
  await type("Password", "guess");
  await press("Unlock");
  await screen.findByRole("alert");
  expect(inputOf(calls, "accounts.sign_in")).toEqual({ login: "chen", password: "guess" });
  expect((screen.getByLabelText(/^Password/) as HTMLInputElement).value).toBe("");
  expect(onUnlocked).not.toHaveBeenCalled();
  expect(sent(calls, "accounts.lock")).toHaveLength(1);
});

test("the right password unlocks, and whoever else comes may take over", async () => {
  const { onUnlocked, onSwitch } = lock({ "accounts.sign_in": () => null as never });
  await screen.findByRole("heading", { name: "陈晓东" });
  await type("Password", "right");
  await press("Unlock");
  await waitFor(() => expect(onUnlocked).toHaveBeenCalledOnce());
  await press("Switch person");
  expect(onSwitch).toHaveBeenCalledOnce();
});

test("a new password for somebody is asked about first, and a refusal stays in the question", async () => {
  const calls = fakeCore({
    "accounts.reset_password": () => {
      throw failure("last_administrator", { sentence: "They are the last administrator." });
    },
  });
  const onIssued = vi.fn();
  const onClose = vi.fn();
  show(<ResetDialog account={{ id: 5, name: "李梅" }} onIssued={onIssued} onClose={onClose} />);
  await screen.findByRole("dialog", { name: /李梅/ });
  expect(calls).toEqual([]);
  await userEvent.keyboard("{Enter}");
  await screen.findByText("They are the last administrator.");
  expect(inputOf(calls, "accounts.reset_password")).toBe(5);
  expect(onIssued).not.toHaveBeenCalled();
  await press("Cancel");
  expect(onClose).toHaveBeenCalled();
});
