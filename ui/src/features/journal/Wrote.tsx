// What left the office, or was read back: the file, how many rows it has, and of an export which fields.
import type { Entry } from "../../bindings/commands.ts";
import { useFieldWord } from "../../lib/me.ts";
import { useWords } from "../../lib/words.tsx";

type Noted = {
  file?: unknown;
  rows?: unknown;
  fields?: unknown;
  selected?: unknown;
  filter?: unknown;
  searched?: unknown;
};

const notedIn = ({ note }: Entry): Noted => (note ?? {}) as Noted;

/** The file and its rows, in one line; nothing for what wrote none. */
export const useWroteLine = () => {
  const { t } = useWords();
  return (entry: Entry) => {
    const { file, rows } = notedIn(entry);
    const count = typeof rows === "number" ? t("log.rows", { count: rows }) : "";
    return typeof file === "string" ? [file, count].filter(Boolean).join(" · ") : "";
  };
};

export const Wrote = ({ entry }: { entry: Entry }) => {
  const { t } = useWords();
  const word = useFieldWord();
  const { file, rows, fields, selected, filter, searched } = notedIn(entry);
  if (typeof file !== "string") return null;
  const isNarrow = Boolean(filter) || searched === true;
  const chosen =
    typeof selected === "number" ? t("log.of_selected") : isNarrow ? t("log.of_found") : "";
  return (
    <dl className="entry-facts">
      <dt>{t("log.file")}</dt>
      <dd>{file}</dd>
      {typeof rows === "number" && (
        <>
          <dt>{t("log.written")}</dt>
          <dd className="num">
            {[t("log.rows", { count: rows }), chosen].filter(Boolean).join(" · ")}
          </dd>
        </>
      )}
      {Array.isArray(fields) && (
        <>
          <dt>{t("log.fields")}</dt>
          <dd>{fields.map((it) => word(String(it))).join(t("formats.list_separator"))}</dd>
        </>
      )}
    </dl>
  );
};
