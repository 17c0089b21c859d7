// Words of the sheet that stand in none of the office's lists: what is meant by them.
import { useQuery } from "@tanstack/react-query";

import type { Category, ImportField, NewWord } from "../../bindings/commands.ts";
import { useWords } from "../../lib/words.tsx";
import { categoriesQuery, choicesQuery, tagsQuery } from "./api.ts";
import { isPlacing } from "./Missing.tsx";
import { asWord, type Line, UNDECIDED, WordTable } from "./WordTable.tsx";
import type { Wizardry } from "./wizard.ts";

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

/** Such a word is added to its list where nobody says otherwise. */
type Added = Line & { is_added: boolean };

export const NewWords = ({ wizardry, words }: { wizardry: Wizardry; words: NewWord[] }) => {
  const { t } = useWords();
  const known = useKnownWords();
  const { options } = wizardry.wizard;
  // What was decided stays in sight, also once a rehearsal no longer meets it.
  const decided = options.words
    .filter(
      (it) =>
        !isPlacing(it) && !words.some((word) => word.field === it.field && word.word === it.word),
    )
    .map((it) => ({ field: it.field, word: it.word, rows: null, is_added: true }));
  const lines: Added[] = [...words, ...decided];
  if (lines.length === 0) return null;
  const refused = options.unclear === "note" ? "imports.word_noted" : "imports.word_refused";
  const waysOf = ({ field, is_added }: Added) => [
    { value: UNDECIDED, label: t(is_added ? "imports.add_word" : refused) },
    ...known(field).map((it) => ({
      value: asWord(it),
      label: t("imports.use_word", { word: it }),
    })),
  ];
  return (
    <WordTable
      wizardry={wizardry}
      title={t("imports.new_words", { count: lines.length })}
      hint={t("imports.new_words_hint")}
      heading={t("imports.list")}
      lines={lines}
      waysOf={waysOf}
      isRefused={(line, choice) => !line.is_added && !choice}
    />
  );
};
