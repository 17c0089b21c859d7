import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import type { OfficeShown } from "../bindings/commands.ts";
import { Toasts } from "../components/index.ts";
import { isTopic } from "../features/help/topics.ts";
import { SampleBanner } from "../features/samples/SampleBanner.tsx";
import { wishToClose } from "../lib/closing.ts";
import { forgetDrafts, useDraft } from "../lib/drafts.ts";
import { clearNotices, keepNotice } from "../lib/notices.ts";
import { failure, fakeCore, show } from "../lib/testing.tsx";
import { clearToasts, holdPersonal, tellHeld, toast } from "../lib/toasts.ts";
import { App } from "./App.tsx";
import { Closing } from "./Closing.tsx";
import { topicOf } from "./helpTopics.ts";
import { Notices } from "./Notices.tsx";
import { SCREENS } from "./screens.tsx";

const Typed = () => {
  const [text, setText] = useDraft("customers.create", "");
  return <input aria-label="name" value={text} onChange={(event) => setText(event.target.value)} />;
};

const core = (jobs: { id: number; operation: string }[] = []) =>
  fakeCore({
    "office.set_unsaved": () => null,
    "office.close": () => null,
    "office.stay": () => null,
    "jobs.list": () =>
      jobs.map((it) => ({ ...it, progress: { done: 1, total: 2 }, is_planned: false })),
  });

const closed = (calls: { name: string }[]) => calls.some((it) => it.name === "office.close");

test("every screen has a page of the help", () => {
  for (const { path } of SCREENS) expect(isTopic(topicOf(path) ?? ""), path).toBe(true);
  expect(topicOf("/customers/7")).toBe("customer");
});

test("with nothing to lose the window closes at once", async () => {
  forgetDrafts();
  const calls = core();
  show(<Closing />);
  await waitFor(() => expect(calls.length).toBeGreaterThan(0));
  wishToClose();
  await waitFor(() => expect(closed(calls)).toBe(true));
});

test("what was typed is told of, and the first answer is to stay", async () => {
  forgetDrafts();
  const calls = core();
  show(
    <>
      <Typed />
      <Closing />
    </>,
  );
  await userEvent.type(await screen.findByLabelText("name"), "王");
  await waitFor(() =>
    expect(calls.findLast((it) => it.name === "office.set_unsaved")?.input).toBe(true),
  );
  wishToClose();
  expect(await screen.findByText("Not saved yet: New customer")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Stay" }));
  expect(closed(calls)).toBe(false);
  await userEvent.type(screen.getByLabelText("name"), "{Backspace}");
  await waitFor(() =>
    expect(calls.findLast((it) => it.name === "office.set_unsaved")?.input).toBe(false),
  );
  forgetDrafts();
});

test("a running job is told of by its name", async () => {
  forgetDrafts();
  const calls = core([{ id: 1, operation: "backups.create" }]);
  show(<Closing />);
  await waitFor(() => expect(calls.length).toBeGreaterThan(0));
  wishToClose();
  expect(await screen.findByText("Still running: Make backup")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Close anyway" }));
  expect(closed(calls)).toBe(true);
});

test("the bell is there only while there is something to say", async () => {
  clearNotices();
  const standing = { last_at: null, due_at: null, is_late: false };
  fakeCore({
    "backups.show": () => ({ standing, failure: null }),
    "notices.list": () => ({ upto: 5, given: [] }),
  });
  show(<Notices onBackups={() => {}} onGiven={() => {}} />);
  await waitFor(() => expect(screen.queryByRole("button")).toBeNull());
  keepNotice("backups.create", "The disk is full.");
  await userEvent.click(await screen.findByRole("button", { name: "1 notice" }));
  expect(await screen.findByText("The disk is full.")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Close" }));
  await waitFor(() => expect(screen.queryByRole("button", { name: /notice/ })).toBeNull());
});

test("what others gave is told under the bell, leads there, and has been seen then", async () => {
  clearNotices();
  const standing = { last_at: null, due_at: null, is_late: false };
  const given = (what: "customers" | "tasks", count: number, file_nos: string[]) =>
    ({ what, by: "陈美兰", at: 1, count, file_nos }) as const;
  const all = [given("customers", 3, ["K000001", "K000002", "K000003"]), given("tasks", 1, [])];
  let seen = 0;
  const calls = fakeCore({
    "backups.show": () => ({ standing, failure: null }),
    "notices.list": () => ({ upto: 9, given: seen >= 9 ? [] : [...all] }),
    "notices.seen": (upto) => {
      seen = upto;
      return null;
    },
  });
  const onGiven = vi.fn();
  show(<Notices onBackups={() => {}} onGiven={onGiven} />);
  await userEvent.click(await screen.findByRole("button", { name: "2 notices" }));
  await screen.findByText("陈美兰 gave you 1 task");
  await screen.findByText("陈美兰 gave you 3 customers");
  const [look] = screen.getAllByRole("button", { name: "Look", hidden: true });
  await userEvent.click(look as HTMLElement);
  expect(onGiven).toHaveBeenCalledExactlyOnceWith(all[0]);
  await waitFor(() => expect(screen.queryByRole("button", { name: /notice/ })).toBeNull());
  expect(calls.filter((it) => it.name === "notices.seen").map((it) => it.input)).toEqual([9]);
});

test("what comes of somebody's work while the window is locked waits until they are back", async () => {
  clearToasts();
  fakeCore({});
  show(<Toasts />);
  holdPersonal();
  toast({ tone: "done", text: "128 rows written.", isPersonal: true });
  toast({ tone: "done", text: "The backup was restored." });
  await screen.findByText("The backup was restored.");
  expect(screen.queryByText("128 rows written.")).toBeNull();
  act(tellHeld);
  await screen.findByText("128 rows written.");
  act(clearToasts);
});

const KEEPER = ["samples.write", "customers.delete"];

test("sample data says what it is, what stays, and goes when asked", async () => {
  const calls = fakeCore({
    "samples.show": () => ({ customers: 60, kept: 2 }),
    "samples.remove": () => ({ removed: 58, kept: 2 }),
  });
  show(<SampleBanner />, { rights: KEEPER });
  await userEvent.click(await screen.findByRole("button", { name: "Remove sample data" }));
  expect(await screen.findByText("Remove 58 sample customers?")).toBeTruthy();
  expect(screen.getByText(/^2 were given other names or numbers and stay/)).toBeTruthy();
  const [, remove] = screen.getAllByRole("button", { name: "Remove sample data" });
  await userEvent.click(remove as HTMLElement);
  expect(calls.some((it) => it.name === "samples.remove")).toBe(true);
});

test("who may not remove them is not asked about sample data", async () => {
  const calls = fakeCore({});
  show(<SampleBanner />, { rights: ["customers.read"] });
  await waitFor(() => expect(screen.queryByRole("button")).toBeNull());
  expect(calls).toEqual([]);
});

const office: OfficeShown = {
  stage: "ready",
  home: "/home/office",
  may_move: false,
  logins: ["chen"],
  names: {},
  preferences: { language: "en" },
  language: "en",
  version: "1.0.0",
  failure: null,
  checks: [],
};

test("data that another window has opens here by itself once it is free", async () => {
  const held = failure("held", { sentence: "Another window has the data: close it there." });
  let shown: OfficeShown = { ...office, stage: "blocked", failure: held };
  fakeCore({ "office.show": () => shown, "jobs.list": () => [], "office.set_unsaved": () => null });
  render(<App />);
  expect((await screen.findByRole("alert")).textContent).toBe(held.sentence);
  expect(screen.getByText(/it opens here by itself/)).toBeTruthy();
  shown = office;
  expect(await screen.findByLabelText(/^Password/, {}, { timeout: 10_000 })).toBeTruthy();
}, 20_000);
