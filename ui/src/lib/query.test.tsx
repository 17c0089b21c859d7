import { MutationObserver, onlineManager, useQuery } from "@tanstack/react-query";
import { act, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";

import { commandQuery, newQueryClient, useAction } from "./query.ts";
import { failure, fakeCore, show } from "./testing.tsx";

afterEach(() => onlineManager.setOnline(true));

test("a finished action drops what it makes stale, and minds nothing that is not of the core", async () => {
  const client = newQueryClient();
  const { queryKey } = commandQuery("tags.list", null);
  const other = commandQuery("choices.list", null).queryKey;
  for (const key of [["help", "zh-CN"], queryKey, other]) client.setQueryData(key, []);
  const action = new MutationObserver(client, {
    mutationFn: async () => "done",
    meta: { action: "tags.create" },
  });
  await expect(action.mutate()).resolves.toBe("done");
  const isStale = (key: readonly unknown[]) => client.getQueryState(key)?.isInvalidated;
  expect([["help", "zh-CN"], queryKey, other].map(isStale)).toEqual([false, true, false]);
});

/** A tag list with a button that makes a tag. */
const Tagging = ({ name, onDone }: { name: string; onDone: () => void }) => {
  const tags = useQuery(commandQuery("tags.list", null));
  const create = useAction("tags.create");
  return (
    <button
      type="button"
      onClick={() => create.mutate({ name, colour: null }, { onSuccess: onDone })}
    >
      {tags.isSuccess ? "make" : "wait"}
    </button>
  );
};

const core = () =>
  fakeCore({
    "tags.list": () => [],
    "tags.create": () => new Promise((resolve) => setTimeout(() => resolve(MADE), 5)),
  });
const MADE = { value: { id: 1, name: "VIP", colour: null }, seq: 1 } as never;
const made = (calls: { name: string }[]) => calls.filter((it) => it.name === "tags.create").length;

test("who presses five times has asked once, and may ask again when it is done", async () => {
  const calls = core();
  let done = 0;
  show(<Tagging name="VIP" onDone={() => done++} />);
  const button = await screen.findByText("make");
  for (let times = 0; times < 5; times++) act(() => button.click());
  await expect.poll(() => done).toBe(1);
  expect(made(calls)).toBe(1);
  act(() => button.click());
  await expect.poll(() => done).toBe(2);
  expect(made(calls)).toBe(2);
});

test("a computer that loses its network goes on reading and saving", async () => {
  onlineManager.setOnline(false);
  const calls = core();
  let done = 0;
  show(<Tagging name="VIP" onDone={() => done++} />);
  (await screen.findByText("make")).click();
  await expect.poll(() => done).toBe(1);
  expect(made(calls)).toBe(1);
});

test("a session that ends on its own locks the window; one that a restore ends does not", async () => {
  let ended = 0;
  const client = newQueryClient(() => {
    ended += 1;
  });
  const look = () =>
    client
      .fetchQuery({
        ...commandQuery("tags.list", null),
        queryFn: () => Promise.reject(failure("signed_out")),
      })
      .catch(() => {});
  await look();
  expect(ended).toBe(1);
  const restore = new MutationObserver(client, {
    mutationFn: look,
    meta: { action: "backups.restore" },
  });
  await restore.mutate();
  expect(ended).toBe(1);
});

/** The tags, or why there are none. */
const Tags = () => {
  const tags = useQuery(commandQuery("tags.list", null));
  return <p>{tags.error?.sentence ?? (tags.isSuccess ? "tags" : "wait")}</p>;
};

test("what ran out of its time is asked for once more, and no more", async () => {
  let times = 0;
  const late = failure("interrupted", { sentence: "It took too long." });
  const calls = fakeCore({
    "tags.list": () => {
      times += 1;
      if (times === 1) throw late;
      return [];
    },
  });
  show(<Tags />);
  await screen.findByText("tags");
  expect(calls).toHaveLength(2);
});

test("what fails twice is told, and what fails otherwise at once", async () => {
  for (const [code, asked] of [
    ["interrupted", 2],
    ["forbidden", 1],
  ] as const) {
    const calls = fakeCore({
      "tags.list": () => {
        throw failure(code, { sentence: code });
      },
    });
    const { unmount } = show(<Tags />);
    await screen.findByText(code);
    expect(calls).toHaveLength(asked);
    unmount();
  }
});
