import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";

import type { BackupShown, PlanShown } from "../../bindings/commands.ts";
import { Toasts } from "../../components/index.ts";
import { failure, fakeCore, show } from "../../lib/testing.tsx";
import { BackupState } from "./BackupState.tsx";
import { BackupsPage } from "./BackupsPage.tsx";

const MAY = ["backups.create", "backups.restore"];
const MADE = Date.parse("2026-03-10T08:30:00+08:00");

const plan: PlanShown = {
  folder: { pick: 1, path: "/media/usb", is_there: true },
  schedule: { every_days: 1, at: "12:00:00" },
  is_beside_data: false,
};
const backup = (change: Partial<BackupShown> = {}): BackupShown => ({
  file: { id: 7, name: "clientele-20260310-083000.clientele-backup", bytes: 1_500_000 },
  state: "whole",
  made_at: MADE,
  customers: 128,
  verified_at: MADE,
  ...change,
});
const good = { standing: { last_at: MADE, due_at: MADE + 1, is_late: false }, failure: null };

const office = (backups: BackupShown[] = [backup()], kept: PlanShown = plan) =>
  ({
    "backups.plan": () => kept,
    "backups.list": () => backups,
    "backups.show": () => good,
    "backups.reversible": () => null,
  }) as const;

const made = () => ({
  name: "x",
  paper: { id: 7, place: "/media/usb/x", opens: "nothing" as const },
  made_at: MADE,
  customers: 1,
  first_bad: null,
});

test("each backup says when, how much, and that it was proved", async () => {
  fakeCore(office());
  show(<BackupsPage />, { rights: MAY });
  const row = (await screen.findByText("128")).closest("tr") as HTMLElement;
  expect(within(row).getByText("1.4 MB")).toBeTruthy();
  expect(within(row).getByText("When it was made")).toBeTruthy();
});

test("one that is damaged says so and offers nothing", async () => {
  fakeCore(office([backup({ state: "damaged", verified_at: null, customers: null })]));
  show(<BackupsPage />, { rights: MAY });
  const row = (await screen.findByText("Damaged")).closest("tr") as HTMLElement;
  expect(within(row).queryByRole("button")).toBeNull();
});

test("an empty folder says how the first is made", async () => {
  fakeCore(office([]));
  show(<BackupsPage />, { rights: MAY });
  expect(await screen.findByText(/There is no backup here yet/)).toBeTruthy();
  expect((screen.getByRole("button", { name: "Back up now" }) as HTMLButtonElement).disabled).toBe(
    false,
  );
});

test("without a folder the first backup asks for one, and keeps it with the plan that is shown", async () => {
  const calls = fakeCore({
    ...office([], { folder: null, schedule: null, is_beside_data: false }),
    "backups.choose_folder": () => ({ pick: 4, path: "/media/usb", is_there: true }),
    "backups.set_plan": () => null,
    "backups.create": made,
  });
  show(<BackupsPage />, { rights: MAY });
  expect(await screen.findByText(/Choose a folder for backups above/)).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Choose a folder and back up…" }));
  await waitFor(() => expect(calls.some((it) => it.name === "backups.create")).toBe(true));
  expect(calls.find((it) => it.name === "backups.set_plan")?.input).toEqual({
    folder: 4,
    schedule: { every_days: 1, at: "12:00:00" },
  });
});

test("who chooses no folder has made no backup", async () => {
  const calls = fakeCore({
    ...office([], { folder: null, schedule: null, is_beside_data: false }),
    "backups.choose_folder": () => null,
  });
  show(<BackupsPage />, { rights: MAY });
  await userEvent.click(await screen.findByRole("button", { name: /^Choose a folder and/ }));
  await waitFor(() => expect(calls.some((it) => it.name === "backups.choose_folder")).toBe(true));
  expect(calls.some((it) => /create|set_plan/.test(it.name))).toBe(false);
});

test("a drive that is gone is told of with what to do, and looked for again", async () => {
  let isThere = false;
  fakeCore({
    ...office(),
    "backups.plan": () => ({ ...plan, folder: { pick: 1, path: "/media/usb", is_there: isThere } }),
    "backups.list": () => (isThere ? [backup()] : []),
    "backups.show": () => ({ ...good, failure: { at: MADE, sentence: "No such folder." } }),
  });
  show(<BackupsPage />, { rights: MAY });
  const said = (await screen.findByText(/\/media\/usb cannot be found/)).parentElement;
  expect(said?.textContent).toMatch(/Nothing is lost: .* Plug the drive in .* another folder/);
  expect(screen.queryByText(/No such folder/)).toBeNull();
  expect(screen.getByText(/listed here once it is back/)).toBeTruthy();
  isThere = true;
  await userEvent.click(screen.getByRole("button", { name: "Look again" }));
  await screen.findByText("128");
  expect(screen.queryByText(/cannot be found/)).toBeNull();
});

test("only the making of a backup is a button in colour, also beside a plan that is not saved", async () => {
  fakeCore(office());
  show(<BackupsPage />, { rights: MAY });
  await userEvent.click(await screen.findByRole("combobox", { name: "Back up" }));
  await userEvent.click(await screen.findByRole("option", { name: "Every 7 days" }));
  await screen.findByRole("button", { name: "Save" });
  const filled = screen.getAllByRole("button").filter((it) => it.dataset.variant === "filled");
  expect(filled.map((it) => it.textContent)).toEqual(["Back up now"]);
});

test("what the core says of the folder is shown", async () => {
  fakeCore({
    ...office(),
    "backups.list": () => {
      throw failure("unreadable", { sentence: "The folder cannot be read." });
    },
  });
  show(<BackupsPage />, { rights: MAY });
  expect(
    (await screen.findByText("The folder cannot be read.")).closest('[role="alert"]'),
  ).toBeTruthy();
});

test("a plan needs a folder, and is saved as it was chosen", async () => {
  const nowhere = { folder: null, schedule: null, is_beside_data: false };
  const calls = fakeCore({
    ...office([], nowhere),
    "backups.choose_folder": () => ({ pick: 4, path: "/media/usb", is_there: true }),
    "backups.set_plan": () => null,
  });
  show(<BackupsPage />, { rights: MAY });
  await userEvent.click(await screen.findByRole("combobox", { name: "Back up" }));
  await userEvent.click(await screen.findByRole("option", { name: "Every day" }));
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  expect((await screen.findByRole("alert")).textContent).toMatch(/Choose the folder first/);
  await userEvent.click(screen.getByRole("button", { name: "Choose…" }));
  await screen.findByText("/media/usb");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() =>
    expect(calls.find((it) => it.name === "backups.set_plan")?.input).toEqual({
      folder: 4,
      schedule: { every_days: 1, at: "12:00:00" },
    }),
  );
});

test("before a restore it is said what will be gone, and staying is the first answer", async () => {
  const calls = fakeCore({
    ...office(),
    "backups.preview": () => ({
      made_at: MADE,
      customers: 128,
      customers_now: 130,
      lost: { created: 2, changed: 0, tasks: 1 },
    }),
    "backups.restore": () => {
      throw failure("backup_damaged", { sentence: "This backup is damaged." });
    },
  });
  show(<BackupsPage />, { rights: MAY });
  await userEvent.click(await screen.findByRole("button", { name: /^More/ }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Restore…" }));
  const dialog = await screen.findByRole("dialog");
  expect(await within(dialog).findByText("2 customers entered")).toBeTruthy();
  expect(within(dialog).getByText("1 task entered or changed")).toBeTruthy();
  expect(within(dialog).queryByText(/changed or deleted/)).toBeNull();
  expect(calls.some((it) => it.name === "backups.restore")).toBe(false);
  await userEvent.click(within(dialog).getByRole("button", { name: "Restore" }));
  await waitFor(() => expect(calls.some((it) => it.name === "backups.restore")).toBe(true));
});

/** A job that goes on until it is stopped. */
const endless = (operation: "backups.create" | "backups.restore") => {
  let stop: (reason: unknown) => void = () => {};
  const running = { id: 9, operation, is_planned: false, progress: { done: 1, total: 4 } };
  return {
    [operation]: () =>
      new Promise((_, reject) => {
        stop = reject;
      }),
    "jobs.list": () => [running],
    "jobs.cancel": () => {
      stop(failure("cancelled"));
      return null;
    },
  };
};

test("a restore that runs is not left by its dialog, is stopped there, and says what is so then", async () => {
  const calls = fakeCore({
    ...office(),
    "backups.preview": () => ({
      made_at: MADE,
      customers: 128,
      customers_now: 128,
      lost: { created: 0, changed: 0, tasks: 0 },
    }),
    ...endless("backups.restore"),
  });
  show(
    <>
      <BackupsPage />
      <Toasts />
    </>,
    { rights: MAY },
  );
  await userEvent.click(await screen.findByRole("button", { name: /^More/ }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Restore…" }));
  const dialog = await screen.findByRole("dialog");
  await within(dialog).findByText(/have not changed since/);
  await userEvent.click(within(dialog).getByRole("button", { name: "Restore" }));
  const stop = await within(dialog).findByRole("button", { name: /^Stop/ });
  expect(within(dialog).queryByRole("button", { name: "Leave as it is" })).toBeNull();
  await userEvent.keyboard("{Escape}");
  expect(screen.getByRole("dialog")).toBeTruthy();
  await userEvent.click(stop);
  await screen.findByText("The restore was stopped; everything is as it was.");
  expect(calls).toContainEqual({ name: "jobs.cancel", input: 9 });
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
});

test("who may only restore is not offered to make or plan", async () => {
  fakeCore(office());
  show(<BackupsPage />, { rights: ["backups.restore"] });
  await screen.findByText("128");
  expect(screen.queryByRole("button", { name: "Back up now" })).toBeNull();
  expect(screen.queryByRole("button", { name: "Choose…" })).toBeNull();
});

test("the bar says when the last one was, and in time that another is due", async () => {
  fakeCore({ "backups.show": () => good });
  const { unmount } = show(<BackupState onOpen={() => {}} />, { rights: MAY });
  expect((await screen.findByText(/Backed up: Today/)).closest(".late")).toBeNull();
  expect(screen.queryByRole("button", { name: "Back up now" })).toBeNull();
  unmount();
  const late = { ...good, standing: { ...good.standing, is_late: true } };
  const calls = fakeCore({
    "backups.show": () => late,
    "backups.create": made,
  });
  show(<BackupState onOpen={() => {}} />, { rights: MAY });
  await userEvent.click(await screen.findByRole("button", { name: "Back up now" }));
  expect(calls.some((it) => it.name === "backups.create")).toBe(true);
});

test("a colleague without the right reads the time and is offered nothing", async () => {
  fakeCore({
    "backups.show": () => ({
      standing: { last_at: null, due_at: null, is_late: true },
      failure: null,
    }),
  });
  show(<BackupState onOpen={() => {}} />, { rights: ["customers.read"] });
  expect(await screen.findByText("No backup yet")).toBeTruthy();
  expect(screen.queryByRole("button")).toBeNull();
});
