import { expect, test } from "vitest";

import { fileSize } from "./words.ts";

test("a size is told as people tell it", () => {
  expect([300, 24_000, 5_400_000, 41_000_000].map((it) => fileSize(it, "en"))).toEqual([
    "1 KB",
    "23 KB",
    "5.1 MB",
    "39 MB",
  ]);
});
