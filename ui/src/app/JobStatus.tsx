import { IconX } from "@tabler/icons-react";
import { useIsMutating, useQuery } from "@tanstack/react-query";

import { commandQuery, useAction } from "../lib/query.ts";
import { type Key, useWords } from "../lib/words.tsx";

const BEAT_MS = 400;

/** The jobs that are running, with how far they are and a way to stop them. */
export const JobStatus = () => {
  const { t, find } = useWords();
  const isBusy = useIsMutating() > 0;
  const cancel = useAction("jobs.cancel");
  const jobs = useQuery({
    ...commandQuery("jobs.list", null),
    staleTime: 0,
    refetchInterval: (query) => (isBusy || query.state.data?.length ? BEAT_MS : false),
  });
  const running = jobs.data ?? [];
  return (
    <>
      {running.map(({ id, operation, progress }) => {
        const word = find(`operations.${operation}`)
          ? t(`operations.${operation}` as Key)
          : operation;
        const share = progress.total ? Math.floor((progress.done / progress.total) * 100) : null;
        return (
          <span key={id} className="said" role="status">
            {word}
            {share !== null && (
              <>
                <span
                  className="progress"
                  role="progressbar"
                  aria-label={word}
                  aria-valuenow={share}
                  style={{ width: 84 }}
                >
                  <i style={{ width: `${share}%` }} />
                </span>
                <b className="num">{share}%</b>
              </>
            )}
            <button
              type="button"
              className="foot-button"
              aria-label={t("shell.job_cancel", { job: word })}
              onClick={() => cancel.mutate(id)}
            >
              <IconX size={13} />
            </button>
          </span>
        );
      })}
    </>
  );
};
