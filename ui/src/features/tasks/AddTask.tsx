import { IconPlus } from "@tabler/icons-react";
import { type FormEvent, lazy, Suspense, useState } from "react";

import { Keys } from "../../components/index.ts";
import { addDays } from "../../lib/dates.ts";
import { useDraft } from "../../lib/drafts.ts";
import { useDesk, useMay } from "../../lib/me.ts";
import { useSaid } from "../../lib/said.ts";
import { useWords } from "../../lib/words.tsx";
import { useCreateTask } from "./api.ts";

const TaskDialog = lazy(async () => ({ default: (await import("./TaskDialog.tsx")).TaskDialog }));

/** In place of a day: the one that is meant is typed or picked. */
const ANOTHER_DAY = "another";

type AddTaskProps = { id?: string; customer?: number; hasShortcut?: boolean };

/** One line makes a task, due today unless said otherwise. */
export const AddTask = ({ id, customer, hasShortcut = false }: AddTaskProps) => {
  const { t } = useWords();
  const { me } = useDesk();
  const may = useMay();
  const said = useSaid();
  const create = useCreateTask();
  const [title, setTitle, clear] = useDraft(`tasks.add.${customer ?? ""}`, "");
  const [due, setDue] = useState(me.today);
  const [isOpen, setOpen] = useState(false);
  const mayCreate = may("tasks.create");
  if (!mayCreate) return null;
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() === "") return;
    const fields = { title, due_on: due, ...(customer !== undefined && { customer }) };
    create.mutate(fields, {
      onSuccess: (done) => {
        said.done(t("tasks.created", { title: done.value.title }), done);
        clear();
        setDue(me.today);
      },
      onError: said.failed,
    });
  };
  const dues = [
    { value: me.today, label: t("dates.today") },
    { value: addDays(me.today, 1), label: t("dates.tomorrow") },
    { value: addDays(me.today, 7), label: t("dates.in_days", { count: 7 }) },
    { value: ANOTHER_DAY, label: t("tasks.other_day") },
  ];
  const handleDue = (value: string) => (value === ANOTHER_DAY ? setOpen(true) : setDue(value));
  return (
    <>
      <form className="task-add" onSubmit={handleSubmit}>
        <IconPlus size={15} />
        <input
          id={id}
          className="bare"
          aria-label={t("tasks.add_hint")}
          placeholder={t("tasks.add")}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        {title ? (
          <select
            aria-label={t("tasks.add_due")}
            value={due}
            onChange={(event) => handleDue(event.currentTarget.value)}
          >
            {dues.map((it) => (
              <option key={it.value} value={it.value}>
                {it.label}
              </option>
            ))}
          </select>
        ) : (
          hasShortcut && <Keys keys="t" />
        )}
      </form>
      {isOpen && (
        <Suspense>
          <TaskDialog
            begun={{ title, due_on: "", ...(customer !== undefined && { customer }) }}
            onSaved={clear}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
};
