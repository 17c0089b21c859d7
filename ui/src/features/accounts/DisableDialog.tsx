import { type FormEvent, useState } from "react";

import type { Account } from "../../bindings/commands.ts";
import { Button, Checkbox, Modal, Notice } from "../../components/index.ts";
import { useSaid } from "../../lib/said.ts";
import { useWords } from "../../lib/words.tsx";
import { useDisableAccount, useRotateKey } from "./api.ts";
import { Entrusted, useEntrusted } from "./Entrusted.tsx";

type DisableDialogProps = {
  account: Account;
  onClose: () => void;
  /** Shows the customers of a login in the list. */
  onCustomers: (login: string) => void;
};

/** Who leaves may have taken a copy along: so the key of the data is changed with it. */
export const DisableDialog = ({ account, onClose, onCustomers }: DisableDialogProps) => {
  const { t } = useWords();
  const said = useSaid();
  const disable = useDisableAccount();
  const rotate = useRotateKey();
  const [changesKey, setChangesKey] = useState(true);
  const entrusted = useEntrusted(account);
  const failure = entrusted.error ?? disable.error ?? rotate.error;
  const { login, name } = account;
  // Everyone is signed out by it, this page too: what is said must outlive the page.
  const changeKey = () =>
    rotate.mutateAsync(null).then(
      () => said.done(t("people.key_changed", { name }), { seq: null }),
      () => {},
    );
  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (disable.isSuccess) {
      changeKey();
      return;
    }
    if (!(await entrusted.handOver())) return;
    disable.mutate(account.id, {
      onSuccess: (done) => {
        if (changesKey) changeKey();
        else {
          said.done(t("accounts.disabled", { login }), done);
          onClose();
        }
      },
    });
  };
  const isBusy = entrusted.isPending || disable.isPending || rotate.isPending;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("people.disable_of", { name })}
      closeOnClickOutside={!isBusy}
      closeOnEscape={!isBusy}
      withCloseButton={!isBusy}
      centered
    >
      <form onSubmit={handleSubmit} className="form-stack">
        <p className="form-hint">{t("people.disable_hint", { name })}</p>
        <Entrusted
          name={name}
          entrusted={entrusted}
          isFixed={isBusy || disable.isSuccess}
          onLook={() => onCustomers(login)}
        />
        <Checkbox
          label={t("people.change_key")}
          description={t("people.change_key_hint", { name })}
          checked={changesKey}
          disabled={isBusy || disable.isSuccess}
          onChange={(event) => setChangesKey(event.currentTarget.checked)}
        />
        {failure && <Notice>{failure.sentence || t("actions.unexpected")}</Notice>}
        <div className="dialog-foot">
          <Button variant="subtle" color="gray" onClick={onClose} disabled={isBusy}>
            {t("actions.cancel")}
          </Button>
          <Button type="submit" loading={isBusy}>
            {t("people.disable")}
          </Button>
        </div>
      </form>
    </Modal>
  );
};
