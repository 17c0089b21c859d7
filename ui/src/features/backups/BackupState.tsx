import { IconCloudCheck, IconCloudOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";

import { useMay } from "../../lib/me.ts";
import { useSaid } from "../../lib/said.ts";
import { useWords } from "../../lib/words.tsx";
import { standingQuery, useCreateBackup } from "./api.ts";
import { useSayMoment } from "./moments.ts";

const BEAT_MS = 10_000;

/** The time of the last good backup; when it should be newer, a word about it and the way to one. */
export const BackupState = ({ onOpen }: { onOpen: () => void }) => {
  const { t } = useWords();
  const may = useMay();
  const said = useSaid();
  const say = useSayMoment();
  const create = useCreateBackup();
  const standing = useQuery({ ...standingQuery(), refetchInterval: BEAT_MS });
  if (!standing.data) return null;
  const { last_at, is_late } = standing.data.standing;
  const isLate = is_late || standing.data.failure !== null;
  const mayMake = may("backups.create");
  const text =
    last_at === null ? t("backups.none_yet") : t("backups.last_at", { at: say(last_at) });
  const handleNow = () =>
    create
      .mutateAsync(null)
      .then((made) => said.wrote(t("backups.was_made", { name: made.name }), made.paper))
      .catch((error) => {
        // Where backups go is not said yet, or not there: that is mended on the page.
        if (error.code === "no_folder") onOpen();
        else if (error.code === "cancelled") said.done(t("backups.stopped"), { seq: null });
        else said.failed(error);
      });
  return (
    <span className={isLate ? "said backup-state late" : "said backup-state"}>
      {isLate ? <IconCloudOff size={15} /> : <IconCloudCheck size={15} color="var(--ok)" />}
      {mayMake ? (
        <button type="button" className="plain" onClick={onOpen}>
          {text}
        </button>
      ) : (
        text
      )}
      {isLate && mayMake && !create.isPending && (
        <button type="button" className="link" onClick={handleNow}>
          {t("backups.now")}
        </button>
      )}
    </span>
  );
};
