import { IconX } from "@tabler/icons-react";
import { type Query, useIsMutating, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";

import { useMay } from "../lib/me.ts";
import { commandQuery, useAction } from "../lib/query.ts";
import { useWords } from "../lib/words.tsx";

const BEAT_MS = 400;
/** What the program does by itself begins without a word from this page. */
const CALM_MS = 3_000;

const isOfBackups = ({ queryKey }: Query) => String(queryKey[0]).startsWith("backups.");

/** The jobs that are running, with how far they are and a way to stop them. */
export const JobStatus = () => {
  const { t, find } = useWords();
  const isBusy = useIsMutating() > 0;
  const cancel = useAction("jobs.cancel");
  const may = useMay();
  const jobs = useQuery({
    ...commandQuery("jobs.list", null),
    staleTime: 0,
    refetchInterval: (query) => (isBusy || query.state.data?.length ? BEAT_MS : CALM_MS),
  });
  const running = jobs.data ?? [];
  const client = useQueryClient();
  const count = running.length;
  const before = useRef(count);
  useEffect(() => {
    // What the program made by itself is known to no action of this page.
    if (before.current > count) client.invalidateQueries({ predicate: isOfBackups });
    before.current = count;
  }, [count, client]);
  return (
    <>
      {running.map(({ id, operation, progress, is_planned }) => {
        const word =
          operation === null
            ? t("shell.job_of_someone")
            : (find(`operations.${operation}`) ?? operation);
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
            {operation !== null && (!is_planned || may("backups.create")) && (
              <button
                type="button"
                className="foot-button"
                aria-label={t("shell.job_cancel", { job: word })}
                onClick={() => cancel.mutate(id)}
              >
                <IconX size={13} />
              </button>
            )}
          </span>
        );
      })}
    </>
  );
};
