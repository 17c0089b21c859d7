import { type FormEvent, useState } from "react";

import type { ShownVerdict } from "../../bindings/commands.ts";
import { Button, Notice, TextInput } from "../../components/index.ts";
import { useMay } from "../../lib/me.ts";
import { useSaid } from "../../lib/said.ts";
import { useWords } from "../../lib/words.tsx";
import { useAcceptLog } from "./api.ts";

type VerdictProps = { verdict: ShownVerdict; onSettled: () => void; onClose: () => void };

/** What a check of the log found, and what to do when it is not whole. */
export const Verdict = ({ verdict, onSettled, onClose }: VerdictProps) => {
  const { t } = useWords();
  const may = useMay();
  const mayAccept = verdict.can_be_accepted && may("settings.write");
  const close = (
    <button type="button" className="link" onClick={onClose}>
      {t("actions.close")}
    </button>
  );
  return (
    <div className="verdict">
      <Notice tone={verdict.is_whole ? "calm" : "error"} action={close}>
        {verdict.sentences.map((it) => (
          <div key={it}>{it}</div>
        ))}
        {verdict.seq !== null && <div>{t("log.keep_evidence")}</div>}
      </Notice>
      {mayAccept && <Accept onSettled={onSettled} />}
    </div>
  );
};

/** The cause is known: it goes into the log, and the log as it is now counts from here on. */
const Accept = ({ onSettled }: { onSettled: () => void }) => {
  const { t } = useWords();
  const said = useSaid();
  const accept = useAcceptLog();
  const [reason, setReason] = useState("");
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    accept.mutate(
      { reason },
      {
        onSuccess: () => {
          said.done(t("journal.accepted"), { seq: null });
          onSettled();
        },
      },
    );
  };
  return (
    <form className="accept" onSubmit={handleSubmit}>
      <TextInput
        label={t("log.accept_reason")}
        description={t("log.accept_hint")}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={accept.error?.sentence}
        required
      />
      <Button type="submit" size="xs" loading={accept.isPending}>
        {t("log.accept")}
      </Button>
    </form>
  );
};
