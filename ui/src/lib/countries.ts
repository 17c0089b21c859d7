// Countries by all the names that somebody may type for them.
import type { Language } from "../bindings/commands.ts";
import { COUNTRIES, LANGUAGES } from "./places.ts";

export type Country = { value: string; label: string };

const bare = (text: string) =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/臺/g, "台").trim().toLowerCase();

const nameIn = (language: string, code: string) =>
  new Intl.DisplayNames(language, { type: "region" }).of(code) ?? code;

/** The language that most people there speak. */
const ownLanguage = (code: string) => new Intl.Locale(`und-${code}`).maximize().language;

/** The countries as a language calls them, in the order they are offered in. */
export const countriesIn = (language: Language): Country[] =>
  COUNTRIES.map((value) => ({ value, label: nameIn(language, value) }));

/** Short names that are neither a code nor in the lists of the system. */
const SHORT: Partial<Record<string, string[]>> = {
  GB: ["uk", "england", "great britain", "scotland", "wales"],
  US: ["usa", "america"],
  NL: ["holland"],
  AE: ["uae"],
};

const known = new Map<string, string[]>();

/** What a country is called in each of our languages, and by those who live there. */
const namesOf = (code: string) => {
  const names =
    known.get(code) ??
    [...LANGUAGES.map((it) => it.value), ownLanguage(code)]
      .map((it) => bare(nameIn(it, code)))
      .concat(SHORT[code] ?? []);
  known.set(code, names);
  return names;
};

/** How well a country fits what was typed, the smaller the better; none where it does not. */
const fitOf = (code: string, typed: string) => {
  if (code.toLowerCase() === typed) return 0;
  const names = namesOf(code);
  if (names.some((it) => it.startsWith(typed))) return 1;
  return names.some((it) => it.includes(typed)) ? 2 : null;
};

/** The countries that fit: the code itself, then whose name begins so, then whose name holds it. */
export const countriesLike = <T extends { value: string }>(offered: readonly T[], text: string) => {
  const typed = bare(text);
  if (!typed) return [...offered];
  const fits = offered.flatMap((it) => {
    const fit = fitOf(it.value, typed);
    return fit === null ? [] : [{ it, fit }];
  });
  return fits.sort((one, other) => one.fit - other.fit).map(({ it }) => it);
};
