// Cells that could not be understood, of rows that come in all the same.
import { useQuery } from "@tanstack/react-query";

import type { ReportId } from "../../bindings/commands.ts";
import { Skeletons } from "../../components/index.ts";
import { useWords } from "../../lib/words.tsx";
import { unclearQuery } from "./api.ts";
import { type ListProps, More, PAGE, Said, usePages } from "./parts.tsx";

/** What stands for a number that is better not shown. */
const HIDDEN = "****";

type CellsProps = ListProps & { all: number };

/** Those of a column that say the same are one line: `count` lines for `all` of them. */
export const Cells = ({ report, count, all }: CellsProps) => {
  const { t } = useWords();
  const { pages, left, more } = usePages(count);
  return (
    <section>
      <h2 className="section-title">{t("imports.cells_title", { count: all })}</h2>
      <table className="table import-table cells">
        <thead>
          <tr>
            <th scope="col">{t("imports.row")}</th>
            <th scope="col">{t("imports.column")}</th>
            <th scope="col">{t("imports.written")}</th>
            <th scope="col">{t("imports.why")}</th>
            <th scope="col">{t("imports.became")}</th>
          </tr>
        </thead>
        <tbody>
          {pages.map((from) => (
            <CellPage key={`${report}-${from}`} report={report} from={from} />
          ))}
        </tbody>
      </table>
      <More left={left} onMore={more} />
    </section>
  );
};

const Rows = ({ rows, count }: { rows: number[]; count: number }) => {
  const { t } = useWords();
  const named = rows.join(t("formats.list_separator"));
  const more = count - rows.length;
  return more > 0 ? t("imports.rows_more", { rows: named, more }) : named;
};

const CellPage = ({ report, from }: { report: ReportId; from: number }) => {
  const { t } = useWords();
  const cells = useQuery(unclearQuery({ report, from, limit: PAGE }));
  if (!cells.data) {
    return (
      <tr>
        <td colSpan={5}>
          {cells.isError ? (
            <Said failure={cells.error} />
          ) : (
            <Skeletons label={t("actions.loading")} lines={3} />
          )}
        </td>
      </tr>
    );
  }
  return cells.data.map((it, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a row may have several such cells
    <tr key={`${it.rows[0]}-${index}`}>
      <td className="num">
        <Rows rows={it.rows} count={it.count} />
      </td>
      <td>{it.column}</td>
      <td className="written">{it.written ?? <span className="muted">{HIDDEN}</span>}</td>
      <td>{it.reason}</td>
      <td>{it.became}</td>
    </tr>
  ));
};
