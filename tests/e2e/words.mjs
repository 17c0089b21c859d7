// The words that the window shows, read where they are written: a test never says them again.
import { readdirSync, readFileSync } from "node:fs";

const ui = new URL("../../ui/src/", import.meta.url);

/** `"key": "value"` of the words of the screens. */
const ENTRY = /^\s*"([\w.]+)":\s*("(?:[^"\\]|\\.)*")/gm;

const screens = (language) => {
  const folder = new URL(`locales/${language}/`, ui);
  const texts = readdirSync(folder).map((it) => readFileSync(new URL(it, folder), "utf8"));
  const entries = texts.flatMap((it) => [...it.matchAll(ENTRY)]);
  return Object.fromEntries(entries.map(([, key, value]) => [key, JSON.parse(value)]));
};

/** Says a word of a language as the window does; one that is not there stops the test. */
export const wordsOf = (language) => {
  const core = JSON.parse(readFileSync(new URL(`bindings/words/${language}.json`, ui), "utf8"));
  const catalogue = { ...core, ...screens(language) };
  return (key, values = {}) => {
    const text = catalogue[key] ?? catalogue[`${key}_other`];
    if (text === undefined) throw new Error(`there is no word for ${key} in ${language}`);
    return text.replace(/\{\{(\w+)\}\}/g, (_, name) => String(values[name]));
  };
};
