// A customer goes to somebody else: what the former owner was still to do for them may go along.
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";

import type { Customer } from "../../bindings/commands.ts";
import { Button, Checkbox, Modal } from "../../components/index.ts";
import { commandQuery, useAction } from "../../lib/query.ts";
import { useSaid } from "../../lib/said.ts";
import { useWords } from "../../lib/words.tsx";
import { chosenOne } from "./bulk.ts";
import { useShown } from "./shown.ts";
import type { SaveField } from "./useSaveField.ts";

/** To whom, and who hears of what came of it. */
export type Handing = {
  to: string;
  done: (saved: unknown) => void;
  failed: (error: unknown) => void;
};

type HandingOverProps = { customer: Customer; handing: Handing; onSave: SaveField };

/** Asks what becomes of open tasks where there are some, and saves. */
const HandingOver = ({ customer, handing, onSave }: HandingOverProps) => {
  const { t } = useWords();
  const shown = useShown();
  const said = useSaid();
  const assign = useAction("customers.assign");
  const [follows, setFollows] = useState(true);
  const { to, done, failed } = handing;
  const open = useQuery({
    ...commandQuery("tasks.list", { filter: "open", customer: customer.id }),
    staleTime: 0,
    gcTime: 0,
  });
  const count = open.data?.filter((it) => it.assignee === customer.owner).length ?? 0;
  const isAnswered = open.isError || open.isFetchedAfterMount;
  const save = useRef(() => onSave("owner", to).then(done, failed));
  useEffect(() => {
    if (isAnswered && count === 0) save.current();
  }, [isAnswered, count]);

  const give = async () => {
    const chosen = chosenOne(customer.id);
    const given = await assign.mutateAsync({ chosen, owner: to, open_tasks: "follow" });
    const { tasks, tasks_left } = given.value;
    const sentences = [
      t("customers.updated", { name: customer.name, file_no: customer.file_no }),
      tasks > 0 ? t("customers.tasks_followed", { count: tasks }) : "",
      tasks_left > 0 ? t("customers.tasks_stayed", { count: tasks_left }) : "",
    ];
    said.done(sentences.filter(Boolean).join(" "), given);
  };
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (follows) give().then(done, failed);
    else save.current();
  };
  if (!isAnswered || count === 0) return null;
  const name = shown.person(to);
  const cancel = () => done(null);
  return (
    <Modal
      opened
      onClose={cancel}
      title={t("customers.give_title", { customer: customer.name, name })}
      centered
    >
      <form className="form-stack" onSubmit={handleSubmit}>
        <Checkbox
          label={t("customers.give_tasks", { former: shown.person(customer.owner), count, name })}
          checked={follows}
          onChange={(event) => setFollows(event.currentTarget.checked)}
        />
        <div className="dialog-foot">
          <Button variant="default" onClick={cancel}>
            {t("actions.cancel")}
          </Button>
          <Button type="submit" loading={assign.isPending} data-autofocus>
            {t("customers.give")}
          </Button>
        </div>
      </form>
    </Modal>
  );
};

export default HandingOver;
