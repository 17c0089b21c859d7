// Owners and departments of the sheet that the office does not know: each once, and who is meant.
import { useQuery } from "@tanstack/react-query";

import type { ImportField, MissingName, NewWord, WordChoice } from "../../bindings/commands.ts";
import { useMay } from "../../lib/me.ts";
import { useWords } from "../../lib/words.tsx";
import { colleaguesQuery, departmentsQuery } from "./api.ts";
import { asWord, type Line, MADE, UNDECIDED, WordTable } from "./WordTable.tsx";
import type { Wizardry } from "./wizard.ts";

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

type Props = { wizardry: Wizardry; missing: MissingName[]; words: NewWord[]; onPeople: () => void };

/** What was decided stays in sight, also once a rehearsal no longer meets it. */
const restOf = (missing: MissingName[], decided: WordChoice[], words: NewWord[]): Line[] => {
  const rest = decided.filter(
    (it) => isPlacing(it) && !missing.some((one) => one.field === it.field && one.name === it.word),
  );
  const rowsOf = (it: WordChoice) =>
    words.find((one) => one.field === it.field && one.word === it.word)?.rows ?? null;
  return rest.map((it) => ({ field: it.field, word: it.word, rows: rowsOf(it) }));
};

export const Missing = ({ wizardry, missing, words, onPeople }: Props) => {
  const { t } = useWords();
  const may = useMay();
  const names = useNames();
  const whereOf = ({ first, rows }: MissingName) => {
    const more = rows > first.length ? "…" : "";
    const list = `${first.join(t("formats.list_separator"))}${more}`;
    return first.length > 0 ? t("imports.in_rows", { rows: list }) : undefined;
  };
  const met = missing.map((it) => ({
    field: it.field,
    word: it.name,
    rows: it.rows,
    where: whereOf(it),
  }));
  const lines: Line[] = [...met, ...restOf(missing, wizardry.wizard.options.words ?? [], words)];
  if (lines.length === 0) return null;
  const isKnown = (field: ImportField, word: string | null) =>
    names(field).some((it) => it.value === word);
  const waysOf = ({ field, word }: Line) => {
    const noted = t(field === "owner" ? "imports.owner_noted" : "imports.noted");
    const mayMake = field === "department" && may("departments.write") && !isKnown(field, word);
    return [
      { value: UNDECIDED, label: noted },
      ...(mayMake ? [{ value: MADE, label: t("imports.make_department", { name: word }) }] : []),
      ...names(field).map((it) => ({
        value: asWord(it.value),
        label: t("imports.use_word", { word: it.word }),
      })),
    ];
  };
  const hasPeople = missing.some((it) => it.field === "owner") && may("accounts.write");
  return (
    <WordTable
      wizardry={wizardry}
      title={t("imports.missing_title", { count: lines.length })}
      hint={
        <>
          {t("imports.missing_hint")}
          {hasPeople && (
            <>
              {" "}
              <button type="button" className="link" onClick={onPeople}>
                {t("imports.make_accounts")}
              </button>
            </>
          )}
        </>
      }
      heading={t("imports.column")}
      lines={lines}
      waysOf={waysOf}
      isMade={({ field, word, becomes }) => becomes === word && !isKnown(field, word)}
    />
  );
};
