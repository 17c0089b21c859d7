import { act, screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";

import { drop } from "../../lib/drops.ts";
import { failure } from "../../lib/testing.tsx";
import { begin, looked, pick, press, stoppable } from "./testing.tsx";

test("nothing was imported yet: a place to drop a file, and no empty table", async () => {
  begin();
  await screen.findByText("Drop your customer list here");
  expect(screen.queryByText("Earlier imports")).toBeNull();
  expect(screen.getByText("File").closest("button")?.getAttribute("aria-current")).toBe("step");
});

test("of several sheets it is said which one is read, and the next is a press away", async () => {
  const sheet = (name: string, rows: number) =>
    ({ name, rows, is_hidden: false, is_readable: true }) as const;
  const sheets = [sheet("Customers", 3), sheet("North", 1_200), sheet("Notes", 1)];
  const { named } = begin({ "imports.look": () => ({ ...looked, sheets }) });
  await press("Choose a file…");
  await screen.findByText("Only this sheet is read. Not read: North (1,200 rows), Notes (1 row).");
  await press("Continue");
  await press("Check the rows");
  await press("Continue");
  await press("Start the import");
  await screen.findByText(/^Sheet “Customers” is in/);
  await press("Go on with “North”");
  const asked = named("imports.look").at(-1)?.input;
  expect(asked).toMatchObject({ pick: 7, options: { sheet: "North", choices: [] } });
});

test("a file that takes its time says how far it is, and can be stopped and tried again", async () => {
  const { named } = begin(stoppable("imports.look", 120_000));
  await press("Choose a file…");
  await screen.findByText("120,000 rows read", {}, { timeout: 3_000 });
  await press("Stop");
  await screen.findByText("Stopped.");
  expect(named("jobs.cancel")[0]?.input).toBe(3);
  await press("Try again");
  await waitFor(() => expect(named("imports.look").length).toBe(2));
});

test("a file that is no sheet is refused in words, and another can be chosen", async () => {
  begin({
    "imports.look": () => {
      throw failure("not_a_sheet", { sentence: "This is a picture." });
    },
  });
  await press("Choose a file…");
  expect((await screen.findByRole("alert")).textContent).toBe("This is a picture.");
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Continue" }).disabled).toBe(true);
  expect(screen.getByRole("button", { name: "Another file…" })).toBeTruthy();
});

test("a dropped file is taken, and of several the first", async () => {
  begin();
  await screen.findByText("Drop your customer list here");
  // A hand that holds a file over the window tells of it again and again.
  await waitFor(() => {
    act(() => void drop({ kind: "over" }));
    screen.getByText("Let go, and it is read");
  });
  act(() => void drop({ kind: "dropped", pick, more: 2 }));
  await screen.findByText("23 KB · 3 rows", { exact: false });
});

test("closing the dialog chooses nothing", async () => {
  begin({ "imports.choose_file": () => null });
  await press("Choose a file…");
  expect(screen.getByText("Drop your customer list here")).toBeTruthy();
});
