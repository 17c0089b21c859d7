// Time zones as people know them: by a name in their language, by cities, by the hours from UTC.
import type { Language } from "../../bindings/commands.ts";
import { COUNTRIES } from "../../lib/places.ts";
import { EARLIER, NAMED, type NamedZone } from "./zoneNames.ts";

export type Zone = { value: string; label: string };

const partOf = (style: "longGeneric" | "shortOffset", zone: string, at: Date, language: Language) =>
  new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: style })
    .formatToParts(at)
    .find((it) => it.type === "timeZoneName")?.value ?? "";

/** How far a zone is from UTC that day: UTC+8, UTC+5:30, UTC. */
const offsetOf = (zone: string, at: Date) => {
  const hours = partOf("shortOffset", zone, at, "en").replace("GMT", "");
  return /[1-9]/.test(hours) ? `UTC${hours}` : "UTC";
};

const CITIES: Record<Language, (name: string, cities: string[]) => string> = {
  "zh-CN": (name, cities) => `${name}（${cities.join("、")}）`,
  "zh-TW": (name, cities) => `${name}（${cities.join("、")}）`,
  en: (name, cities) => `${name} (${cities.join(", ")})`,
};

const byZone = new Map(NAMED.map((it) => [it.zone, it]));
const present = (zone: string) => EARLIER[zone] ?? zone;

/** What a zone is called: those of countries that are offered by name, others as computers do. */
export const zoneIn = (value: string, day: string, language: Language): Zone => {
  // Noon, so that the hours are those of the day itself.
  const at = new Date(`${day}T12:00:00Z`);
  const it = byZone.get(present(value));
  const name = it
    ? CITIES[language](partOf("longGeneric", value, at, language), it.cities[language])
    : value.replaceAll("_", " ");
  const offset = offsetOf(value, at);
  return { value, label: name.endsWith(offset) ? offset : `${name} ${offset}` };
};

/** All of them: the one at hand as it is written, those of the country first, then as countries are offered. */
export const zonesIn = (own: string, country: string, day: string, language: Language): Zone[] => {
  const place = (it: NamedZone) => (it.country === country ? -1 : COUNTRIES.indexOf(it.country));
  const known = NAMED.toSorted((one, other) => place(one) - place(other)).map((it) => it.zone);
  const others = Intl.supportedValuesOf("timeZone").filter((it) => !byZone.has(present(it)));
  const all = [...known, ...others].map((it) => (it === present(own) ? own : it));
  return (all.includes(own) ? all : [own, ...all]).map((it) => zoneIn(it, day, language));
};

const bare = (text: string) =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/臺/g, "台").toLowerCase();

/** The zones that fit what was typed: a city in any of our languages or in pinyin, a name, the hours. */
export const zonesLike = <T extends Zone>(offered: readonly T[], text: string) => {
  const typed = bare(text).trim();
  if (!typed) return [...offered];
  const pinyin = typed.replace(/\s/g, "");
  return offered.filter(({ value, label }) => {
    const it = byZone.get(present(value));
    const names = [
      label,
      value.replaceAll("_", " "),
      value,
      ...Object.values(it?.cities ?? {}).flat(),
    ];
    return (
      names.some((name) => bare(name).includes(typed)) ||
      it?.pinyin.some((name) => name.startsWith(pinyin)) === true
    );
  });
};
