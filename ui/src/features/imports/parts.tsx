// What the steps share.
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";

import type { Counted, Failure, Job, ReportId } from "../../bindings/commands.ts";
import { Button, Notice } from "../../components/index.ts";
import { useWords } from "../../lib/words.tsx";
import { jobsQuery, useCancelJob } from "./api.ts";

/** The way back and the way on, always in sight. */
export const Way = ({ onBack, children }: { onBack?: () => void; children?: ReactNode }) => {
  const { t } = useWords();
  return (
    <div className="import-way">
      {onBack && (
        <Button variant="subtle" color="gray" onClick={onBack}>
          {t("actions.back")}
        </Button>
      )}
      <span className="space" />
      {children}
    </div>
  );
};

export const Said = ({ failure, action }: { failure: Failure; action?: ReactNode }) => {
  const { t } = useWords();
  return <Notice action={action}>{failure.sentence || t("actions.unexpected")}</Notice>;
};

const BEAT_MS = 300;

type ProgressProps = { title: string; of: Job };

/** How far a job of the import is, with a way to stop it: another may be running beside it. */
export const Progress = ({ title, of }: ProgressProps) => {
  const { t } = useWords();
  const cancel = useCancelJob();
  const jobs = useQuery({ ...jobsQuery(), staleTime: 0, refetchInterval: BEAT_MS });
  const job = jobs.data?.find((it) => it.operation === of);
  const { done, total } = job?.progress ?? { done: 0, total: null };
  const share = total ? Math.floor((done / total) * 100) : null;
  return (
    <div className="import-progress" role="status">
      <b>{title}</b>
      <span
        className="progress"
        role="progressbar"
        aria-label={title}
        aria-valuenow={share ?? undefined}
        aria-valuetext={share === null ? t("imports.reading") : undefined}
      >
        <i style={{ width: `${share ?? 0}%` }} />
      </span>
      <span className="muted num">
        {total ? t("imports.progress", { done, rows: total }) : t("imports.read", { count: done })}
      </span>
      {job && (
        <Button
          variant="default"
          disabled={cancel.isPending || cancel.isSuccess}
          onClick={() => cancel.mutate(job.id)}
        >
          {t("imports.stop")}
        </Button>
      )}
    </div>
  );
};

/** A file that most desks have is read by then. */
const SOON_MS = 500;

/** While a file is read: one that takes its time says how far it is, and can be stopped. */
export const Reading = ({ title, of, children }: ProgressProps & { children?: ReactNode }) => {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SOON_MS);
    return () => clearTimeout(timer);
  }, []);
  return isSlow ? <Progress title={title} of={of} /> : children;
};

type CountsProps = { counts: readonly { title: string; count: number; tone?: "warn" | "good" }[] };

/** How many rows are of further people of a company: not in every sheet are there any. */
export const contactsOf = ({ contacts }: Counted, title: string) =>
  contacts > 0 ? [{ title, count: contacts, tone: "good" as const }] : [];

export const Counts = ({ counts }: CountsProps) => {
  const { language } = useWords();
  return (
    <dl className="import-counts">
      {counts.map(({ title, count, tone }) => (
        <div key={title} className={count > 0 ? tone : undefined}>
          <dt>{title}</dt>
          <dd className="num">{count.toLocaleString(language)}</dd>
        </div>
      ))}
    </dl>
  );
};

/** So many of a long list are asked for at once. */
export const PAGE = 50;

export type ListProps = { report: ReportId; count: number };

/** A long list, fifty at a time. */
export const usePages = (count: number) => {
  const [shown, setShown] = useState(1);
  const pages = Array.from({ length: shown }, (_, page) => page * PAGE);
  const left = count - shown * PAGE;
  return { pages, left, more: () => setShown(shown + 1) };
};

export const More = ({ left, onMore }: { left: number; onMore: () => void }) => {
  const { t } = useWords();
  if (left <= 0) return null;
  return (
    <button type="button" className="link more" onClick={onMore}>
      {t("imports.more", { count: Math.min(left, PAGE), left })}
    </button>
  );
};
