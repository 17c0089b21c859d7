import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleX,
  IconDownload,
  IconRefresh,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import type { CheckState, ShownCheck, ShownStart } from "../../bindings/commands.ts";
import { Button, Failed, Skeletons } from "../../components/index.ts";
import { moment } from "../../lib/dates.ts";
import { useDesk } from "../../lib/me.ts";
import { useSaid } from "../../lib/said.ts";
import { useWords } from "../../lib/words.tsx";
import { checksQuery, startsQuery, useExportStartLog } from "./api.ts";

const ICONS: Record<CheckState, ReactNode> = {
  pass: <IconCircleCheck size={18} color="var(--ok)" />,
  warn: <IconAlertTriangle size={18} color="var(--warn)" />,
  fail: <IconCircleX size={18} color="var(--danger)" />,
};

const worstOf = (checks: ShownCheck[]): CheckState => {
  const states = checks.map((it) => it.state);
  if (states.includes("fail")) return "fail";
  return states.includes("warn") ? "warn" : "pass";
};

type ChecksProps = {
  /** What can be done about a check, by its name. */
  remedy: (name: string) => ReactNode;
};

/** Whether all is well with this computer and this folder, and how earlier starts went. */
export const Checks = ({ remedy }: ChecksProps) => {
  const { t } = useWords();
  const checks = useQuery({ ...checksQuery(), staleTime: 0 });
  return (
    <>
      <div className="section-head">
        <h2 className="section-title">{t("checks.title")}</h2>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconRefresh size={15} />}
          loading={checks.isFetching}
          onClick={() => checks.refetch()}
        >
          {t("self_check.again")}
        </Button>
      </div>
      {checks.isPending && <Skeletons label={t("actions.loading")} lines={8} />}
      {checks.isError && <Failed query={checks} />}
      {checks.data && (
        <>
          <ul className="checks">
            {checks.data.map((it) => (
              <li key={it.name}>
                {ICONS[it.state]}
                <b>{it.title}</b>
                <span className={`check-state ${it.state}`}>{t(`checks.states.${it.state}`)}</span>
                <span className="check-said">
                  {it.sentence}
                  {it.state !== "pass" && remedy(it.name)}
                </span>
              </li>
            ))}
          </ul>
          <p className="check-summary" role="status">
            {t(`checks.summary.${worstOf(checks.data)}`)}
          </p>
        </>
      )}
      <Starts />
    </>
  );
};

const Starts = () => {
  const { t } = useWords();
  const said = useSaid();
  const starts = useQuery({ ...startsQuery(), staleTime: 0 });
  const write = useExportStartLog();
  const handleExport = () =>
    write.mutate(null, {
      onSuccess: (paper) =>
        paper && said.wrote(t("self_check.exported", { file: paper.place }), paper),
      onError: said.failed,
    });
  return (
    <section>
      <div className="section-head">
        <h2 className="section-title">{t("checks.log")}</h2>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDownload size={15} />}
          loading={write.isPending}
          onClick={handleExport}
        >
          {t("log.export")}
        </Button>
      </div>
      <p className="muted form-hint">{t("self_check.log_hint")}</p>
      {starts.isError && <Failed query={starts} />}
      {starts.data?.length === 0 && <p className="muted">{t("self_check.no_starts")}</p>}
      {starts.data && starts.data.length > 0 && (
        <table className="table accounts starts">
          <thead>
            <tr>
              <th scope="col">{t("self_check.at")}</th>
              <th scope="col">{t("self_check.version")}</th>
              <th scope="col">{t("self_check.took")}</th>
              <th scope="col">{t("checks.title")}</th>
            </tr>
          </thead>
          <tbody>
            {starts.data.map((it) => (
              <StartRow key={it.start.at} shown={it} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
};

const StartRow = ({ shown }: { shown: ShownStart }) => {
  const { t, language } = useWords();
  const { me } = useDesk();
  const { start, titles } = shown;
  return (
    <tr>
      <td className="num">{moment(start.at, me.settings.time_zone, language)}</td>
      <td className="num">{start.version}</td>
      <td className="num">{t("self_check.ms", { ms: start.ms })}</td>
      <td>
        <span className="start-state">
          {ICONS[start.worst]}
          {t(`checks.states.${start.worst}`)}
          {titles.length > 0 && (
            <span className="muted">{titles.join(t("formats.list_separator"))}</span>
          )}
          {start.faults > 0 && (
            <span className="late">{t("self_check.faults", { count: start.faults })}</span>
          )}
        </span>
      </td>
    </tr>
  );
};
