// Which page of the help is about which screen.
import type { Topic } from "../features/help/topics.ts";

const OF_SCREENS: Record<string, Topic> = {
  "/customers": "customers",
  "/tasks": "tasks",
  "/tags": "tags",
  "/imports": "import",
  "/exports": "export",
  "/reports": "reports",
  "/log": "log",
  "/journal": "log",
  "/accounts": "accounts",
  "/backups": "backups",
  "/settings": "settings",
};

/** The page about where the person is; none shows the contents. */
export const topicOf = (pathname: string): Topic | null => {
  if (/^\/customers\/./.test(pathname)) return "customer";
  const [, first] = pathname.split("/");
  return OF_SCREENS[`/${first}`] ?? null;
};
