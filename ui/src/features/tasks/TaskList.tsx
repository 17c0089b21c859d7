import { IconTrash } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";

import type { Task, TaskFilter } from "../../bindings/commands.ts";
import { Check, Empty, Failed, Skeletons } from "../../components/index.ts";
import { daysBetween, relativeDay } from "../../lib/dates.ts";
import { useDesk } from "../../lib/me.ts";
import { useSaid } from "../../lib/said.ts";
import { useWords } from "../../lib/words.tsx";
import { colleaguesQuery, tasksQuery, useDeleteTask, useDoneTask } from "./api.ts";

const TaskDialog = lazy(async () => ({ default: (await import("./TaskDialog.tsx")).TaskDialog }));

type TaskListProps = {
  filter: TaskFilter;
  customer?: number;
  nothing: string;
  /** Offers the help where there is nothing. */
  hasHelp?: boolean;
  onCustomer: (id: number) => void;
};

/** Tasks, the most urgent first; done with one click, and that taken back with another. */
export const TaskList = (props: TaskListProps) => {
  const { filter, customer, nothing, hasHelp = false, onCustomer } = props;
  const { t } = useWords();
  const tasks = useQuery(tasksQuery({ filter, customer: customer ?? null }));
  if (tasks.isPending) return <Skeletons label={t("actions.loading")} lines={4} />;
  if (tasks.isError) return <Failed query={tasks} />;
  if (tasks.data.length === 0 && hasHelp) return <Empty text={nothing} hasHelp />;
  if (tasks.data.length === 0) return <p className="muted nothing">{nothing}</p>;
  return (
    <ul className="task-list">
      {tasks.data.map((it) => (
        <Line key={it.id} task={it} isOfCustomer={customer !== undefined} onCustomer={onCustomer} />
      ))}
    </ul>
  );
};

type LineProps = { task: Task; isOfCustomer: boolean; onCustomer: (id: number) => void };

const Line = ({ task, isOfCustomer, onCustomer }: LineProps) => {
  const { t, language } = useWords();
  const { me } = useDesk();
  const said = useSaid();
  const done = useDoneTask();
  const remove = useDeleteTask();
  const [isOpen, setOpen] = useState(false);
  const isDone = task.done_at !== null;
  const isLate = !isDone && task.due_on !== null && daysBetween(me.today, task.due_on) < 0;
  const { customer } = task;
  // The list may have dropped the task by the time of the answer: it is told all the same.
  const toggle = () =>
    done
      .mutateAsync({ id: task.id, is_done: !isDone })
      .then((result) => {
        if (!isDone) said.done(t("tasks.was_done", { title: task.title }), result);
      })
      .catch(said.failed);
  const handleDelete = () =>
    remove
      .mutateAsync(task.id)
      .then((result) => said.done(t("tasks.was_deleted", { title: task.title }), result))
      .catch(said.failed);
  return (
    <li className={`task ${isDone ? "done" : ""}`}>
      <Check
        label={t("tasks.mark", { title: task.title })}
        checked={isDone}
        fixed={task.may_change ? undefined : t("tasks.only_look")}
        onToggle={toggle}
      />
      <div style={{ flex: 1, minWidth: 0 }}>
        {task.may_change ? (
          <button type="button" className="plain" onClick={() => setOpen(true)}>
            <span className="task-title">{task.title}</span>
          </button>
        ) : (
          <span className="task-title">{task.title}</span>
        )}
        <div className="task-meta">
          {!isOfCustomer && customer !== null && task.customer_name && (
            <button type="button" className="plain ellipsis" onClick={() => onCustomer(customer)}>
              {task.customer_name}
            </button>
          )}
          <Assignee login={task.assignee} />
          {task.due_on && (
            <span className={`num ${isLate ? "late" : ""}`} title={task.due_on}>
              {isLate
                ? t("tasks.overdue_by", { count: daysBetween(task.due_on, me.today) })
                : relativeDay(task.due_on, me.today, t, language)}
            </span>
          )}
        </div>
      </div>
      {task.may_delete && (
        <button
          type="button"
          className="tool-button task-delete"
          aria-label={`${t("tasks.delete")}: ${task.title}`}
          onClick={handleDelete}
        >
          <IconTrash size={15} />
        </button>
      )}
      {isOpen && (
        <Suspense>
          <TaskDialog task={task} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </li>
  );
};

/** Who is to do it, if it is not whoever looks. */
const Assignee = ({ login }: { login: string | null }) => {
  const { me } = useDesk();
  const isOfAnother = login !== null && login !== me.who.login;
  const colleagues = useQuery({ ...colleaguesQuery(), enabled: isOfAnother });
  if (!isOfAnother) return null;
  const name = colleagues.data?.find((it) => it.login === login)?.name ?? login;
  return <span className="ellipsis">{name}</span>;
};
