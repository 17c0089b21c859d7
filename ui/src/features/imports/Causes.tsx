// Why most rows do not come in, where one column is the reason, and what can be done about it.
import type { Counted, ImportCause, ImportField } from "../../bindings/commands.ts";
import { Notice } from "../../components/index.ts";
import { useDesk } from "../../lib/me.ts";
import { useWords } from "../../lib/words.tsx";
import { useLook } from "./api.ts";
import { useCountryName } from "./countries.ts";
import { chooseField, lookedAt, type Wizardry } from "./wizard.ts";

type Props = { wizardry: Wizardry; counted: Counted };

/** Most rows have a fault in one column; telephone numbers that are right elsewhere are told apart. */
export const Causes = ({ wizardry, counted }: Props) => {
  const { t } = useWords();
  const { me } = useDesk();
  const countryName = useCountryName();
  const isMost = (count: number) => count * 2 > counted.rows;
  const main = counted.causes.find((it) => isMost(it.rows) || isMost(it.cells));
  if (!main || main.column === null) return null;
  if (main.field === "phone") {
    if (counted.phones_elsewhere) return null;
    const country = countryName(me.settings.country);
    return <Notice tone="warn">{t("imports.most_fail", { country })}</Notice>;
  }
  return <Column wizardry={wizardry} cause={main} column={main.column} />;
};

type ColumnProps = { wizardry: Wizardry; cause: ImportCause; column: string };

const Column = ({ wizardry, cause, column }: ColumnProps) => {
  const { t } = useWords();
  const { pick, options } = wizardry.wizard;
  const look = useLook(pick?.id ?? null, lookedAt(options)).data;
  const [meant, ...others] = look?.columns.filter((it) => it.heading === column) ?? [];
  const choose = (field: ImportField | null) => {
    if (look && meant) wizardry.change({ options: chooseField(options, look, meant, field) });
  };
  // Of two columns with one heading nobody knows which is meant.
  const action = cause.may_be_left && meant && others.length === 0 && (
    <>
      {cause.may_be_noted && (
        <button type="button" className="link" onClick={() => choose("notes")}>
          {t("imports.column_to_notes")}
        </button>
      )}
      <button type="button" className="link" onClick={() => choose(null)}>
        {t("imports.column_out")}
      </button>
    </>
  );
  return (
    <Notice tone="warn" action={action || undefined}>
      {cause.rows > cause.cells
        ? t("imports.column_fails", { count: cause.rows, column })
        : t("imports.column_unclear", { count: cause.cells, column })}
    </Notice>
  );
};
