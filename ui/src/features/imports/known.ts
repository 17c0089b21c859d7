// What the office knows by now: a check says what was missing when it was made.
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";

import {
  categoriesQuery,
  choicesQuery,
  colleaguesQuery,
  departmentsQuery,
  tagsQuery,
} from "./api.ts";
import type { Wizardry } from "./wizard.ts";

/** A sign of every name that a sheet may use; none until all of them are there. */
const useKnownSign = () => {
  const people = useQuery(colleaguesQuery()).data;
  const departments = useQuery(departmentsQuery()).data;
  const categories = useQuery(categoriesQuery()).data;
  const choices = useQuery(choicesQuery()).data;
  const tags = useQuery(tagsQuery()).data;
  if (!people || !departments || !categories || !choices || !tags) return null;
  return JSON.stringify([
    people.map((it) => [it.login, it.name]),
    departments.map((it) => it.name),
    categories.map((it) => [it.name, it.parent]),
    choices.map((it) => [it.list, it.code, it.name]),
    tags.map((it) => it.name),
  ]);
};

/** Checks the rows again when the office knows other names than it did at the last time. */
export const useCheckedAnew = ({ wizard, change, check }: Wizardry) => {
  const sign = useKnownSign();
  const { checked, running } = wizard;
  useEffect(() => {
    if (!checked || !sign || running) return;
    if (checked.known === null) change({ checked: { ...checked, known: sign } });
    else if (checked.known !== sign) void check();
  });
};
