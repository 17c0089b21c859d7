import type { Pages } from "../features/help/pages.ts";

/** `./en/start.md` is the page `start`. */
export const gathered = (files: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path.replace(/^.*\/(\w+)\.md$/, "$1"), text]),
  ) as Pages;
