// Words of the sheet that stand in none of the office's lists: what is meant by them.
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import type { Category, ImportField, NewWord } from "../../bindings/commands.ts";
import { Select } from "../../components/index.ts";
import { useWords } from "../../lib/words.tsx";
import { categoriesQuery, choicesQuery, tagsQuery } from "./api.ts";
import { isPlacing } from "./Missing.tsx";
import type { Wizardry } from "./wizard.ts";
import { useFieldWord } from "./words.ts";

const SHOWN = 12;
const AS_IT_IS = "=";
const LEFT_BLANK = "-";

/** The words that an office already has, list by list. */
const useKnownWords = () => {
  const { find } = useWords();
  const choices = useQuery(choicesQuery()).data ?? [];
  const categories = useQuery(categoriesQuery()).data ?? [];
  const tags = useQuery(tagsQuery()).data ?? [];
  return (field: ImportField) => {
    if (field === "tags") return tags.map((it) => it.name);
    if (field === "category") return categories.map((it) => pathOf(it, categories));
    const list = choices.filter((it) => it.list === field && !it.retired);
    return list.map((it) => it.name ?? find(`choices.${it.list}.${it.code}`) ?? it.code);
  };
};

const pathOf = (category: Category, all: Category[]): string => {
  const parent = all.find((it) => it.id === category.parent);
  return parent ? `${pathOf(parent, all)}/${category.name}` : category.name;
};

export const NewWords = ({ wizardry, words }: { wizardry: Wizardry; words: NewWord[] }) => {
  const { t } = useWords();
  const fieldWord = useFieldWord();
  const known = useKnownWords();
  const [hasAll, setAll] = useState(false);
  const { options } = wizardry.wizard;
  // What was decided stays in sight, also once a rehearsal no longer meets it.
  const decided = options.words
    .filter(
      (it) =>
        !isPlacing(it) && !words.some((word) => word.field === it.field && word.word === it.word),
    )
    .map((it) => ({ field: it.field, word: it.word, rows: null, is_added: true }));
  const all = [...words, ...decided];
  if (all.length === 0) return null;
  const choiceOf = (field: ImportField, word: string) =>
    options.words.find((it) => it.field === field && it.word === word);
  const decide = (field: ImportField, word: string, value: string) => {
    const others = options.words.filter((it) => !(it.field === field && it.word === word));
    const becomes = value === LEFT_BLANK ? null : value.slice(1);
    const next = value === AS_IT_IS ? others : [...others, { field, word, becomes }];
    wizardry.change({ options: { ...options, words: next } });
  };
  const refused = options.unclear === "note" ? "imports.word_noted" : "imports.word_refused";
  const shown = hasAll ? all : all.slice(0, SHOWN);
  return (
    <section>
      <h2 className="section-title">{t("imports.new_words", { count: all.length })}</h2>
      <p className="muted hint">{t("imports.new_words_hint")}</p>
      <table className="table import-table words">
        <thead>
          <tr>
            <th scope="col">{t("imports.list")}</th>
            <th scope="col">{t("imports.word")}</th>
            <th scope="col">{t("imports.fields.rows")}</th>
            <th scope="col">{t("imports.what_to_do")}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ field, word, rows, is_added }) => {
            const choice = choiceOf(field, word);
            const asItIs = t(is_added ? "imports.add_word" : refused);
            const value = !choice
              ? AS_IT_IS
              : choice.becomes === null
                ? LEFT_BLANK
                : `:${choice.becomes}`;
            return (
              <tr key={`${field} ${word}`} className={!is_added && !choice ? "refused" : ""}>
                <td>{fieldWord(field)}</td>
                <th scope="row">{word}</th>
                <td className="num">{rows ?? ""}</td>
                <td>
                  <Select
                    size="xs"
                    aria-label={t("imports.what_to_do_with", { word })}
                    data={[
                      { value: AS_IT_IS, label: asItIs },
                      ...known(field).map((it) => ({
                        value: `:${it}`,
                        label: t("imports.use_word", { word: it }),
                      })),
                      { value: LEFT_BLANK, label: t("imports.leave_blank") },
                    ]}
                    value={value}
                    searchable
                    allowDeselect={false}
                    onChange={(next) => next !== null && decide(field, word, next)}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {!hasAll && all.length > SHOWN && (
        <button type="button" className="link more" onClick={() => setAll(true)}>
          {t("imports.all_words", { count: all.length })}
        </button>
      )}
    </section>
  );
};
