// The pages of the help, in the order a person meets them.

export const GROUPS = [
  { title: "help.group_begin", topics: ["start", "customers", "search", "customer", "shortcuts"] },
  { title: "help.group_work", topics: ["tasks", "tags"] },
  { title: "help.group_files", topics: ["import", "export", "reports"] },
  {
    title: "help.group_care",
    topics: ["accounts", "privacy", "log", "backups", "recovery", "settings", "trouble"],
  },
] as const;

export type Topic = (typeof GROUPS)[number]["topics"][number];

export const TOPICS: readonly Topic[] = GROUPS.flatMap((it) => it.topics as readonly Topic[]);

export const isTopic = (name: string): name is Topic =>
  (TOPICS as readonly string[]).includes(name);
