import { screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";

import { begin, looked, press } from "./testing.tsx";
import { AS_FOUND } from "./wizard.ts";

test("nobody's sheet is told before the check, which cannot be asked for", async () => {
  begin({ "imports.look": () => ({ ...looked, fault: "no_name_column" }) });
  await press("Choose a file…");
  await press("Continue");
  expect((await screen.findByRole("alert")).textContent).toMatch(/names of the customers/);
  const check = screen.getByRole<HTMLButtonElement>("button", { name: "Check the rows" });
  expect(check.disabled).toBe(true);
});

test("columns without a field go into the notes, all at once, or none", async () => {
  const noted = looked.columns.map((it) =>
    it.field === null ? { ...it, unmapped: "noted" as const } : it,
  );
  const { named } = begin({
    "imports.look": (input) =>
      input.options.rest === "leave" ? looked : { ...looked, columns: noted },
  });
  await press("Choose a file…");
  await press("Continue");
  await screen.findByText(/“Misc” has no field of its own. What it says goes into the notes/);
  await press("Leave them out");
  await screen.findByText(/“Misc” has no field of its own and is left out/);
  await press("Put all other columns into the notes");
  await screen.findByText(/What it says goes into the notes/);
  expect(named("imports.look").at(-1)?.input).toMatchObject({ options: { rest: "note" } });
});

test("a sheet with known headings begins with the choices of then, or afresh", async () => {
  const options = {
    ...AS_FOUND,
    choices: [{ column: "Misc", field: "city" as const }],
    nameless: "take" as const,
  };
  const remembered = { file_name: "may.xlsx", started_at: 0, options };
  const { named } = begin({ "imports.look": () => ({ ...looked, remembered }) });
  await press("Choose a file…");
  await press("Continue");
  await screen.findByText(/The same headings as in “may.xlsx”/);
  expect(named("imports.look").at(-1)?.input).toMatchObject({
    options: { choices: options.choices },
  });
  await press("Start afresh");
  expect(screen.queryByText(/The same headings/)).toBeNull();
  await press("Check the rows");
  await waitFor(() => expect(named("imports.rehearse")).toHaveLength(1));
  expect(named("imports.rehearse")[0]?.input).toMatchObject({
    options: { choices: [], nameless: "refuse" },
  });
});
