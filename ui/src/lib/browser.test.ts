import { expect, test } from "vitest";

import { guardBrowser } from "./browser.ts";

const button = (does: () => void) => {
  const made = document.createElement("button");
  made.addEventListener("click", does);
  document.body.append(made);
  return made;
};
const click = (at: Element, detail: number, x = 100) =>
  at.dispatchEvent(
    new MouseEvent("click", { bubbles: true, cancelable: true, detail, clientX: x, clientY: 50 }),
  );

test("the second click of a double click is not for what has come into the place of the first", () => {
  guardBrowser();
  const done: string[] = [];
  const next = button(() => done.push("next"));
  const first = button(() => {
    done.push("first");
    first.remove();
  });
  click(first, 1);
  click(next, 2);
  expect(done).toEqual(["first"]);
  // Elsewhere, or by a key, it is meant.
  click(next, 1, 300);
  click(next, 0);
  expect(done).toEqual(["first", "next", "next"]);
  // Twice on the same is twice.
  click(next, 2, 300);
  expect(done).toHaveLength(4);
});
