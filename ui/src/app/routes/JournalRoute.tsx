import { getRouteApi, useNavigate } from "@tanstack/react-router";

import type { Changed } from "../../bindings/commands.ts";
import { JournalPage } from "../../features/journal/JournalPage.tsx";
import { useMay } from "../../lib/me.ts";
import { useScreens } from "../screens.tsx";

const route = getRouteApi("/journal");

/** Where the records of a kind are looked after, when not each has a page of its own. */
const HOMES: Record<string, "/tasks" | "/tags" | "/accounts" | "/settings"> = {
  tasks: "/tasks",
  tags: "/tags",
  categories: "/tags",
  choices: "/tags",
  accounts: "/accounts",
  departments: "/accounts",
  settings: "/settings",
};

export const JournalRoute = () => {
  const search = route.useSearch();
  const navigate = useNavigate();
  const may = useMay();
  const screens = useScreens();
  const opener = (changed: Changed) => {
    if (changed.entity === "customers") {
      if (!may("customers.read")) return null;
      const params = { id: String(changed.entity_id) };
      return () => navigate({ to: "/customers/$id", params, search: {} });
    }
    const home = HOMES[changed.entity];
    if (!home || !screens.some((it) => it.path === home)) return null;
    return () => navigate({ to: home, search: {} });
  };
  return (
    <JournalPage
      search={search}
      onSearch={(next) => navigate({ to: "/journal", search: next })}
      opener={opener}
    />
  );
};
