// An office out of a backup: the file, what opens it, and the way to sign in.
import { IconArchive } from "@tabler/icons-react";
import { type FormEvent, type ReactNode, useState } from "react";

import type { OfficeRestored, PickedBackup } from "../../bindings/commands.ts";
import { Button, Logo, Notice, PasswordInput, SegmentedControl } from "../../components/index.ts";
import { dateOf, writtenDate } from "../../lib/dates.ts";
import { JobProgress } from "../../lib/JobProgress.tsx";
import { bytes } from "../../lib/sizes.ts";
import { useWords } from "../../lib/words.tsx";
import { usePickBackup, useRestoreOffice } from "./api.ts";
import { RecoverForm } from "./RecoverForm.tsx";
import { RecoveryKeyField } from "./RecoveryKeyField.tsx";

type RestoreOfficeProps = { onBack: () => void; onDone: () => void };

export const RestoreOffice = ({ onBack, onDone }: RestoreOfficeProps) => {
  const { t } = useWords();
  const [restored, setRestored] = useState<OfficeRestored | null>(null);
  const [key, setKey] = useState<string | null>(null);
  if (!restored) {
    const made = (made: OfficeRestored, recoveryKey: string | null) => {
      setRestored(made);
      setKey(recoveryKey);
    };
    return <Choose onBack={onBack} onRestored={made} />;
  }
  return (
    <Card title={t("restore.done")}>
      <p>{t("restore.done_what", { count: restored.customers, home: restored.home })}</p>
      {restored.disabled > 0 && (
        <Notice tone="warn">{t("backups.review_accounts", { count: restored.disabled })}</Notice>
      )}
      {key === null ? (
        <>
          <p>{t("restore.passwords", { at: dayOf(restored.made_at) })}</p>
          <Button fullWidth autoFocus onClick={onDone}>
            {t("restore.sign_in")}
          </Button>
        </>
      ) : (
        <>
          <p>{t("restore.new_password")}</p>
          <RecoverForm recoveryKey={key} onDone={onDone} />
          <button type="button" className="tool-button" onClick={onDone}>
            {t("restore.knows_password")}
          </button>
        </>
      )}
    </Card>
  );
};

/** The day where this computer is: nobody has said yet where the office is. */
const dayOf = (at: number) => {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return writtenDate(dateOf(at, timeZone), document.documentElement.lang);
};

type ChooseProps = {
  onBack: () => void;
  onRestored: (restored: OfficeRestored, recoveryKey: string | null) => void;
};

const Choose = ({ onBack, onRestored }: ChooseProps) => {
  const { t, language } = useWords();
  const pick = usePickBackup();
  const restore = useRestoreOffice();
  const [file, setFile] = useState<PickedBackup | null>(null);
  const [opensBy, setOpensBy] = useState<"password" | "recovery">("password");
  const [key, setKey] = useState("");
  const handlePick = () =>
    pick.mutate(null, {
      onSuccess: (picked) => {
        if (picked) setFile(picked);
        restore.reset();
      },
    });
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!file) return;
    restore.mutate(
      { file: file.file.id, opens_by: opensBy, key },
      { onSuccess: (made) => onRestored(made, opensBy === "recovery" ? key : null) },
    );
  };
  const failure = pick.error ?? restore.error;
  const isStopped = failure?.code === "cancelled";
  return (
    <Card title={t("restore.title")} hint={t("restore.hint")}>
      <form onSubmit={handleSubmit} style={{ display: "grid", gap: 16 }}>
        <button
          type="button"
          className="option-tile"
          aria-pressed={file !== null}
          onClick={handlePick}
        >
          <IconArchive size={22} />
          <b className="ellipsis">{file?.file.name ?? t("restore.choose")}</b>
          <span>
            {file
              ? `${new Date(file.made_at).toLocaleString(language, { dateStyle: "medium", timeStyle: "short" })} · ${bytes(file.file.bytes, language)}`
              : t("restore.choose_hint")}
          </span>
        </button>
        {file && (
          <>
            <div role="group" aria-label={t("restore.opens_by")}>
              <SegmentedControl
                fullWidth
                data={[
                  { value: "password", label: t("restore.by_password") },
                  { value: "recovery", label: t("restore.by_recovery") },
                ]}
                value={opensBy}
                onChange={(value) => {
                  setOpensBy(value as "password" | "recovery");
                  setKey("");
                  restore.reset();
                }}
              />
            </div>
            {opensBy === "password" ? (
              <PasswordInput
                label={t("accounts.fields.password")}
                description={t("restore.password_hint")}
                value={key}
                onChange={(event) => setKey(event.currentTarget.value)}
                required
                autoFocus
              />
            ) : (
              <RecoveryKeyField value={key} onType={setKey} />
            )}
          </>
        )}
        {failure && !isStopped && <Notice>{failure.sentence || t("actions.unexpected")}</Notice>}
        {restore.isPending && (
          <JobProgress operation="office.restore" word={t("restore.running")} />
        )}
        <div className="between">
          <Button variant="subtle" color="gray" onClick={onBack} disabled={restore.isPending}>
            {t("actions.back")}
          </Button>
          {file && (
            <Button type="submit" loading={restore.isPending}>
              {t("restore.do")}
            </Button>
          )}
        </div>
      </form>
    </Card>
  );
};

type CardProps = { title: string; hint?: string; children: ReactNode };

const Card = ({ title, hint, children }: CardProps) => (
  <div className="entry">
    <main className="entry-card wide">
      <div className="entry-head">
        <Logo size={40} />
        <div>
          <h1>{title}</h1>
          {hint && <p>{hint}</p>}
        </div>
      </div>
      <div style={{ display: "grid", gap: 12 }}>{children}</div>
    </main>
  </div>
);
