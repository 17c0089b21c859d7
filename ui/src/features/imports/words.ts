// How what an import speaks of is called.
import type { SeenSheet } from "../../bindings/commands.ts";
import { useWords } from "../../lib/words.tsx";

const PLACES = ["customers.fields", "customers.columns", "contacts.fields", "imports.fields"];

export const useFieldWord = () => {
  const { find } = useWords();
  return (field: string) =>
    PLACES.map((it) => find(`${it}.${field}`)).find((it) => it !== undefined) ?? field;
};

/** Sheets by their names, each with how much it holds. */
export const useSheets = (sheets: readonly SeenSheet[]) => {
  const { t } = useWords();
  const said = ({ name, rows }: SeenSheet) =>
    t("imports.sheet_rows", { sheet: name, rows: t("imports.rows_found", { count: rows }) });
  return sheets.map(said).join(t("formats.list_separator"));
};

const KB = 1024;

export const fileSize = (bytes: number, language: string) => {
  const [size, unit] = bytes < KB * KB ? [bytes / KB, "KB"] : [bytes / (KB * KB), "MB"];
  const digits = unit === "MB" && size < 10 ? 1 : 0;
  const shown = Math.max(size, digits ? 0 : 1);
  return `${shown.toLocaleString(language, { maximumFractionDigits: digits })} ${unit}`;
};
