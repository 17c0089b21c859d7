import {
  IconCalendarDue,
  IconChartBar,
  IconTrendingUp,
  type TablerIcon,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";

import { Failed, Skeletons } from "../../components/index.ts";
import { useWords } from "../../lib/words.tsx";
import { reportsQuery } from "./api.ts";

const ICONS: Record<string, TablerIcon> = {
  overview: IconChartBar,
  new_customers: IconTrendingUp,
  follow_ups: IconCalendarDue,
};

/** What reports there are, each with what it tells. */
export const ReportsPage = ({ onOpen }: { onOpen: (name: string) => void }) => {
  const { t } = useWords();
  const reports = useQuery(reportsQuery());
  return (
    <>
      <div className="page-title">
        <h1>{t("reports.title")}</h1>
      </div>
      <div className="page-body">
        {reports.isPending && <Skeletons label={t("actions.loading")} />}
        {reports.isError && <Failed query={reports} />}
        <div className="report-gallery">
          {reports.data?.map(({ name, title, description }) => {
            const Icon = ICONS[name] ?? IconChartBar;
            return (
              <button key={name} type="button" className="report-tile" onClick={() => onOpen(name)}>
                <Icon size={26} stroke={1.5} />
                <span>
                  <b>{title}</b>
                  <span className="muted">{description}</span>
                </span>
              </button>
            );
          })}
        </div>
      </div>
    </>
  );
};
