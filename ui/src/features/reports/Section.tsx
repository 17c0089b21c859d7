import { useState } from "react";

import type { ColumnKind, Lead, RowShown, SectionShown } from "../../bindings/commands.ts";
import { Chart } from "../../components/index.ts";
import { useWords } from "../../lib/words.tsx";

type SectionProps = { section: SectionShown; onLead: (lead: Lead) => void };

/** Rows shown at first: beside a chart a few say it, a list is there to be read. */
const FEW = { drawn: 12, list: 60 };
/** Up to so many letters a text stays on one line. */
const SHORT = 16;

/** The figures that stand above all others. */
export const Sums = ({ section, onLead }: SectionProps) => {
  const { t } = useWords();
  return (
    <div className="report-sums">
      {section.rows.map(({ cells: [name = "", value], lead }) => (
        <button
          key={name}
          type="button"
          className="report-sum"
          aria-label={`${name} ${value}. ${t("reports.show_list", { name })}`}
          onClick={() => lead && onLead(lead)}
        >
          <span className="muted">{name}</span>
          <b className="num">{value}</b>
        </button>
      ))}
    </div>
  );
};

/** One part of a report: what it comes to, drawn, and the same figures as a table. */
export const Section = ({ section, onLead }: SectionProps) => {
  const { t } = useWords();
  const [isTable, setTable] = useState(false);
  const { chart, title, finding, rows } = section;
  const hasDrawing = chart !== null && chart.figures.length > 0;
  const said = finding ?? (rows.length === 0 ? t("reports.none") : null);
  return (
    <section className={`report-section ${chart ? "" : "wide"}`} aria-label={title}>
      <header>
        <div>
          {said && <div className="muted">{title}</div>}
          <h2>{said ?? title}</h2>
        </div>
        {hasDrawing && (
          <div className="segments" role="group" aria-label={t("reports.view", { title })}>
            <button type="button" aria-pressed={!isTable} onClick={() => setTable(false)}>
              {t("reports.chart")}
            </button>
            <button type="button" aria-pressed={isTable} onClick={() => setTable(true)}>
              {t("reports.table")}
            </button>
          </div>
        )}
      </header>
      {hasDrawing && !isTable ? (
        <Chart
          kind={chart.kind}
          label={`${title}: ${finding ?? ""}`}
          counted={chart.counted}
          figures={chart.figures.map(({ name, value, lead }) => ({
            name,
            value,
            leads: lead !== null,
          }))}
          onPick={(index) => {
            const lead = chart.figures[index]?.lead;
            if (lead) onLead(lead);
          }}
        />
      ) : (
        rows.length > 0 && <Rows section={section} onLead={onLead} />
      )}
    </section>
  );
};

const isNumber = (kind: ColumnKind) => ["sum", "whole", "decimal"].includes(kind);

const Rows = ({ section, onLead }: SectionProps) => {
  const { t } = useWords();
  const [isWhole, setWhole] = useState(false);
  const { columns, rows, title } = section;
  const few = section.chart ? FEW.drawn : FEW.list;
  const some = isWhole ? rows : rows.slice(0, few);
  // What the title says already is not said again in every row.
  const told = columns.map((_, at) => rows.every((row) => row.cells[at] === title));
  const classOf = (at: number, text = "") => {
    if (isNumber(columns[at]?.kind ?? "text")) return "right";
    return text.length <= SHORT ? "short" : "";
  };
  return (
    <div className="report-rows">
      <table className="table">
        <thead>
          <tr>
            {columns.map(
              (it, at) =>
                !told[at] && (
                  <th key={it.heading} scope="col" className={classOf(at)}>
                    {it.heading}
                  </th>
                ),
            )}
          </tr>
        </thead>
        <tbody>
          {some.map((row, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a report have only their place
            <tr key={line}>
              {columns.map(
                (it, at) =>
                  !told[at] && (
                    <td key={it.heading} className={classOf(at, row.cells[at])}>
                      <CellOf section={section} row={row} at={at} onLead={onLead} />
                    </td>
                  ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {some.length < rows.length && (
        <button type="button" className="tool-button strong" onClick={() => setWhole(true)}>
          {t("reports.all_rows", { count: rows.length })}
        </button>
      )}
    </div>
  );
};

const CellOf = ({ section, row, at, onLead }: SectionProps & { row: RowShown; at: number }) => {
  const { lead } = row;
  const text = row.cells[at];
  if (!lead || !text || at !== section.lead_column) return text;
  return (
    <button type="button" className="plain report-lead" onClick={() => onLead(lead)}>
      {text}
    </button>
  );
};
