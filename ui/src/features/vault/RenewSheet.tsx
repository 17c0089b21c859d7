import { IconDownload } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";

import type { FirstSheet } from "../../bindings/commands.ts";
import {
  Button,
  Checkbox,
  KeyGroups,
  Modal,
  Notice,
  PaperActions,
  PasswordInput,
  TypeBackFields,
  useTypeBack,
} from "../../components/index.ts";
import { useSaid } from "../../lib/said.ts";
import { useWords } from "../../lib/words.tsx";
import { useConfirmSheet, useRenewSheet, useRetireSheets, useSaveSheet } from "./api.ts";

type RenewSheetProps = {
  /** How many sheets are in use: only then is there something to retire. */
  inUse: number;
  onClose: () => void;
};

/** A new recovery sheet: the password, the key shown once, typed back; then the old ones go. */
export const RenewSheet = ({ inUse, onClose }: RenewSheetProps) => {
  const { t } = useWords();
  const [password, setPassword] = useState("");
  const [sheet, setSheet] = useState<FirstSheet | null>(null);
  const [isKept, setKept] = useState(false);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("safety.renew")}
      size="lg"
      closeOnClickOutside={sheet === null}
      closeOnEscape={sheet === null}
      withCloseButton={sheet === null}
      centered
    >
      {sheet === null && (
        <Password
          password={password}
          onPassword={setPassword}
          onMade={setSheet}
          onClose={onClose}
        />
      )}
      {sheet !== null && !isKept && <Key sheet={sheet} onKept={() => setKept(true)} />}
      {sheet !== null && isKept && (
        <TypeBack
          sheet={sheet}
          password={password}
          inUse={inUse}
          onBack={() => setKept(false)}
          onDone={onClose}
        />
      )}
    </Modal>
  );
};

type PasswordProps = {
  password: string;
  onPassword: (password: string) => void;
  onMade: (sheet: FirstSheet) => void;
  onClose: () => void;
};

const Password = ({ password, onPassword, onMade, onClose }: PasswordProps) => {
  const { t } = useWords();
  const renew = useRenewSheet();
  const isWrong = renew.error?.code === "wrong_password";
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    renew.mutate({ password }, { onSuccess: onMade });
  };
  return (
    <form onSubmit={handleSubmit} className="form-stack">
      <p className="form-hint">{t("safety.renew_hint")}</p>
      <PasswordInput
        label={t("safety.password")}
        description={t("safety.password_hint")}
        value={password}
        onChange={(event) => onPassword(event.currentTarget.value)}
        error={isWrong ? t("safety.wrong_password") : undefined}
        required
        data-autofocus
      />
      {renew.error && !isWrong && <Notice>{renew.error.sentence}</Notice>}
      <div className="dialog-foot">
        <Button variant="subtle" color="gray" onClick={onClose}>
          {t("actions.cancel")}
        </Button>
        <Button type="submit" loading={renew.isPending}>
          {t("actions.next")}
        </Button>
      </div>
    </form>
  );
};

const Key = ({ sheet, onKept }: { sheet: FirstSheet; onKept: () => void }) => {
  const { t } = useWords();
  const save = useSaveSheet();
  return (
    <div className="form-stack">
      <KeyGroups label={t("recovery.key")} groups={sheet.groups} />
      <Notice tone="warn">
        {t("recovery.shown_once")}
        <br />
        {t("recovery.nobody_else")}
      </Notice>
      {save.data && (
        <Notice tone="calm">
          {t("first.sheet_saved", { file: save.data.place })}
          <PaperActions paper={save.data} isInLine />
        </Notice>
      )}
      {save.error && <Notice>{save.error.sentence}</Notice>}
      <div className="dialog-foot">
        <Button
          variant="default"
          leftSection={<IconDownload size={16} />}
          loading={save.isPending}
          onClick={() => save.mutate(null)}
        >
          {t("first.sheet_save")}
        </Button>
        <Button onClick={onKept}>{t("first.sheet_kept")}</Button>
      </div>
    </div>
  );
};

type TypeBackProps = {
  sheet: FirstSheet;
  password: string;
  inUse: number;
  onBack: () => void;
  onDone: () => void;
};

const TypeBack = ({ sheet, password, inUse, onBack, onDone }: TypeBackProps) => {
  const { t } = useWords();
  const said = useSaid();
  const confirm = useConfirmSheet();
  const retire = useRetireSheets();
  const back = useTypeBack(sheet.ask, confirm.mutateAsync);
  const [retires, setRetires] = useState(inUse > 0);
  const failure = confirm.error ?? retire.error;
  const finish = (text: string) => {
    said.done(text, { seq: null });
    onDone();
  };
  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    // The key is still wanted for retiring the others: that forgets it.
    if (!(await back.check(!retires).catch(() => false))) return;
    if (!retires) return finish(t("safety.renewed"));
    const done = await retire.mutateAsync({ password, key: null }).catch(() => null);
    if (done) finish(t("safety.renewed_alone"));
  };
  return (
    <form onSubmit={handleSubmit} className="form-stack">
      <p className="form-hint">{t("first.confirm_hint")}</p>
      <TypeBackFields {...back} />
      {inUse > 0 && (
        <Checkbox
          label={t("safety.retire_old")}
          description={t("safety.retire_old_hint")}
          checked={retires}
          onChange={(event) => setRetires(event.currentTarget.checked)}
        />
      )}
      {failure && <Notice>{failure.sentence || t("actions.unexpected")}</Notice>}
      <div className="dialog-foot">
        <Button variant="subtle" color="gray" onClick={onBack}>
          {t("actions.back")}
        </Button>
        <Button type="submit" loading={confirm.isPending || retire.isPending}>
          {t("safety.finish")}
        </Button>
      </div>
    </form>
  );
};
