// A filter as people read it: “负责人 是 我”, “城市 是 北京 或 上海”.
import type { Field, Filter } from "../../../bindings/commands.ts";
import { periodWord } from "../../../lib/periods.ts";
import type { Key, Say } from "../../../lib/words.tsx";
import { howOf } from "./draft.ts";

type Speaks = {
  t: Say;
  find: (key: string) => string | undefined;
  language: string;
  field: (name: string) => string;
  value: (field: string, raw: string) => string;
};

export type Sentence = { about: string; what: string };

const whole = ({ about, what }: Sentence) => [about, what].filter(Boolean).join(" ");

/** A condition in two parts, of which the second says what is asked for. */
export const sentenceOf = (filter: Filter, speaks: Speaks): Sentence => {
  const { t, field, value } = speaks;
  const how = howOf(filter);
  if (how) {
    const { name, operator, values } = how;
    const word = (it: string) =>
      operator.endsWith("within") ? periodWord(it, speaks) : value(name, it);
    return {
      about: `${field(name satisfies Field)} ${t(`operators.${operator}` as Key)}`,
      what: values.map(word).join(t("formats.list_separator")),
    };
  }
  if ("not" in filter) {
    const condition = whole(sentenceOf(filter.not, speaks));
    return { about: "", what: t("customers.filters.not", { condition }) };
  }
  const parts = "and" in filter ? filter.and : "or" in filter ? filter.or : [];
  const word = ` ${t("and" in filter ? "customers.filters.and" : "customers.filters.or")} `;
  const inner = (it: Filter) => {
    const said = whole(sentenceOf(it, speaks));
    return "and" in it || "or" in it ? `(${said})` : said;
  };
  return { about: "", what: parts.map(inner).join(word) };
};
