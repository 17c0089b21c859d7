// What part of the office a report is about: a period, a department.
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import type { OfferedScope, ReportScope } from "../../bindings/commands.ts";
import { DayInput, Select } from "../../components/index.ts";
import { BETWEEN, periodWord } from "../../lib/periods.ts";
import { useWords } from "../../lib/words.tsx";
import { departmentsQuery } from "./api.ts";

type ScopeBarProps = {
  offered: OfferedScope;
  scope: ReportScope;
  onScope: (scope: ReportScope) => void;
};

/** Everything is what is chosen first. */
const ALL = "";

export const ScopeBar = ({ offered, scope, onScope }: ScopeBarProps) => {
  const { t, find, language } = useWords();
  const departments = useQuery(departmentsQuery()).data ?? [];
  const { period, department } = scope;
  // Days of one's own may be wanted before one of them is there.
  const [wantsOwn, setOwn] = useState(false);
  const isOwn = wantsOwn || (period?.includes(BETWEEN) ?? false);
  const about = find(`customers.fields.${offered.field}`) ?? offered.field;
  const named = isOwn || !period || offered.periods.includes(period) ? [] : [period];
  const periods = [
    { value: ALL, label: t("reports.any_time") },
    ...[...offered.periods, ...named].map((value) => ({
      value,
      label: periodWord(value, { t, find, language }),
    })),
    { value: BETWEEN, label: t("customers.filter_days") },
  ];
  const choosePeriod = (chosen: string | null) => {
    setOwn(chosen === BETWEEN);
    if (chosen !== BETWEEN) onScope({ ...scope, period: chosen || null });
  };
  const names = [...new Set(departments.map((it) => it.name))];
  const known = department && !names.includes(department) ? [...names, department] : names;
  return (
    <div className="report-scope" role="group" aria-label={t("reports.scope_of")}>
      <span>
        <span className="muted" aria-hidden>
          {about}
        </span>
        <Select
          aria-label={about}
          size="xs"
          data={periods}
          value={isOwn ? BETWEEN : (period ?? ALL)}
          onChange={choosePeriod}
          allowDeselect={false}
        />
      </span>
      {isOwn && (
        <OwnDays
          period={period}
          onPeriod={(next) => {
            // Emptied, they stay to be filled in.
            setOwn(true);
            onScope({ ...scope, period: next });
          }}
        />
      )}
      {known.length > 0 && (
        <span>
          <span className="muted" aria-hidden>
            {t("customers.fields.department")}
          </span>
          <Select
            aria-label={t("customers.fields.department")}
            size="xs"
            data={[
              { value: ALL, label: t("reports.any_department") },
              ...known.map((value) => ({ value, label: value })),
            ]}
            value={department ?? ALL}
            onChange={(chosen) => onScope({ ...scope, department: chosen || null })}
            allowDeselect={false}
            searchable
          />
        </span>
      )}
    </div>
  );
};

type OwnDaysProps = { period: string | null; onPeriod: (period: string | null) => void };

/** From one day to another; either may be open. A day that is still typed asks for nothing. */
const OwnDays = ({ period, onPeriod }: OwnDaysProps) => {
  const { t } = useWords();
  const [from = "", to = ""] = period?.includes(BETWEEN) ? period.split(BETWEEN) : [];
  const [backwards, setBackwards] = useState<{ from: string; to: string } | null>(null);
  const days = backwards ?? { from, to };
  const settle = (next: typeof days) => {
    const isBackwards = next.from !== "" && next.to !== "" && next.from > next.to;
    setBackwards(isBackwards ? next : null);
    if (isBackwards) return;
    onPeriod(next.from || next.to ? `${next.from}${BETWEEN}${next.to}` : null);
  };
  const field = (name: "from" | "to") => (
    <DayInput
      aria-label={t(`customers.filter_${name}`)}
      value={days[name]}
      error={name === "to" && backwards !== null}
      onChange={(date) => settle({ ...days, [name]: date })}
    />
  );
  return (
    <>
      {field("from")}
      <span className="day-dash">–</span>
      {field("to")}
    </>
  );
};
