import { IconPlus, IconX } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, lazy, Suspense, useRef, useState } from "react";

import type { LineRead } from "../../bindings/commands.ts";
import { KeptDraft, Keys } from "../../components/index.ts";
import { addDays, weekdayDate } from "../../lib/dates.ts";
import { useDraft } from "../../lib/drafts.ts";
import { useDesk, useMay } from "../../lib/me.ts";
import { useSaid } from "../../lib/said.ts";
import { useWords } from "../../lib/words.tsx";
import { lineQuery, useCreateTask } from "./api.ts";

const TaskDialog = lazy(async () => ({ default: (await import("./TaskDialog.tsx")).TaskDialog }));

/** In place of a day: the one that is meant is typed or picked. */
const ANOTHER_DAY = "another";

type AddTaskProps = { id?: string; customer?: number; hasShortcut?: boolean };

/** One line makes a task, due today unless the line says a day or another one is picked. */
export const AddTask = ({ id, customer, hasShortcut = false }: AddTaskProps) => {
  const { t, language } = useWords();
  const { me } = useDesk();
  const may = useMay();
  const said = useSaid();
  const create = useCreateTask();
  const input = useRef<HTMLInputElement>(null);
  const draft = `tasks.add.${customer ?? ""}`;
  const [title, setTitle, clear] = useDraft(draft, "");
  // Whoever has picked a day has said it: what they write then are words.
  const [picked, setPicked] = useState<string | null>(null);
  const { read, readNow, keepWords, watch } = useLine(title, picked === null);
  const [isOpen, setOpen] = useState(false);
  const mayCreate = may("tasks.create");
  if (!mayCreate) return null;
  const due = picked ?? read?.due_on ?? me.today;
  const dayOf = (date: string) => weekdayDate(date, me.today, language);
  const begin = () => {
    clear();
    setPicked(null);
  };
  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() === "") return;
    const last = await readNow();
    const fields = {
      title: last?.title ?? title,
      due_on: picked ?? last?.due_on ?? me.today,
      ...(customer !== undefined && { customer }),
    };
    create.mutate(fields, {
      onSuccess: (done) => {
        const made = done.value.title;
        const of = last && t("tasks.created_due", { title: made, day: dayOf(fields.due_on) });
        said.done(of ?? t("tasks.created", { title: made }), done);
        begin();
      },
      onError: said.failed,
    });
  };
  const dues = [
    { value: me.today, label: t("dates.today") },
    { value: addDays(me.today, 1), label: t("dates.tomorrow") },
    { value: addDays(me.today, 7), label: t("dates.in_days", { count: 7 }) },
  ].filter((it) => it.value !== read?.due_on);
  const handleDue = (value: string) => {
    if (value === ANOTHER_DAY) setOpen(true);
    else setPicked(value);
  };
  return (
    <>
      <KeptDraft
        of={draft}
        onEmpty={() => {
          begin();
          input.current?.focus();
        }}
      />
      <form className={`task-add ${read ? "dated" : ""}`} onSubmit={handleSubmit}>
        <IconPlus size={15} />
        <input
          id={id}
          ref={input}
          className="bare"
          aria-label={t("tasks.add_hint")}
          placeholder={t("tasks.add")}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
          {...watch}
        />
        {title ? (
          <span className="task-due">
            <select
              aria-label={t("tasks.add_due")}
              value={due}
              onChange={(event) => handleDue(event.currentTarget.value)}
            >
              {read && <option value={read.due_on}>{dayOf(read.due_on)}</option>}
              {dues.map((it) => (
                <option key={it.value} value={it.value}>
                  {it.label}
                </option>
              ))}
              <option value={ANOTHER_DAY}>{t("tasks.other_day")}</option>
            </select>
            {read && (
              <button
                type="button"
                className="tool-button"
                aria-label={t("tasks.keep_words", { words: read.words })}
                title={t("tasks.keep_words", { words: read.words })}
                onClick={() => {
                  keepWords();
                  input.current?.focus();
                }}
              >
                <IconX size={14} />
              </button>
            )}
          </span>
        ) : (
          hasShortcut && <Keys keys="t" />
        )}
        <span className="hidden" role="status">
          {read && `${t("tasks.add_due")} ${dayOf(read.due_on)}`}
        </span>
      </form>
      {isOpen && (
        <Suspense>
          <TaskDialog
            begun={{
              title: read?.title ?? title,
              due_on: read?.due_on ?? "",
              ...(customer !== undefined && { customer }),
            }}
            onSaved={begin}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
};

/** The day that the core finds in a line, once nothing of it is being composed. */
const useLine = (text: string, isWanted: boolean) => {
  const client = useQueryClient();
  const [isComposing, setComposing] = useState(false);
  /** Words that the person wants to keep as they are. */
  const [kept, setKept] = useState<string | null>(null);
  const isAsked = isWanted && text.trim() !== "";
  if (text === "" && kept !== null) setKept(null);
  const line = useQuery({
    ...lineQuery(text),
    enabled: isAsked && !isComposing,
    placeholderData: (before) => before,
  });
  const meant = (read: LineRead | null | undefined) => (read && read.words !== kept ? read : null);
  return {
    read: isAsked ? meant(line.data) : null,
    /** Whoever types fast has pressed Enter before the answer came. */
    readNow: async () =>
      isAsked ? meant(await client.fetchQuery(lineQuery(text)).catch(() => null)) : null,
    keepWords: () => setKept(line.data?.words ?? null),
    watch: {
      onCompositionStart: () => setComposing(true),
      onCompositionEnd: () => setComposing(false),
    },
  };
};
