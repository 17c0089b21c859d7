// Step 2: which column is what.
import { IconCheck, IconHelpCircle } from "@tabler/icons-react";

import type { ImportField, Looked, LookedColumn, NameRule } from "../../bindings/commands.ts";
import { Button, Notice, SegmentedControl, Select, Skeletons } from "../../components/index.ts";
import { type Key, useWords } from "../../lib/words.tsx";
import { useLook } from "./api.ts";
import { Said, Way } from "./parts.tsx";
import { chooseField, lookedAt, type Wizardry } from "./wizard.ts";
import { useFieldWord } from "./words.ts";

const LEFT_OUT = "-";
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
  const out = count((it) => it.field === null);
  const sure = look.columns.length - unsure - out;
  return (
    <p className="import-summary" role="status">
      {t("imports.columns_known", { count: sure })}
      {unsure > 0 && <b className="late">{t("imports.columns_unsure", { count: unsure })}</b>}
      {out > 0 && <span className="muted">{t("imports.columns_out", { count: out })}</span>}
    </p>
  );
};

type ColumnsProps = {
  look: Looked;
  onChoose: (column: LookedColumn, field: ImportField | null) => void;
};

const Columns = ({ look, onChoose }: ColumnsProps) => {
  const { t } = useWords();
  return (
    <table className="import-table columns">
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
    <tr className={column.field === null ? "out" : column.certainty}>
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
            { value: LEFT_OUT, label: t("imports.left_out") },
            ...fields.map((value) => ({ value, label: fieldWord(value) })),
          ]}
          value={column.field ?? LEFT_OUT}
          searchable
          allowDeselect={false}
          nothingFoundMessage={t("imports.no_field")}
          onChange={(value) =>
            value !== null && onChoose(value === LEFT_OUT ? null : (value as ImportField))
          }
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
  if (column.field === null) return <span className="muted">{t("imports.is_out")}</span>;
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
