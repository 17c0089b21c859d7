import { IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";

import type { Job } from "../bindings/commands.ts";
import { commandQuery, useAction } from "./query.ts";
import { useWords } from "./words.tsx";

const BEAT_MS = 300;

/** A job that runs while nobody is signed in. */
export const useJob = (operation: Job, isUnderway: boolean) => {
  const jobs = useQuery({
    ...commandQuery("jobs.list", null),
    enabled: isUnderway,
    staleTime: 0,
    refetchInterval: BEAT_MS,
  });
  return isUnderway ? jobs.data?.find((it) => it.operation === operation) : undefined;
};

type JobProgressProps = { operation: Job; word: string };

/** How far the job is for which somebody waits who is not signed in, and a way to stop it. */
export const JobProgress = ({ operation, word }: JobProgressProps) => {
  const { t } = useWords();
  const cancel = useAction("jobs.cancel");
  const job = useJob(operation, true);
  const share = job?.progress.total ? (job.progress.done / job.progress.total) * 100 : 0;
  return (
    <div className="said" role="status">
      {word}
      <span
        className="progress"
        role="progressbar"
        aria-label={word}
        aria-valuenow={Math.floor(share)}
        style={{ flex: 1 }}
      >
        <i style={{ width: `${share}%` }} />
      </span>
      {job && (
        <button
          type="button"
          className="foot-button"
          aria-label={t("shell.job_cancel", { job: word })}
          onClick={() => cancel.mutate(job.id)}
        >
          <IconX size={13} />
        </button>
      )}
    </div>
  );
};
