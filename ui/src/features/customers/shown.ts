// How the values of a customer look to a person: words for codes, names for logins.
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import type { Choice, Filter } from "../../bindings/commands.ts";
import { dateOf, longDate, moment, relativeDay, writtenDate } from "../../lib/dates.ts";
import { useDesk, useFieldWord } from "../../lib/me.ts";
import { useWords } from "../../lib/words.tsx";
import { choicesQuery, colleaguesQuery, importsQuery, tagsQuery } from "./api.ts";
import { sentenceOf } from "./filters/sentence.ts";

const NO_CHOICES: Choice[] = [];

export const useShown = () => {
  const { t, find, language } = useWords();
  const { me } = useDesk();
  const choices = useQuery(choicesQuery()).data ?? NO_CHOICES;
  const colleagues = useQuery(colleaguesQuery()).data;
  const tags = useQuery(tagsQuery()).data;
  // Asked for only where a filter names one.
  const imports = useQuery({ ...importsQuery(), enabled: false }).data;
  const { today } = me;
  const zone = me.settings.time_zone;
  const field = useFieldWord();

  return useMemo(() => {
    const choiceOf = (list: string, code: string) =>
      choices.find((it) => it.list === list && it.code === code);
    const wordOf = (it: Choice) => it.name ?? find(`choices.${it.list}.${it.code}`) ?? it.code;
    const choice = (list: string, code: string | null) => {
      if (!code) return "";
      const found = choiceOf(list, code);
      return found ? wordOf(found) : code;
    };
    const person = (login: string | null) =>
      login ? (colleagues?.find((it) => it.login === login)?.name ?? login) : "";
    const level = (code: string) => find(`customers.levels.${code}`) ?? code;
    const kind = (code: string) => find(`customers.kinds.${code}`) ?? code;
    const day = (date: string | null) => (date ? relativeDay(date, today, t, language) : "");
    const written = (date: string) => writtenDate(date, language);
    const at = (ms: number | null) => (ms === null ? "" : moment(ms, zone, language));
    const writtenDay = (ms: number | null) => (ms === null ? "" : written(dateOf(ms, zone)));
    const dayAt = (ms: number | null) => (ms === null ? "" : day(dateOf(ms, zone)));

    /** A calendar date in full, for who wants to know exactly. */
    const date = (it: string) => longDate(it, language);

    const imported = (imports ?? []).map((it) => ({
      value: String(it.id),
      label: `${it.file} · ${moment(it.started_at, zone, language)}`,
    }));

    const value = (name: string, raw: string): string => {
      if (name === "import") return imported.find((it) => it.value === raw)?.label ?? raw;
      if (["status", "source", "industry", "level"].includes(name)) return choice(name, raw);
      if (name === "owner" || name === "created_by") {
        return raw === "me" ? t("customers.me") : person(raw);
      }
      if (name === "category") return raw.split("/").join(" › ");
      if (name === "kind") return kind(raw);
      if (name === "sensitivity") return level(raw);
      const isDay = name.endsWith("_on") || name.endsWith("_at");
      const day = isDay ? raw.slice(0, 10) : "";
      const said = written(day);
      return said === day ? raw : said;
    };
    /** A condition as the parts of a sentence. */
    const condition = (filter: Filter) => sentenceOf(filter, { t, find, language, field, value });
    /** A value as the log keeps it: anything that can stand in a field. */
    const logged = (name: string, raw: unknown): string => {
      if (raw === null || raw === undefined || raw === "") return t("formats.empty");
      if (typeof raw === "boolean") return t(raw ? "formats.yes" : "formats.no");
      if (typeof raw === "number") return name.endsWith("_at") ? at(raw) : String(raw);
      if (Array.isArray(raw)) {
        if (raw.length === 0) return t("formats.empty");
        return raw.map((it) => logged(name, it)).join(t("formats.list_separator"));
      }
      if (typeof raw === "object") {
        const parts = raw as Record<string, unknown>;
        return logged(name, parts.shown ?? parts.typed ?? parts.code ?? parts.name);
      }
      return value(name, String(raw));
    };
    const offered = (list: string) =>
      choices
        .filter((it) => it.list === list && !it.retired)
        .map((it) => ({ value: it.code, label: wordOf(it) }));
    return {
      choice,
      choiceOf,
      offered,
      person,
      field,
      level,
      kind,
      day,
      dayAt,
      at,
      value,
      condition,
      date,
      written,
      writtenDay,
      isOn: (ms: number | null, date: string) => ms !== null && dateOf(ms, zone) === date,
      logged,
      /** Everyone, for looking back; who has left stands last and is called so. */
      people: [...(colleagues ?? [])]
        .sort((one, other) => Number(one.is_disabled) - Number(other.is_disabled))
        .map((it) => ({
          value: it.login,
          label: it.is_disabled ? t("customers.person_left", { name: it.name }) : it.name,
        })),
      /** Who can be given something. */
      present: (colleagues ?? [])
        .filter((it) => !it.is_disabled)
        .map((it) => ({ value: it.login, label: it.name })),
      imports: imported,
      tags: tags ?? [],
      tagColour: (name: string) => tags?.find((it) => it.name === name)?.colour,
    };
  }, [choices, colleagues, tags, imports, find, t, language, today, zone, field]);
};

export type Shown = ReturnType<typeof useShown>;
