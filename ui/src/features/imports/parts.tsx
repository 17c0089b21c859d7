// What the steps share.
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import type { Failure } from "../../bindings/commands.ts";
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

/** How far the import is that is running, with a way to stop it. */
export const Progress = ({ title }: { title: string }) => {
  const { t } = useWords();
  const cancel = useCancelJob();
  const jobs = useQuery({ ...jobsQuery(), staleTime: 0, refetchInterval: BEAT_MS });
  const job = jobs.data?.find((it) => it.operation.startsWith("imports."));
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

type CountsProps = { counts: readonly { title: string; count: number; tone?: "warn" | "good" }[] };

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
