// What help says in one language it says in all: a paragraph that is forgotten is missed.
import { expect, test } from "vitest";

const pages = import.meta.glob<string>("./*/*.md", {
  query: "?raw",
  import: "default",
  eager: true,
});
const LANGUAGES = ["en", "zh-CN", "zh-TW"] as const;
const names = Object.keys(pages)
  .filter((it) => it.startsWith("./en/"))
  .map((it) => it.slice("./en/".length));

const page = (language: string, name: string) => pages[`./${language}/${name}`] ?? "";

/** What a page is made of: its headings, lines of lists and links, in so many paragraphs. */
const shape = (text: string) => {
  const count = (what: RegExp) => (text.match(what) ?? []).length;
  return {
    headings: text.match(/^#+(?= )/gm) ?? [],
    lines: count(/^\s*(-|\d+\.) /gm),
    links: (text.match(/\]\(([^)]+)\)/g) ?? []).toSorted(),
    paragraphs: text.trim().split(/\n{2,}/).length,
  };
};

test("every language has every page, and no other", () => {
  expect(names.length).toBeGreaterThan(10);
  expect(Object.keys(pages)).toHaveLength(names.length * LANGUAGES.length);
});

test.each(names)("%s is made of the same in every language", (name) => {
  const english = shape(page("en", name));
  for (const language of LANGUAGES) expect(shape(page(language, name)), language).toEqual(english);
});
