import { useQuery } from "@tanstack/react-query";
import { type FormEvent, type KeyboardEvent, useState } from "react";

import type { Task, TaskFields } from "../../bindings/commands.ts";
import {
  Button,
  DayInput,
  Modal,
  Notice,
  Select,
  Textarea,
  TextInput,
} from "../../components/index.ts";
import { useDesk } from "../../lib/me.ts";
import { useSaid } from "../../lib/said.ts";
import { useWords } from "../../lib/words.tsx";
import { colleaguesQuery, useCreateTask, useUpdateTask } from "./api.ts";

const FIELDS = ["title", "due_on", "assignee", "notes"] as const;
type FieldName = (typeof FIELDS)[number];
type Written = Record<FieldName, string>;

/** What is already known of a new task. */
export type Begun = { title: string; due_on: string; customer?: number };

type TaskDialogProps = { onClose: () => void } & (
  | { task: Task }
  | { begun: Begun; onSaved: () => void }
);

/** All of a task: what, until when, by whom. */
export const TaskDialog = (props: TaskDialogProps) => {
  const { onClose } = props;
  const { t, find } = useWords();
  const { me } = useDesk();
  const said = useSaid();
  const create = useCreateTask();
  const update = useUpdateTask();
  const task = "task" in props ? props.task : null;
  const known = "task" in props ? props.task : props.begun;
  const [before] = useState<Written>(() => ({
    title: known.title,
    due_on: known.due_on ?? "",
    assignee: task?.assignee ?? me.who.login,
    notes: task?.notes ?? "",
  }));
  const [written, setWritten] = useState(before);
  const action = task ? update : create;
  const failure = action.error;
  const isOfField = FIELDS.some((it) => it === failure?.field);
  const label = (field: FieldName) => find(`tasks.fields.${field}`) ?? field;
  const errorOf = (field: FieldName) => (failure?.field === field ? failure.sentence : undefined);
  const change = (field: FieldName) => (value: string) => {
    setWritten((now) => ({ ...now, [field]: value }));
    if (failure) action.reset();
  };

  const add = (begun: Begun, onSaved: () => void) => {
    const fields: TaskFields = { ...begun, ...written };
    create.mutate(fields, {
      onSuccess: (done) => {
        said.done(t("tasks.created", { title: done.value.title }), done);
        onSaved();
        onClose();
      },
    });
  };
  const edit = ({ id }: Task) => {
    const changed = FIELDS.filter((it) => written[it] !== before[it]);
    if (changed.length === 0) return onClose();
    const fields: TaskFields = Object.fromEntries(changed.map((it) => [it, written[it]]));
    update.mutate(
      { id, fields },
      {
        onSuccess: (done) => {
          said.done(t("tasks.was_changed", { title: done.value.title }), done);
          onClose();
        },
      },
    );
  };
  const save = () => {
    if (action.isPending) return;
    if ("task" in props) edit(props.task);
    else add(props.begun, props.onSaved);
  };
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    save();
  };
  const handleKey = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    save();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={task ? t("tasks.edit") : t("tasks.new")}
      size={480}
      yOffset="min(90px, 6vh)"
    >
      <form onSubmit={handleSubmit} onKeyDown={handleKey} className="task-form">
        <TextInput
          label={label("title")}
          value={written.title}
          error={errorOf("title")}
          onChange={(event) => change("title")(event.currentTarget.value)}
          data-autofocus
        />
        <DayInput
          size="sm"
          label={label("due_on")}
          value={written.due_on}
          error={errorOf("due_on")}
          onChange={change("due_on")}
          onTyping={change("due_on")}
        />
        <Assignee
          task={task}
          label={label("assignee")}
          value={written.assignee}
          error={errorOf("assignee")}
          onChange={change("assignee")}
        />
        <Textarea
          label={label("notes")}
          value={written.notes}
          error={errorOf("notes")}
          onChange={(event) => change("notes")(event.currentTarget.value)}
          rows={3}
        />
        {failure && !isOfField && <Notice>{failure.sentence || t("actions.unexpected")}</Notice>}
        <div className="dialog-foot">
          <span style={{ flex: 1 }} />
          <Button variant="default" onClick={onClose}>
            {t("actions.cancel")}
          </Button>
          <Button type="submit" loading={action.isPending} disabled={written.title.trim() === ""}>
            {t("actions.save")}
          </Button>
        </div>
      </form>
    </Modal>
  );
};

type AssigneeProps = {
  task: Task | null;
  label: string;
  value: string;
  error: string | undefined;
  onChange: (login: string) => void;
};

/** Who is to do it; whoever works for themselves alone is not asked. */
const Assignee = ({ task, value, onChange, ...rest }: AssigneeProps) => {
  const { me } = useDesk();
  const colleagues = useQuery(colleaguesQuery());
  const people = (colleagues.data ?? [])
    .filter((it) => !it.is_disabled || it.login === task?.assignee)
    .map((it) => ({ value: it.login, label: it.name }));
  const scope = me.who.rights[task ? "tasks.update" : "tasks.create"];
  if (people.length < 2 || scope === "own") return null;
  return (
    <Select
      {...rest}
      data={people}
      value={value}
      onChange={(login) => login !== null && onChange(login)}
      allowDeselect={false}
      searchable
    />
  );
};
