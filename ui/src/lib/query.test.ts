import { MutationObserver } from "@tanstack/react-query";
import { expect, test } from "vitest";

import { commandQuery, newQueryClient } from "./query.ts";
import { failure } from "./testing.tsx";

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
