import { expect, test } from "vitest";

import { looked } from "./testing.tsx";
import { chooseField } from "./wizard.ts";

test("a field that one column can fill is taken from the one that was chosen before", () => {
  const [client, mobile, misc] = looked.columns;
  if (!client || !mobile || !misc) throw new Error("three columns");
  const options = {
    sheet: null,
    header_row: null,
    choices: [{ column: "Misc", field: "city" as const }],
    on_duplicate: "skip" as const,
    name_rule: null,
    other_contacts: "add" as const,
    encoding: null,
    words: [],
    nameless: "refuse" as const,
    unclear: "note" as const,
    rest: null,
    phones_of: null,
  };
  expect(chooseField(options, looked, mobile, "city").choices).toEqual([
    { column: "Mobile", field: "city" },
  ]);
  expect(chooseField(options, looked, mobile, "phone").choices).toHaveLength(2);
  expect(chooseField(options, looked, misc, null).choices).toEqual([
    { column: "Misc", field: null },
  ]);
});
