import { type FormEvent, useState } from "react";

import { Button, Modal, Notice, PasswordInput, TextInput } from "../../components/index.ts";
import { useSaid } from "../../lib/said.ts";
import { useWords } from "../../lib/words.tsx";
import { useRetireSheets } from "./api.ts";

/** Whoever brings a sheet has it in hand: the others open nothing any more. */
export const RetireSheets = ({ onClose }: { onClose: () => void }) => {
  const { t } = useWords();
  const said = useSaid();
  const retire = useRetireSheets();
  const [password, setPassword] = useState("");
  const [key, setKey] = useState("");
  const failure = retire.error;
  const isOfPassword = failure?.code === "wrong_password";
  const isOfKey = failure?.code === "wrong_key" || failure?.field === "key";
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    retire.mutate(
      { password, key },
      {
        onSuccess: () => {
          said.done(t("safety.retired"), { seq: null });
          onClose();
        },
      },
    );
  };
  return (
    <Modal opened onClose={onClose} title={t("safety.retire")} centered>
      <form onSubmit={handleSubmit} className="form-stack">
        <p className="form-hint">{t("safety.retire_hint")}</p>
        <TextInput
          label={t("safety.kept_key")}
          description={t("safety.kept_key_hint")}
          value={key}
          onChange={(event) => setKey(event.currentTarget.value)}
          error={isOfKey ? t("safety.wrong_key") : undefined}
          autoComplete="off"
          spellCheck={false}
          required
          data-autofocus
        />
        <PasswordInput
          label={t("safety.password")}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={isOfPassword ? t("safety.wrong_password") : undefined}
          required
        />
        {failure && !isOfPassword && !isOfKey && <Notice>{failure.sentence}</Notice>}
        <div className="dialog-foot">
          <Button variant="subtle" color="gray" onClick={onClose}>
            {t("actions.cancel")}
          </Button>
          <Button type="submit" loading={retire.isPending}>
            {t("safety.retire")}
          </Button>
        </div>
      </form>
    </Modal>
  );
};
