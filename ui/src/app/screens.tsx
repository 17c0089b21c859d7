// Every screen there is: the navigation, the palette and the keys are drawn from here.
import {
  IconChecklist,
  IconHistory,
  IconSettings,
  IconTags,
  IconUserShield,
  IconUsers,
  type TablerIcon,
} from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";

import { useMay } from "../lib/me.ts";
import type { Key } from "../lib/words.tsx";

export type Screen = {
  path: "/customers" | "/tasks" | "/tags" | "/journal" | "/accounts" | "/settings";
  /** What the navigation calls it. */
  title: Key;
  /** What the palette and the list of keys call going there. */
  go: Key;
  keys: string;
  icon: TablerIcon;
  /** Shown to who holds one of these rights; to everyone when there are none. */
  rights?: readonly string[];
};

const SCREENS: readonly Screen[] = [
  {
    path: "/customers",
    title: "customers.title",
    go: "go.customers",
    keys: "g c",
    icon: IconUsers,
  },
  { path: "/tasks", title: "tasks.title", go: "go.tasks", keys: "g t", icon: IconChecklist },
  { path: "/tags", title: "tags.page", go: "go.tags", keys: "g b", icon: IconTags },
  {
    path: "/journal",
    title: "journal.title",
    go: "go.journal",
    keys: "g l",
    icon: IconHistory,
    rights: ["journal.read"],
  },
  {
    path: "/accounts",
    title: "accounts.title",
    go: "go.accounts",
    keys: "g p",
    icon: IconUserShield,
    rights: ["accounts.read"],
  },
  {
    path: "/settings",
    title: "settings.title",
    go: "go.settings",
    keys: "g s",
    icon: IconSettings,
  },
];

/** The screens that the person may see. */
export const useScreens = () => {
  const may = useMay();
  return SCREENS.filter((it) => it.rights === undefined || it.rights.some(may));
};

export const useGo = () => {
  const navigate = useNavigate();
  return (screen: Screen) => navigate({ to: screen.path, search: {} });
};
