// Every word a person reads: the words of the domain come from the core, the screens add their own.
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";

import type { Language } from "../bindings/commands.ts";
import type core from "../bindings/words/en.json";
import type screens from "../locales/en/index.ts";

type AllKeys = keyof typeof core | keyof typeof screens;
/** `count_one` and `count_other` are asked for as `count`. */
type Asked<K> = K extends `${infer Base}_one` | `${infer Base}_other` ? Base | K : K;
export type Key = Asked<AllKeys>;

export type Values = Record<string, string | number>;
export type Say = (key: Key, values?: Values) => string;
type Catalogue = Record<string, string>;

const loaders: Record<Language, () => Promise<Catalogue>> = {
  en: async () => ({
    ...(await import("../bindings/words/en.json")).default,
    ...(await import("../locales/en/index.ts")).default,
  }),
  "zh-CN": async () => ({
    ...(await import("../bindings/words/zh-CN.json")).default,
    ...(await import("../locales/zh-CN/index.ts")).default,
  }),
  "zh-TW": async () => ({
    ...(await import("../bindings/words/zh-TW.json")).default,
    ...(await import("../locales/zh-TW/index.ts")).default,
  }),
};

const loaded = new Map<Language, Catalogue>();

export const loadWords = async (language: Language) => {
  const catalogue = loaded.get(language) ?? (await loaders[language]());
  loaded.set(language, catalogue);
  return catalogue;
};

const fill = (text: string, values: Values, language: Language) =>
  text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    return typeof value === "number" ? value.toLocaleString(language) : (value ?? "–");
  });

const say =
  (catalogue: Catalogue, language: Language): Say =>
  (key, values = {}) => {
    const form = language === "en" && values.count === 1 ? "one" : "other";
    const text = catalogue[key] ?? catalogue[`${key}_${form}`] ?? catalogue[`${key}_other`];
    if (text === undefined) console.error(`there is no word for ${key}`);
    return fill(text ?? "–", values, language);
  };

type Words = { t: Say; language: Language; find: (key: string) => string | undefined };

const WordsContext = createContext<Words | null>(null);

/** Speaks a language to everything below; nothing is shown until its words are there. */
export const Speak = ({ language, children }: { language: Language; children: ReactNode }) => {
  const [spoken, setSpoken] = useState<Words | null>(null);
  useEffect(() => {
    let isWanted = true;
    loadWords(language).then((catalogue) => {
      if (!isWanted) return;
      document.documentElement.lang = language;
      setSpoken({ t: say(catalogue, language), language, find: (key) => catalogue[key] });
    });
    return () => {
      isWanted = false;
    };
  }, [language]);
  if (!spoken) return null;
  return <WordsContext.Provider value={spoken}>{children}</WordsContext.Provider>;
};

export const useWords = () => {
  const words = useContext(WordsContext);
  if (!words) throw new Error("useWords is used outside Speak");
  return words;
};
