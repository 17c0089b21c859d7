// What the help says: Markdown in `src/help/<language>`, read when someone asks for it.
import type { Language } from "../../bindings/commands.ts";
import type { Topic } from "./topics.ts";

export type Pages = Record<Topic, string>;

const loaders: Record<Language, () => Promise<{ default: Pages }>> = {
  en: () => import("../../help/en.ts"),
  "zh-CN": () => import("../../help/zh-CN.ts"),
  "zh-TW": () => import("../../help/zh-TW.ts"),
};

export const loadPages = async (language: Language) => (await loaders[language]()).default;

export const titleOf = (page: string) => page.match(/^# (.+)$/m)?.[1] ?? "";

/** The page as it is read, without its marks. */
export const plain = (page: string) =>
  page
    .replace(/\[([^\]]+)\]\([^)]*\)/g, "$1")
    .replace(/^(#+|-|\d+\.) /gm, "")
    .replace(/[*`]/g, "");

export type Found = { topic: Topic; title: string; excerpt: string };

const AROUND = 36;

/** The pages that hold every word that was typed, those with it in the title first. */
export const search = (pages: Pages, typed: string): Found[] => {
  const words = typed.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
  const found = (Object.entries(pages) as [Topic, string][]).flatMap(([topic, page]) => {
    const title = titleOf(page);
    const text = plain(page).slice(title.length).replace(/\s+/g, " ").trim();
    const whole = `${title} ${text}`.normalize("NFKC").toLowerCase();
    if (!words.every((it) => whole.includes(it))) return [];
    const inTitle = words.filter((it) => title.toLowerCase().includes(it)).length;
    const at = Math.max(0, text.toLowerCase().indexOf(words[0] ?? ""));
    const from = Math.max(0, at - AROUND);
    const excerpt = `${from > 0 ? "…" : ""}${text.slice(from, at + AROUND * 2)}…`;
    return [{ topic, title, excerpt, inTitle }];
  });
  return found.sort((a, b) => b.inTitle - a.inTitle);
};
