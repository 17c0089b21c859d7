import { MutationObserver } from "@tanstack/react-query";
import { expect, test } from "vitest";

import { commandQuery, newQueryClient } from "./query.ts";

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
