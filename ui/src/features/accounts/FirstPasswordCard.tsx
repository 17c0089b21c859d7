import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useState } from "react";

import type { FirstPassword } from "../../bindings/commands.ts";
import { Button, Modal, Notice } from "../../components/index.ts";
import { copyText } from "../../lib/browser.ts";
import { useWords } from "../../lib/words.tsx";

type FirstPasswordCardProps = { issued: FirstPassword; onClose: () => void };

/** A new password: shown this once, to be handed over on paper or by mouth. */
export const FirstPasswordCard = ({ issued, onClose }: FirstPasswordCardProps) => {
  const { t } = useWords();
  const [isCopied, setCopied] = useState(false);
  const handleCopy = async () => setCopied(await copyText(issued.password));
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("people.password_of", { name: issued.name })}
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
      centered
    >
      <div className="form-stack">
        <dl className="handed-over">
          <dt>{t("accounts.fields.login")}</dt>
          <dd>{issued.login}</dd>
          <dt>{t("people.first_password")}</dt>
          <dd>
            <code className="secret">{issued.password}</code>
            <Button
              size="xs"
              variant="default"
              leftSection={isCopied ? <IconCheck size={15} /> : <IconCopy size={15} />}
              onClick={handleCopy}
            >
              {t(isCopied ? "people.copied" : "people.copy")}
            </Button>
          </dd>
        </dl>
        <Notice tone="warn">{t("accounts.initial_password_note")}</Notice>
        <p className="muted form-hint">{t("people.write_down", { name: issued.name })}</p>
        <div className="dialog-foot">
          <Button data-autofocus onClick={onClose}>
            {t("people.written_down")}
          </Button>
        </div>
      </div>
    </Modal>
  );
};
