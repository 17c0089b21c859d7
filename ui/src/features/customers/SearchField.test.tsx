import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";

import { fakeCore, show } from "../../lib/testing.tsx";
import { SearchField } from "./SearchField.tsx";

test("Enter searches at once and goes on to the rows, which come later or are there", async () => {
  fakeCore({});
  const told: unknown[] = [];
  const field = (q: string) => (
    <SearchField q={q} onSearch={(it) => told.push(it)} onRows={(isLater) => told.push(isLater)} />
  );
  const { unmount } = show(field(""));
  await userEvent.type(await screen.findByRole("searchbox"), "李{Enter}");
  expect(told.slice(-2)).toEqual(["李", true]);
  unmount();
  told.length = 0;
  show(field("李"));
  await userEvent.type(await screen.findByRole("searchbox"), "{ArrowDown}");
  expect(told).toEqual([false]);
});

test("the cross empties the field and gives the focus back to it", async () => {
  fakeCore({});
  show(<SearchField q="李" onSearch={() => {}} onRows={() => {}} />);
  await userEvent.click(await screen.findByRole("button", { name: "Clear the search" }));
  const field = (await screen.findByRole("searchbox")) as HTMLInputElement;
  expect(field.value).toBe("");
  expect(document.activeElement).toBe(field);
});
