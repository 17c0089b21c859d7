import type { FirstPassword } from "../../bindings/commands.ts";
import { Button, Modal, Notice } from "../../components/index.ts";
import { useWords } from "../../lib/words.tsx";
import { useResetPassword } from "./api.ts";

type ResetDialogProps = {
  account: { id: number; name: string };
  onIssued: (issued: FirstPassword) => void;
  onClose: () => void;
};

/** A new password ends the old one at once: nobody shall do that by a slip in a menu. */
export const ResetDialog = ({ account, onIssued, onClose }: ResetDialogProps) => {
  const { t } = useWords();
  const reset = useResetPassword();
  const { id, name } = account;
  return (
    <Modal opened onClose={onClose} title={t("people.reset_of", { name })} centered>
      <div className="form-stack">
        <p className="form-hint">{t("people.reset_hint", { name })}</p>
        {reset.error && <Notice>{reset.error.sentence || t("actions.unexpected")}</Notice>}
        <div className="dialog-foot">
          <Button variant="default" onClick={onClose} disabled={reset.isPending}>
            {t("actions.cancel")}
          </Button>
          <Button
            data-autofocus
            loading={reset.isPending}
            onClick={() => reset.mutate(id, { onSuccess: onIssued })}
          >
            {t("people.reset_do")}
          </Button>
        </div>
      </div>
    </Modal>
  );
};
