import { useState } from "react";

import type { Customer } from "../../bindings/commands.ts";
import { Button, Checkbox, Modal } from "../../components/index.ts";
import { useWords } from "../../lib/words.tsx";
import type { Handing } from "./handing.ts";
import { useShown } from "./shown.ts";

type HandingDialogProps = { customer: Customer; handing: Handing };

/** Whether the open tasks of the former owner go along. */
const HandingDialog = ({ customer, handing }: HandingDialogProps) => {
  const { t } = useWords();
  const shown = useShown();
  const { to, count, settle } = handing;
  const [follows, setFollows] = useState(true);
  const name = shown.person(to);
  return (
    <Modal
      opened
      onClose={() => settle(null)}
      title={t("customers.give_title", { customer: customer.name, name })}
      centered
    >
      <form
        className="form-stack"
        onSubmit={(event) => {
          event.preventDefault();
          settle(follows ? "follow" : "stay");
        }}
      >
        <Checkbox
          label={t("customers.give_tasks", { former: shown.person(customer.owner), count, name })}
          checked={follows}
          onChange={(event) => setFollows(event.currentTarget.checked)}
        />
        <div className="dialog-foot">
          <Button variant="default" onClick={() => settle(null)}>
            {t("actions.cancel")}
          </Button>
          <Button type="submit" data-autofocus>
            {t("customers.give")}
          </Button>
        </div>
      </form>
    </Modal>
  );
};

export default HandingDialog;
