import { screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";

import { begin, counted, press, toCheck } from "./testing.tsx";

test("the rows are looked at anew whenever that is asked for", async () => {
  const { named } = begin();
  await toCheck();
  await press("Back");
  await press("Check the rows");
  await waitFor(() => expect(named("imports.rehearse")).toHaveLength(2));
  await press("Back");
  await press("Yes");
  await press("Check the rows");
  await waitFor(() => expect(named("imports.rehearse")).toHaveLength(3));
  const again = named("imports.rehearse")[2]?.input;
  const choices = [{ column: "Mobile", field: "phone" }];
  expect(again).toMatchObject({ options: { choices } });
});

test("numbers that are right in another country are read so when somebody says it", async () => {
  const { named } = begin({
    "imports.rehearse": ({ options }) => ({
      ...counted,
      rows: 10,
      failed: 4,
      phones_elsewhere: options.phones_of ? null : { country: "HK", rows: 4 },
    }),
  });
  await toCheck();
  await screen.findByText(/4 rows have a telephone number .* right in Hong Kong/);
  await press("Read them as numbers of Hong Kong");
  await press("Check again");
  await screen.findByText(/are read as numbers of Hong Kong/);
  expect(named("imports.rehearse")[1]?.input).toMatchObject({ options: { phones_of: "HK" } });
  await press("No, as before");
  await press("Check again");
  await screen.findByText(/would be right in Hong Kong/);
});

test("rows without a name are offered to come in under how they are reached", async () => {
  const { named } = begin({
    "imports.rehearse": () => ({ ...counted, nameless: 2 }),
    "imports.run": () => ({ ...counted, batch: 9, report: 2 }),
  });
  await toCheck();
  await screen.findByText(/2 rows have .* but no name: they do not come in/);
  await press("Bring them in, called by their number");
  expect(screen.queryByRole("button", { name: "Continue" })).toBeNull();
  await press("Check again");
  await screen.findByText(/2 rows without a name come in/);
  await press("Continue");
  await press("Start the import");
  await waitFor(() => expect(named("imports.run")).toHaveLength(1));
  expect(named("imports.run")[0]?.input).toMatchObject({ options: { nameless: "take" } });
});

test("cells that cannot be understood cost no row, unless somebody says so", async () => {
  const { named } = begin({
    "imports.rehearse": () => ({ ...counted, unclear: 2, cells: 2 }),
    "imports.run": () => ({ ...counted, batch: 9, report: 2, unclear: 2, noted: ["Misc"] }),
  });
  await toCheck();
  await screen.findByText(/2 cells cannot be understood. Their rows come in/);
  await screen.findByText("To the notes");
  screen.getByText("2, 5, 9 and 41 more");
  await press("Leave these rows out");
  await press("Check again");
  await screen.findByText(/Rows with a cell that cannot be understood do not come in/);
  expect(named("imports.rehearse")[1]?.input).toMatchObject({ options: { unclear: "refuse" } });
  await press("Bring them in, and keep what stands there");
  await press("Check again");
  await press("Continue");
  await press("Start the import");
  await screen.findByText(/2 cells could not be understood/);
  await screen.findByText(/1 column without a field of its own stands in the notes/);
  expect(named("imports.run")[0]?.input).toMatchObject({ options: { unclear: "note" } });
});

test("the column that most rows fail for is named, and can be left out", async () => {
  const cause = { column: "Mobile", field: "tax_id", may_be_left: true, may_be_noted: true };
  const { named } = begin({
    "imports.rehearse": () => ({
      ...counted,
      failed: 2,
      causes: [{ ...cause, rows: 2, cells: 0 }],
    }),
  });
  await toCheck();
  await screen.findByText("2 rows will not come in for what stands under “Mobile”.");
  expect(screen.queryByText(/country/)).toBeNull();
  await press("Leave this column out");
  await press("Check again");
  await waitFor(() => expect(named("imports.rehearse")).toHaveLength(2));
  const choices = [{ column: "Mobile", field: null }];
  expect(named("imports.rehearse")[1]?.input).toMatchObject({ options: { choices } });
});
