// Every screen there is: the navigation, the palette and the keys are drawn from here.
import {
  IconArchive,
  IconChartBar,
  IconChecklist,
  IconFileImport,
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
  path:
    | "/customers"
    | "/tasks"
    | "/reports"
    | "/tags"
    | "/imports"
    | "/backups"
    | "/journal"
    | "/accounts"
    | "/settings";
  /** What the navigation calls it. */
  title: Key;
  /** What the palette and the list of keys call going there. */
  go: Key;
  keys: string;
  icon: TablerIcon;
  /** Shown to who holds one of these rights; to everyone when there are none. */
  rights?: readonly string[];
};

export const SCREENS: readonly Screen[] = [
  {
    path: "/customers",
    title: "customers.title",
    go: "go.customers",
    keys: "g c",
    icon: IconUsers,
    rights: ["customers.read"],
  },
  {
    path: "/tasks",
    title: "tasks.title",
    go: "go.tasks",
    keys: "g t",
    icon: IconChecklist,
    rights: ["tasks.read"],
  },
  {
    path: "/reports",
    title: "reports.title",
    go: "go.reports",
    keys: "g r",
    icon: IconChartBar,
    rights: ["reports.read"],
  },
  {
    path: "/tags",
    title: "tags.page",
    go: "go.tags",
    keys: "g b",
    icon: IconTags,
    rights: ["customers.read"],
  },
  {
    path: "/imports",
    title: "imports.title",
    go: "go.imports",
    keys: "g i",
    icon: IconFileImport,
    rights: ["imports.run"],
  },
  {
    path: "/backups",
    title: "backups.title",
    go: "go.backups",
    keys: "g k",
    icon: IconArchive,
    rights: ["backups.create", "backups.restore"],
  },
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

/** Whether there is such a screen, for whoever may see it. */
export const hasScreen = (path: string) => SCREENS.some((it) => it.path === path);

/** The screens that the person may see. */
export const useScreens = () => {
  const may = useMay();
  return SCREENS.filter((it) => it.rights === undefined || it.rights.some(may));
};

export const useGo = () => {
  const navigate = useNavigate();
  return (screen: Screen) => navigate({ to: screen.path, search: {} });
};
