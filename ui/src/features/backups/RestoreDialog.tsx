import { useQuery } from "@tanstack/react-query";

import type { BackupShown } from "../../bindings/commands.ts";
import { Button, Failed, Modal, Notice, Skeletons } from "../../components/index.ts";
import { moment } from "../../lib/dates.ts";
import { JobProgress } from "../../lib/JobProgress.tsx";
import { useDesk } from "../../lib/me.ts";
import { useWords } from "../../lib/words.tsx";
import { previewQuery } from "./api.ts";

type RestoreDialogProps = {
  backup: BackupShown;
  isRunning: boolean;
  onRestore: () => void;
  onClose: () => void;
};

/** What a restore takes away, before it does. */
export const RestoreDialog = ({ backup, isRunning, onRestore, onClose }: RestoreDialogProps) => {
  const { t, language } = useWords();
  const { me } = useDesk();
  const preview = useQuery(previewQuery(backup.file.id));
  return (
    <Modal
      opened
      // What has begun is stopped by its own button, or comes to its end.
      onClose={isRunning ? () => {} : onClose}
      withCloseButton={!isRunning}
      title={t("backups.restore_title")}
      centered
      size={520}
    >
      {preview.isPending && <Skeletons label={t("actions.loading")} lines={4} />}
      {preview.isError && <Failed query={preview} />}
      {preview.isSuccess && (
        <div className="restore">
          <p>
            {t("backups.restore_what", {
              at: moment(preview.data.made_at, me.settings.time_zone, language),
              count: preview.data.customers,
              now: preview.data.customers_now,
            })}
          </p>
          <Lost {...preview.data.lost} />
          <p className="muted">{t("backups.restore_keeps")}</p>
        </div>
      )}
      {isRunning ? (
        <JobProgress operation="backups.restore" word={t("restore.running")} />
      ) : (
        <div className="dialog-foot">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t("backups.leave")}
          </Button>
          <Button disabled={!preview.isSuccess} onClick={onRestore}>
            {t("backups.restore")}
          </Button>
        </div>
      )}
    </Modal>
  );
};

const Lost = ({ created, changed, tasks }: { created: number; changed: number; tasks: number }) => {
  const { t } = useWords();
  if (created + changed + tasks === 0) {
    return <Notice tone="calm">{t("backups.nothing_lost")}</Notice>;
  }
  const lines = [
    created > 0 && t("backups.lost_created", { count: created }),
    changed > 0 && t("backups.lost_changed", { count: changed }),
    tasks > 0 && t("backups.lost_tasks", { count: tasks }),
  ].filter((it) => it !== false);
  return (
    <Notice tone="warn">
      <b>{t("backups.lost")}</b>
      <ul>
        {lines.map((it) => (
          <li key={it}>{it}</li>
        ))}
      </ul>
    </Notice>
  );
};
