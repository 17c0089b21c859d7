// Owners and departments of the sheet that the office does not know: each once, and who is meant.
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import type { ImportField, MissingName, NewWord, WordChoice } from "../../bindings/commands.ts";
import { Select } from "../../components/index.ts";
import { useMay } from "../../lib/me.ts";
import { useWords } from "../../lib/words.tsx";
import { colleaguesQuery, departmentsQuery } from "./api.ts";
import type { Wizardry } from "./wizard.ts";
import { useFieldWord } from "./words.ts";

const SHOWN = 12;
const NOTED = "=";
const MADE = "+";
const LEFT_BLANK = "-";

const PLACING: readonly ImportField[] = ["owner", "department"];

/** Words of these fields stand in no list: they are told here, not among the new ones. */
export const isPlacing = ({ field }: { field: ImportField }) => PLACING.includes(field);

/** What each name of the office is called here, and what it is found by. */
const useNames = () => {
  const people = useQuery(colleaguesQuery()).data ?? [];
  const departments = useQuery(departmentsQuery()).data ?? [];
  const isOnly = (name: string) => people.filter((it) => it.name === name).length === 1;
  const names = [...new Set(departments.map((it) => it.name))];
  return (field: ImportField) =>
    field === "owner"
      ? people.map(({ name, login }) => ({
          value: login,
          word: isOnly(name) ? name : `${name} (${login})`,
        }))
      : names.map((name) => ({ value: name, word: name }));
};

type Told = { field: ImportField; name: string; rows: number | null; first: number[] };
type Props = { wizardry: Wizardry; missing: MissingName[]; words: NewWord[]; onPeople: () => void };

/** What was decided stays in sight, also once a rehearsal no longer meets it. */
const toldOf = (missing: MissingName[], decided: WordChoice[], words: NewWord[]): Told[] => {
  const rest = decided.filter(
    (it) => isPlacing(it) && !missing.some((one) => one.field === it.field && one.name === it.word),
  );
  const rowsOf = (it: WordChoice) =>
    words.find((one) => one.field === it.field && one.word === it.word)?.rows ?? null;
  return [
    ...missing,
    ...rest.map((it) => ({ field: it.field, name: it.word, rows: rowsOf(it), first: [] })),
  ];
};

export const Missing = ({ wizardry, missing, words, onPeople }: Props) => {
  const { t } = useWords();
  const may = useMay();
  const [hasAll, setAll] = useState(false);
  const { options } = wizardry.wizard;
  const all = toldOf(missing, options.words ?? [], words);
  if (all.length === 0) return null;
  const shown = hasAll ? all : all.slice(0, SHOWN);
  const hasPeople = missing.some((it) => it.field === "owner") && may("accounts.write");
  return (
    <section>
      <h2 className="section-title">{t("imports.missing_title", { count: all.length })}</h2>
      <p className="muted hint">
        {t("imports.missing_hint")}
        {hasPeople && (
          <>
            {" "}
            <button type="button" className="link" onClick={onPeople}>
              {t("imports.make_accounts")}
            </button>
          </>
        )}
      </p>
      <table className="table import-table words">
        <thead>
          <tr>
            <th scope="col">{t("imports.column")}</th>
            <th scope="col">{t("imports.word")}</th>
            <th scope="col">{t("imports.fields.rows")}</th>
            <th scope="col">{t("imports.what_to_do")}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((it) => (
            <Name key={`${it.field} ${it.name}`} told={it} wizardry={wizardry} />
          ))}
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

const Name = ({ told, wizardry }: { told: Told; wizardry: Wizardry }) => {
  const { t } = useWords();
  const may = useMay();
  const fieldWord = useFieldWord();
  const known = useNames()(told.field);
  const { field, name, rows, first } = told;
  const { options } = wizardry.wizard;
  const all = options.words ?? [];
  const isIt = (it: WordChoice) => it.field === field && it.word === name;
  const isKnown = (word: string | null) => known.some((it) => it.value === word);
  const decided = (choice: WordChoice | undefined) => {
    if (!choice) return NOTED;
    if (choice.becomes === null) return LEFT_BLANK;
    return choice.becomes === name && !isKnown(name) ? MADE : `:${choice.becomes}`;
  };
  const decide = (value: string) => {
    const becomes = value === LEFT_BLANK ? null : value === MADE ? name : value.slice(1);
    const others = all.filter((it) => !isIt(it));
    const words = value === NOTED ? others : [...others, { field, word: name, becomes }];
    wizardry.change({ options: { ...options, words } });
  };
  const mayMake = field === "department" && may("departments.write") && !isKnown(name);
  const more = rows !== null && rows > first.length ? "…" : "";
  const where = `${first.join(t("formats.list_separator"))}${more}`;
  return (
    <tr>
      <td>{fieldWord(field)}</td>
      <th scope="row">{name}</th>
      <td className="num">
        {rows ?? ""}
        {first.length > 0 && (
          <span className="muted where">{t("imports.in_rows", { rows: where })}</span>
        )}
      </td>
      <td>
        <Select
          size="xs"
          aria-label={t("imports.what_to_do_with", { word: name })}
          data={[
            { value: NOTED, label: t(field === "owner" ? "imports.owner_noted" : "imports.noted") },
            ...(mayMake ? [{ value: MADE, label: t("imports.make_department", { name }) }] : []),
            ...known.map((it) => ({
              value: `:${it.value}`,
              label: t("imports.use_word", { word: it.word }),
            })),
            { value: LEFT_BLANK, label: t("imports.leave_blank") },
          ]}
          value={decided(all.find(isIt))}
          searchable
          allowDeselect={false}
          onChange={(next) => next !== null && decide(next)}
        />
      </td>
    </tr>
  );
};
