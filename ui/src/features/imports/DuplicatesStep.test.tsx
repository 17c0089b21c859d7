import { screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";

import { begin, counted, press, stoppable, toCheck } from "./testing.tsx";

test("duplicates that take their time say how far they are, and can be stopped and tried again", async () => {
  const { named } = begin(stoppable("imports.twins", 80_000));
  await toCheck();
  await press("Continue");
  await screen.findByText("80,000 rows read", {}, { timeout: 3_000 });
  await press("Stop");
  await screen.findByText("Stopped.");
  expect(named("jobs.cancel")[0]?.input).toBe(3);
  await press("Try again");
  await waitFor(() => expect(named("imports.twins").length).toBe(2));
});

test("more people of a company have a choice of their own", async () => {
  const contact_rows = [{ row: 3, of_row: 2, company: "Ada Ltd", contact: "Bob" }];
  const { named } = begin({
    "imports.rehearse": () => ({ ...counted, duplicates: 0, contacts: 1, contact_rows }),
  });
  await toCheck();
  await press("Continue");
  await screen.findByText("1 row names one more contact of a company above it");
  await screen.findByText("Bob");
  const add = screen.getByRole("button", { name: /^Add as contacts/ });
  expect(add.getAttribute("aria-pressed")).toBe("true");
  await press(/^Create customers/);
  await press("Start the import");
  await screen.findByText("The import is done.");
  expect(named("imports.run")[0]?.input).toMatchObject({ options: { other_contacts: "create" } });
});
