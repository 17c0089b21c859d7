import { cleanup, screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";

import { begin, press, toCheck } from "./testing.tsx";

test("a file is chosen, understood, checked, decided on, and comes in", async () => {
  const { named, seen } = begin();
  await press("Choose a file…");
  await screen.findByText("Ada");
  await press("Continue");
  await screen.findByText("1 column recognised");
  await press("Check the rows");
  await screen.findByText("That is no phone.");
  expect(named("imports.run")).toEqual([]);
  await press("Continue");
  await screen.findByText("Ada Ltd");
  await press(/^Update/);
  await press("Start the import");
  await screen.findByText("The import is done.");
  const input = named("imports.run")[0]?.input;
  expect(input).toMatchObject({ pick: 7, options: { on_duplicate: "update", choices: [] } });
  await press("Show the customers");
  expect(seen).toEqual([9]);
});

test("leaving in the middle keeps the place", async () => {
  begin();
  await toCheck();
  await screen.findByText("That is no phone.");
  cleanup();
  begin();
  await screen.findByText("That is no phone.");
});

test("whoever comes back when the office knows more is told anew", async () => {
  let departments: string[] = [];
  const { named } = begin({
    "departments.list": () =>
      departments.map((name, id) => ({ id, name, parent: null, version: 1 })),
  });
  await toCheck();
  await screen.findByText("That is no phone.");
  await waitFor(() => expect(named("departments.list").length).toBeGreaterThan(0));
  expect(named("imports.rehearse")).toHaveLength(1);
  cleanup();
  departments = ["East"];
  const again = begin({
    "departments.list": () =>
      departments.map((name, id) => ({ id, name, parent: null, version: 1 })),
  });
  await waitFor(() => expect(again.named("imports.rehearse")).toHaveLength(1));
});
