// The log in words: operations, records, fields and the values that stand in them.
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import type { Changed, Choice, Entry, FieldChange } from "../../bindings/commands.ts";
import { moment, shortDate, shortMoment } from "../../lib/dates.ts";
import { useDesk, useMay } from "../../lib/me.ts";
import { useWords } from "../../lib/words.tsx";
import { accountsQuery, choicesQuery, colleaguesQuery } from "./api.ts";

const NO_CHOICES: Choice[] = [];

/** The choices that fields hold codes of. */
const LISTS: Record<string, string> = {
  "customers.status": "status",
  "customers.source": "source",
  "customers.industry": "industry",
  "customers.level": "level",
  "contacts.role": "contact_role",
  "tasks.task_type": "task_type",
};

/** Codes with a word each. */
const CODES: Record<string, string> = {
  "customers.kind": "customers.kinds",
  "customers.sensitivity": "customers.levels",
  "accounts.clearance": "customers.levels",
  "accounts.state": "accounts.states",
  "imports.state": "imports.states",
  "settings.password_preset": "accounts.presets",
};

export const useTold = () => {
  const { t, find, language } = useWords();
  const { me } = useDesk();
  const may = useMay();
  const seesAccounts = may("accounts.read");
  const accounts = useQuery({ ...accountsQuery(), enabled: seesAccounts }).data;
  const seesColleagues = !seesAccounts && may("customers.read");
  const colleagues = useQuery({ ...colleaguesQuery(), enabled: seesColleagues }).data;
  const choices = useQuery(choicesQuery()).data ?? NO_CHOICES;
  const { today } = me;
  const zone = me.settings.time_zone;

  return useMemo(() => {
    const people = accounts?.map((it) => it.member.account) ?? [];
    const person = (login: string) =>
      [...people, ...(colleagues ?? [])].find((it) => it.login === login)?.name ?? login;
    const personOf = (account: number) =>
      people.find((it) => it.id === account)?.name ?? String(account);
    const choiceWord = (it: Choice) => it.name ?? find(`choices.${it.list}.${it.code}`) ?? it.code;
    const choice = (list: string, code: string) => {
      const found = choices.find((it) => it.list === list && it.code === code);
      return found ? choiceWord(found) : code;
    };
    const at = (ms: number) => moment(ms, zone, language);
    const shortAt = (ms: number) => shortMoment(ms, zone, today, t, language);

    const operation = (name: string) => find(`operations.${name}`) ?? name;
    /** What was done: an undo that took an undo back is called what it is. */
    const deed = ({ operation: name, is_redo }: Entry) =>
      operation(is_redo ? "journal.redo" : name);
    const entity = (name: string) => find(`${name}.one`) ?? name;
    const who = (entry: Entry) => entry.who || t("journal.system");

    /** A record by what people call it. */
    const record = ({ entity: kind, entity_id, name, fields }: Changed) => {
      if (kind === "settings") return find(`settings.fields.${name}`) ?? name ?? "";
      if (kind === "recovery") {
        const number = fields.find((it) => it.field === "number");
        return t("recovery.sheet_no", { number: String(number?.after ?? number?.before ?? "") });
      }
      if (kind === "choices") {
        const known = choices.find((it) => it.id === entity_id);
        if (known) return choiceWord(known);
      }
      return name ?? t("log.number", { number: String(entity_id) });
    };

    const text = (kind: string, key: string, raw: string): string => {
      const list = LISTS[`${kind}.${key}`];
      if (list) return choice(list, raw);
      const codes = CODES[`${kind}.${key}`];
      if (codes) return find(`${codes}.${raw}`) ?? raw;
      if (key === "list") return find(`choices.lists.${raw}`) ?? raw;
      if (key === "colour") return find(`tags.colours.${raw}`) ?? raw;
      if (["owner", "assignee", "created_by"].includes(key)) return person(raw);
      if (/_on$/.test(key) && /^\d{4}-\d{2}-\d{2}$/.test(raw)) {
        return shortDate(raw, today, language);
      }
      return raw;
    };

    const value = (of: Changed, key: string, raw: unknown): string => {
      const kind = of.entity;
      const name = kind === "settings" ? (of.name ?? key) : key;
      if (raw === null || raw === undefined || raw === "") return t("formats.empty");
      if (typeof raw === "boolean") return t(raw ? "formats.yes" : "formats.no");
      if (typeof raw === "number") return /_at$/.test(name) ? at(raw) : String(raw);
      if (Array.isArray(raw)) {
        if (raw.length === 0) return t("formats.empty");
        if (kind === "tags" && key === "members") return t("tags.customers", { count: raw.length });
        return raw.map((it) => value(of, key, it)).join(t("formats.list_separator"));
      }
      if (typeof raw === "object") {
        const parts = raw as Record<string, unknown>;
        if (kind === "accounts" && key === "roles" && typeof parts.code === "string") {
          return find(`roles.${parts.code}.name`) ?? parts.code;
        }
        return value(of, key, parts.shown ?? parts.typed ?? parts.code ?? parts.name);
      }
      return text(kind, name, String(raw));
    };

    /** What can be said in words: the rest is the program's own. */
    const fieldsOf = (of: Changed): { key: string; word: string; change: FieldChange }[] =>
      of.fields.flatMap((change) => {
        const word = change.word === null ? undefined : find(change.word);
        return word ? [{ key: change.field, word, change }] : [];
      });

    return {
      operation,
      deed,
      entity,
      who,
      person,
      personOf,
      record,
      fieldsOf,
      value,
      at,
      shortAt,
      people,
    };
  }, [accounts, colleagues, choices, find, t, language, today, zone]);
};

export type Told = ReturnType<typeof useTold>;
