import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";

import { begin, counted, press, RIGHTS, toCheck } from "./testing.tsx";

test("a word that no list has is taken as another, and the rows are checked again", async () => {
  const word = { field: "status", word: "老客", rows: 4, is_added: false } as const;
  const { named } = begin({
    "imports.rehearse": () => ({ ...counted, new_words: [word] }),
    "choices.list": () => [
      {
        id: 1,
        list: "status",
        code: "won",
        name: "Won",
        colour: null,
        position: 1,
        retired: false,
        version: 1,
      },
    ],
  });
  await toCheck();
  const line = (await screen.findByRole("rowheader", { name: "老客" })).closest("tr");
  if (!line) throw new Error("the word stands in no line");
  const field = within(line).getByRole("combobox");
  expect((field as HTMLInputElement).value).toMatch(/into the notes/);
  await userEvent.click(field);
  await userEvent.click(await screen.findByText("Take as “Won”"));
  await press("Check again");
  await waitFor(() => expect(named("imports.rehearse")).toHaveLength(2));
  const again = named("imports.rehearse")[1]?.input;
  const words = [{ field: "status", word: "老客", becomes: "Won" }];
  expect(again).toMatchObject({ options: { words } });
});

test("a name the office does not know is told once, and somebody says who is meant", async () => {
  const missing = [
    { field: "owner", name: "Li", rows: 24, first: [2, 3, 5] },
    { field: "department", name: "East", rows: 3, first: [2, 3, 5] },
  ] as const;
  const { named, people } = begin(
    {
      "imports.rehearse": () => ({
        ...counted,
        missing: missing.map((it) => ({ ...it, first: [...it.first] })),
      }),
      "accounts.colleagues": () => [
        { id: 2, login: "liqiang", name: "Li Qiang", is_disabled: false },
      ],
      "departments.list": () => [{ id: 3, name: "Eastern", parent: null, version: 1 }],
    },
    [...RIGHTS, "departments.write", "accounts.write"],
  );
  await toCheck();
  const row = (await screen.findByText("Li")).closest("tr") as HTMLElement;
  within(row).getByText("row 2, 3, 5…");
  await userEvent.click(screen.getByRole("combobox", { name: "What to do with “Li”" }));
  await userEvent.click(await screen.findByText("Take as “Li Qiang”"));
  await userEvent.click(screen.getByRole("combobox", { name: "What to do with “East”" }));
  await userEvent.click(await screen.findByText("Create the department “East”"));
  await press("Check again");
  await waitFor(() => expect(named("imports.rehearse")).toHaveLength(2));
  expect(named("imports.rehearse")[1]?.input).toMatchObject({
    options: {
      words: [
        { field: "owner", word: "Li", becomes: "liqiang" },
        { field: "department", word: "East", becomes: "East" },
      ],
    },
  });
  await press("Create accounts, and come back here");
  expect(people()).toBe(1);
});
