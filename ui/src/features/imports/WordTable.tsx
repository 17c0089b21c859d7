// Words of the sheet that somebody decides about, one a line: what becomes of each.
import { type ReactNode, useState } from "react";

import type { ImportField, WordChoice } from "../../bindings/commands.ts";
import { Select } from "../../components/index.ts";
import { useWords } from "../../lib/words.tsx";
import type { Wizardry } from "./wizard.ts";
import { useFieldWord } from "./words.ts";

const SHOWN = 12;

/** What nobody has decided on. */
export const UNDECIDED = "=";
/** The word becomes one of the office's own. */
export const MADE = "+";
export const LEFT_BLANK = "-";
/** The word is taken as this one. */
export const asWord = (word: string) => `:${word}`;

export type Line = {
  field: ImportField;
  word: string;
  /** None where the rehearsal met it no more. */
  rows: number | null;
  /** In which rows it stands. */
  where?: string | undefined;
};

type Way = { value: string; label: string };

type WordTableProps<L extends Line> = {
  wizardry: Wizardry;
  title: string;
  hint: ReactNode;
  /** What the first column is about. */
  heading: string;
  lines: readonly L[];
  /** What can be said of a word, besides leaving it blank; the first where nothing was decided. */
  waysOf: (line: L) => Way[];
  /** Whether the decision makes the word one of the office's own. */
  isMade?: (choice: WordChoice) => boolean;
  isRefused?: (line: L, choice: WordChoice | undefined) => boolean;
};

export const WordTable = <L extends Line>(props: WordTableProps<L>) => {
  const { wizardry, title, hint, heading, lines } = props;
  const { t } = useWords();
  const [hasAll, setAll] = useState(false);
  const { options } = wizardry.wizard;
  const decide = ({ field, word }: Line, value: string) => {
    const others = options.words.filter((it) => !(it.field === field && it.word === word));
    const becomes = value === LEFT_BLANK ? null : value === MADE ? word : value.slice(1);
    const words = value === UNDECIDED ? others : [...others, { field, word, becomes }];
    wizardry.change({ options: { ...options, words } });
  };
  const shown = hasAll ? lines : lines.slice(0, SHOWN);
  return (
    <section>
      <h2 className="section-title">{title}</h2>
      <p className="muted hint">{hint}</p>
      <table className="table import-table words">
        <thead>
          <tr>
            <th scope="col">{heading}</th>
            <th scope="col">{t("imports.word")}</th>
            <th scope="col">{t("imports.fields.rows")}</th>
            <th scope="col">{t("imports.what_to_do")}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((it) => (
            <Row
              key={`${it.field} ${it.word}`}
              {...props}
              line={it}
              onDecide={(value) => decide(it, value)}
            />
          ))}
        </tbody>
      </table>
      {!hasAll && lines.length > SHOWN && (
        <button type="button" className="link more" onClick={() => setAll(true)}>
          {t("imports.all_words", { count: lines.length })}
        </button>
      )}
    </section>
  );
};

type RowProps<L extends Line> = WordTableProps<L> & { line: L; onDecide: (value: string) => void };

const Row = <L extends Line>({
  wizardry,
  line,
  waysOf,
  isMade,
  isRefused,
  onDecide,
}: RowProps<L>) => {
  const { t } = useWords();
  const fieldWord = useFieldWord();
  const { field, word, rows, where } = line;
  const choice = wizardry.wizard.options.words.find((it) => it.field === field && it.word === word);
  const value = () => {
    if (!choice) return UNDECIDED;
    if (choice.becomes === null) return LEFT_BLANK;
    return isMade?.(choice) ? MADE : asWord(choice.becomes);
  };
  return (
    <tr className={isRefused?.(line, choice) ? "refused" : ""}>
      <td>{fieldWord(field)}</td>
      <th scope="row">{word}</th>
      <td className="num">
        {rows ?? ""}
        {where && <span className="muted where">{where}</span>}
      </td>
      <td>
        <Select
          size="xs"
          aria-label={t("imports.what_to_do_with", { word })}
          data={[...waysOf(line), { value: LEFT_BLANK, label: t("imports.leave_blank") }]}
          value={value()}
          searchable
          allowDeselect={false}
          onChange={(next) => next !== null && onDecide(next)}
        />
      </td>
    </tr>
  );
};
