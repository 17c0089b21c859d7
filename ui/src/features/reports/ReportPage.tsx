import {
  IconChartBar,
  IconChevronDown,
  IconChevronRight,
  IconFileDownload,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";

import type {
  Filter,
  Format,
  Lead,
  Report,
  ReportScope,
  ReportShown,
} from "../../bindings/commands.ts";
import { Button, Empty, Failed, Menu, Skeletons } from "../../components/index.ts";
import { useSaid } from "../../lib/said.ts";
import { useWords } from "../../lib/words.tsx";
import { reportQuery, usePlaceReport, useRunReport } from "./api.ts";
import { ScopeBar } from "./ScopeBar.tsx";
import { Section, Sums } from "./Section.tsx";

type ReportPageProps = {
  report: Report;
  scope: ReportScope;
  onScope: (scope: ReportScope) => void;
  onReports: () => void;
  /** Shows the customers behind a figure. */
  onList: (filters: Filter[]) => void;
  onCustomer: (id: number) => void;
};

const EVERYTHING: ReportScope = { period: null, department: null };

/** One report: its figures drawn and in tables, each leading to the customers behind it. */
export const ReportPage = (props: ReportPageProps) => {
  const { report, scope, onScope, onReports, onList, onCustomer } = props;
  const { t } = useWords();
  const shown = useQuery({
    ...reportQuery(report, scope),
    // What was chosen stays in sight while the figures change.
    placeholderData: (before) => before,
  });
  const isNarrow = scope.period !== null || scope.department !== null;
  // A sheet belongs to its customer: that is where one comes from, and goes back to.
  const subject = shown.data?.subject;
  const follow = (lead: Lead) => ("list" in lead ? onList(lead.list) : onCustomer(lead.customer));
  return (
    <>
      <div className="report-head">
        <div className="crumbs">
          {subject == null ? (
            <button type="button" className="link" onClick={onReports}>
              {t("reports.title")}
            </button>
          ) : (
            <button type="button" className="link ellipsis" onClick={() => onCustomer(subject)}>
              {shown.data?.title}
            </button>
          )}
          <IconChevronRight size={13} />
          <span className="ellipsis">
            {subject == null ? shown.data?.title : t("reports.sheet")}
          </span>
        </div>
        <div className="report-title">
          <h1 className="ellipsis">{shown.data?.title}</h1>
          {shown.data && <SaveMenu report={report} scope={scope} shown={shown.data} />}
        </div>
        <div className="muted num">{shown.data?.lines.join(" · ")}</div>
        {shown.data?.scoped && (
          <ScopeBar offered={shown.data.scoped} scope={scope} onScope={onScope} />
        )}
      </div>
      <section
        className="page-body"
        aria-label={shown.data?.title ?? t("reports.one")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a sheet has nothing else to go to
        tabIndex={0}
      >
        {shown.isPending && <Skeletons label={t("actions.loading")} lines={9} />}
        {shown.isError && <Failed query={shown} />}
        {shown.data && !shown.isError && (
          <Body
            shown={shown.data}
            onLead={follow}
            onStart={() => onList([])}
            onAll={isNarrow ? () => onScope(EVERYTHING) : null}
          />
        )}
      </section>
    </>
  );
};

type BodyProps = {
  shown: ReportShown;
  onLead: (lead: Lead) => void;
  onStart: () => void;
  /** Takes back what it was narrowed to; none where it is about everything. */
  onAll: (() => void) | null;
};

const Body = ({ shown, onLead, onStart, onAll }: BodyProps) => {
  const { t } = useWords();
  const sums = shown.sections.find((it) => it.key === "summary");
  const sections = shown.sections.filter((it) => it.key !== "summary");
  // A drawing of nothing says nothing; a list that is empty is good to know.
  const told = sections.filter((it) => it.chart === null || it.rows.length > 0);
  const isEmpty = sections.every((section) =>
    section.chart ? section.chart.figures.every((it) => it.value === 0) : section.rows.length === 0,
  );
  if (isEmpty && onAll) {
    return (
      <Empty icon={<IconChartBar size={44} stroke={1.4} />} text={t("reports.nothing")}>
        <Button variant="default" onClick={onAll}>
          {t("reports.show_all")}
        </Button>
      </Empty>
    );
  }
  if (isEmpty) {
    // There may be customers enough, and nobody is due.
    const text = t(shown.name === "follow_ups" ? "reports.none_due" : "reports.empty");
    return (
      <Empty icon={<IconChartBar size={44} stroke={1.4} />} text={text}>
        <Button variant="default" onClick={onStart}>
          {t("reports.empty_action")}
        </Button>
      </Empty>
    );
  }
  return (
    <>
      {sums && <Sums section={sums} onLead={onLead} />}
      <div className="report-sections">
        {told.map((it) => (
          <Section key={it.key} section={it} onLead={onLead} />
        ))}
      </div>
    </>
  );
};

type SaveMenuProps = { report: Report; scope: ReportScope; shown: ReportShown };

const SaveMenu = ({ report, scope, shown }: SaveMenuProps) => {
  const { t } = useWords();
  const said = useSaid();
  const place = usePlaceReport();
  const run = useRunReport();
  const save = async (format: Format) => {
    try {
      const to = await place.mutateAsync({ title: shown.title, format });
      if (to === null) return;
      const { sentence, paper } = await run.mutateAsync({ report, scope, to: to.id });
      said.wrote(sentence, paper);
    } catch (failure) {
      said.failed(failure);
    }
  };
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button
          variant="default"
          size="xs"
          loading={place.isPending || run.isPending}
          leftSection={<IconFileDownload size={16} />}
          rightSection={<IconChevronDown size={14} />}
        >
          {t("reports.save")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {shown.formats.map((it) => (
          <Menu.Item key={it} onClick={() => save(it)}>
            {t(`reports.save_${it}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
};
