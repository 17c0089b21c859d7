import { useEffect, useState } from "react";

import { Button, Modal } from "../components/index.ts";
import { onWishToClose } from "../lib/closing.ts";
import { useUnsaved } from "../lib/drafts.ts";
import { call } from "../lib/ipc.ts";
import { type Key, useWords } from "../lib/words.tsx";

/** What a draft is a draft of, by the first part of its key. */
const DRAFTS: Record<string, Key> = {
  "customers.create": "shell.new_customer",
  "tasks.add": "shell.new_task",
  imports: "imports.title",
  "backups.plan": "backups.plan",
};

/** Above whatever else is asked at that moment. */
const ABOVE = 300;

/** Asks once before the window closes, when something would be lost; staying is one press. */
export const Closing = () => {
  const { t, find } = useWords();
  const unsaved = useUnsaved();
  const [jobs, setJobs] = useState<(string | null)[]>([]);
  const [isAsking, setAsking] = useState(false);
  const hasUnsaved = unsaved.length > 0;

  useEffect(() => {
    call("office.set_unsaved", hasUnsaved).catch(() => {});
  }, [hasUnsaved]);

  useEffect(
    () =>
      onWishToClose(async () => {
        const running = await call("jobs.list", null).catch(() => []);
        if (!hasUnsaved && running.length === 0) {
          call("office.close", null).catch(() => {});
          return;
        }
        setJobs(running.map((it) => it.operation));
        setAsking(true);
      }),
    [hasUnsaved],
  );

  const stay = () => {
    setAsking(false);
    call("office.stay", null).catch(() => {});
  };
  const draft = (key: string) => {
    const known = Object.entries(DRAFTS).find(([prefix]) => key.startsWith(prefix));
    return known ? t("closing.draft", { what: t(known[1]) }) : t("closing.something");
  };
  const job = (operation: string | null) => {
    if (operation === null) return t("shell.job_of_someone");
    const word = find(`operations.${operation}`) ?? operation;
    return t("closing.job", { what: word });
  };
  const lines = [...new Set([...unsaved.map(draft), ...jobs.map(job)])];
  return (
    <Modal
      opened={isAsking}
      onClose={stay}
      title={t("closing.title")}
      centered
      size={440}
      zIndex={ABOVE}
    >
      <ul className="closing">
        {lines.map((it) => (
          <li key={it}>{it}</li>
        ))}
      </ul>
      {jobs.length > 0 && <p className="muted">{t("closing.job_hint")}</p>}
      <div className="dialog-foot">
        <Button variant="default" onClick={() => call("office.close", null).catch(() => {})}>
          {t("closing.close")}
        </Button>
        <Button onClick={stay} data-autofocus>
          {t("closing.stay")}
        </Button>
      </div>
    </Modal>
  );
};
