// Step 2: which column is what.
import { IconCheck, IconHelpCircle } from "@tabler/icons-react";

import type {
  ImportField,
  ImportOptions,
  Looked,
  LookedColumn,
  NameRule,
} from "../../bindings/commands.ts";
import { Button, Notice, SegmentedControl, Select, Skeletons } from "../../components/index.ts";
import { moment } from "../../lib/dates.ts";
import { useDesk } from "../../lib/me.ts";
import { type Key, useWords } from "../../lib/words.tsx";
import { useLook } from "./api.ts";
import { Said, Way } from "./parts.tsx";
import { chooseField, lookedAt, type Wizardry } from "./wizard.ts";
import { useFieldWord } from "./words.ts";

const LEFT_OUT = "-";
const NOTED = "+";
const NAME_RULES: readonly NameRule[] = ["company_with_contact", "person_with_company"];

export const MapStep = (wizardry: Wizardry) => {
  const { t } = useWords();
  const { wizard, change, go, check } = wizardry;
  const { options } = wizard;
  const look = useLook(wizard.pick?.id ?? null, lookedAt(options));
  const found = look.data;
  return (
    <>
      <div className="page-body import-body">
        {look.isPending && <Skeletons label={t("actions.loading")} lines={8} />}
        {look.isError && <Said failure={look.error} />}
        {found && (
          <>
            <Summary look={found} />
            {found.fault && <Notice>{t(`errors.${found.fault}` as Key)}</Notice>}
            {NAME_RULES.includes(found.name_rule) && (
              <div className="name-rule" role="group" aria-label={t("imports.who")}>
                <span>{t("imports.who")}</span>
                <SegmentedControl
                  data={NAME_RULES.map((value) => ({
                    value,
                    label: t(`imports.people.${value}` as Key),
                  }))}
                  value={found.name_rule}
                  onChange={(rule) =>
                    change({ options: { ...options, name_rule: rule as NameRule } })
                  }
                />
              </div>
            )}
            <Before wizardry={wizardry} />
            <Rest look={found} onChoose={(rest) => change({ options: { ...options, rest } })} />
            <Columns
              look={found}
              onChoose={(column, field) =>
                change({ options: chooseField(options, found, column, field) })
              }
            />
          </>
        )}
      </div>
      <Way onBack={() => go("file")}>
        <Button
          disabled={!found || look.isError || look.isPlaceholderData || found.fault !== null}
          onClick={check}
        >
          {t("imports.check")}
        </Button>
      </Way>
    </>
  );
};

const Summary = ({ look }: { look: Looked }) => {
  const { t } = useWords();
  const count = (fits: (it: LookedColumn) => boolean) => look.columns.filter(fits).length;
  const unsure = count((it) => it.certainty === "unsure");
  const noted = count(isNoted);
  const out = count((it) => it.field === null) - noted;
  const sure = look.columns.length - unsure - noted - out;
  return (
    <p className="import-summary" role="status">
      {t("imports.columns_known", { count: sure })}
      {unsure > 0 && <b className="late">{t("imports.columns_unsure", { count: unsure })}</b>}
      {noted > 0 && <span>{t("imports.columns_noted", { count: noted })}</span>}
      {out > 0 && <span className="muted">{t("imports.columns_out", { count: out })}</span>}
    </p>
  );
};

const isNoted = (it: LookedColumn) => it.field === null && it.unmapped === "noted";

/** Left out, says something, and nobody has said that it is to be so. */
const isLeft = (it: LookedColumn) =>
  it.field === null && it.unmapped === "open" && it.certainty !== "chosen" && it.samples.length > 0;

/** The choices of an earlier import, with a way to be rid of them. */
const Before = ({ wizardry }: { wizardry: Wizardry }) => {
  const { t, language } = useWords();
  const { me } = useDesk();
  const { remembered } = wizardry.wizard;
  if (remembered === null || remembered === "declined") return null;
  return (
    <Notice
      tone="calm"
      action={
        <button type="button" className="link" onClick={wizardry.startAfresh}>
          {t("imports.start_afresh")}
        </button>
      }
    >
      {t("imports.as_before", {
        file: remembered.file_name,
        date: moment(remembered.started_at, me.settings.time_zone, language),
      })}
    </Notice>
  );
};

const NAMED = 6;

type RestProps = { look: Looked; onChoose: (rest: ImportOptions["rest"]) => void };

/** Columns that fill no field: all of them at once into the notes, or none. */
const Rest = ({ look, onChoose }: RestProps) => {
  const { t, language } = useWords();
  const noted = look.columns.filter(isNoted);
  const left = look.columns.filter(isLeft);
  const columns = noted.length > 0 ? noted : left;
  if (columns.length === 0) return null;
  const names = columns.map(
    (it) => it.heading ?? t("imports.column_letter", { letter: it.letter }),
  );
  const shown = names.length > NAMED ? [...names.slice(0, NAMED), "…"] : names;
  const said = shown.join(language === "en" ? ", " : "、");
  const isAside = noted.length > 0;
  return (
    <Notice
      tone="calm"
      action={
        <button type="button" className="link" onClick={() => onChoose(isAside ? "leave" : "note")}>
          {t(isAside ? "imports.rest_leave" : "imports.rest_note")}
        </button>
      }
    >
      {t(isAside ? "imports.rest_noted" : "imports.rest_left", {
        count: columns.length,
        columns: said,
      })}
    </Notice>
  );
};

type ColumnsProps = {
  look: Looked;
  onChoose: (column: LookedColumn, field: ImportField | null) => void;
};

const Columns = ({ look, onChoose }: ColumnsProps) => {
  const { t } = useWords();
  return (
    <table className="table import-table columns">
      <thead>
        <tr>
          <th scope="col">{t("imports.column")}</th>
          <th scope="col">{t("imports.samples")}</th>
          <th scope="col">{t("imports.becomes")}</th>
          <th scope="col">{t("imports.certainty")}</th>
        </tr>
      </thead>
      <tbody>
        {look.columns.map((column) => (
          <Column
            key={column.letter}
            column={column}
            look={look}
            onChoose={(field) => onChoose(column, field)}
          />
        ))}
      </tbody>
    </table>
  );
};

type ColumnProps = {
  column: LookedColumn;
  look: Looked;
  onChoose: (field: ImportField | null) => void;
};

const Column = ({ column, look, onChoose }: ColumnProps) => {
  const { t } = useWords();
  const fieldWord = useFieldWord();
  const name = column.heading ?? t("imports.column_letter", { letter: column.letter });
  const offered = look.fields.map((it) => it.field);
  const fields =
    column.field && !offered.includes(column.field) ? [column.field, ...offered] : offered;
  return (
    <tr className={column.field === null && !isNoted(column) ? "out" : column.certainty}>
      <th scope="row">
        <span className="letter num">{column.letter}</span>
        <span>{name}</span>
      </th>
      <td>
        <span className="samples">
          {column.samples.map((it) => (
            <span key={it} className="sample ellipsis" title={it}>
              {it}
            </span>
          ))}
        </span>
      </td>
      <td>
        <Select
          aria-label={t("imports.becomes_of", { column: name })}
          data={[
            ...(isNoted(column) ? [{ value: NOTED, label: t("imports.noted_so") }] : []),
            { value: LEFT_OUT, label: t("imports.left_out") },
            ...fields.map((value) => ({ value, label: fieldWord(value) })),
          ]}
          value={column.field ?? (isNoted(column) ? NOTED : LEFT_OUT)}
          searchable
          allowDeselect={false}
          nothingFoundMessage={t("imports.no_field")}
          onChange={(value) => {
            if (value === null || value === NOTED) return;
            onChoose(value === LEFT_OUT ? null : (value as ImportField));
          }}
        />
      </td>
      <td>
        <Mark column={column} onConfirm={() => onChoose(column.field)} />
      </td>
    </tr>
  );
};

const Mark = ({ column, onConfirm }: { column: LookedColumn; onConfirm: () => void }) => {
  const { t } = useWords();
  if (isNoted(column)) return <span className="mark">{t("imports.is_noted")}</span>;
  if (column.field === null) {
    const word = column.unmapped === "secret" ? "imports.is_secret" : "imports.is_out";
    return <span className="muted">{t(word)}</span>;
  }
  if (column.certainty === "unsure") {
    return (
      <span className="mark unsure">
        <IconHelpCircle size={15} />
        {t("imports.is_unsure")}
        <button type="button" className="link" onClick={onConfirm}>
          {t("imports.confirm")}
        </button>
      </span>
    );
  }
  return (
    <span className="mark">
      <IconCheck size={15} />
      {t(column.certainty === "chosen" ? "imports.is_chosen" : "imports.is_sure")}
    </span>
  );
};
