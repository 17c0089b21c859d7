// A field that is edited where it stands: Enter or a click opens it, Enter saves, Escape gives up.
import { Select, Textarea, TextInput } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";

import type { Failure } from "../bindings/commands.ts";
import { useDraft } from "../lib/drafts.ts";
import { toast } from "../lib/toasts.ts";
import { useWords } from "../lib/words.tsx";
import { DayField, useReadyDays } from "./DayInput.tsx";

export type Choice = { value: string; label: string };

type PropertyProps = {
  label: string;
  /** What is edited. */
  value: string;
  /** What is shown; the value itself unless said. */
  shown?: ReactNode;
  placeholder: string;
  kind?: "text" | "paragraph" | "date" | "choice";
  choices?: Choice[];
  /** Why it cannot be changed; then it is only shown. */
  isFixed?: boolean;
  /** Where what was typed is kept until it is saved: leaving the page or locking loses nothing. */
  draftKey?: string;
  /** Offers to copy the value; `label` says so. */
  copy?: { label: string; onCopy: () => void } | undefined;
  /** It is to be changed from elsewhere, who is told when that is done. */
  opens?: { onDone: () => void } | undefined;
  onSave: (value: string) => Promise<unknown>;
};

const SAVED_MS = 1_200;

export const Property = (props: PropertyProps) => {
  const { t } = useWords();
  const id = useId();
  const [draft, setDraft, dropDraft] = useDraft<string | null>(props.draftKey ?? null, null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isSaving, setSaving] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const [returns, setReturns] = useState(false);
  useReadyDays(props.kind === "date");

  const { opens } = props;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once each time it is asked for
  useEffect(() => {
    if (opens && !props.isFixed && draft === null) setDraft(props.value);
  }, [opens]);

  useEffect(() => {
    if (draft === null && returns) {
      if (opens) opens.onDone();
      else opener.current?.focus();
      setReturns(false);
    }
  }, [draft, returns, opens]);

  const close = () => {
    dropDraft();
    setFailure(null);
  };

  const save = async (value: string, isByKey: boolean) => {
    if (isSaving) return;
    if (value.trim() === props.value.trim()) {
      // Choices that are closed by a key are left besides, which takes nothing back.
      if (isByKey) setReturns(true);
      return close();
    }
    setSaving(true);
    try {
      await props.onSave(value);
      setReturns(isByKey);
      close();
      setSaved(true);
      setTimeout(() => setSaved(false), SAVED_MS);
    } catch (error) {
      setFailure(error as Failure);
    } finally {
      setSaving(false);
    }
  };

  const handleKey = (event: KeyboardEvent<HTMLElement>) => {
    if (draft === null) return;
    const isDone =
      event.key === "Enter" &&
      (props.kind !== "paragraph" || event.ctrlKey || event.metaKey) &&
      props.kind !== "choice";
    if (isDone) {
      event.preventDefault();
      save(draft, true);
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      setReturns(true);
      close();
      // Nobody loses lines for a key.
      if (props.kind === "paragraph" && draft.trim() !== props.value.trim()) {
        const writeOn = () => setDraft(draft);
        const text = t("actions.given_up", { field: props.label });
        toast({ tone: "done", text, isPersonal: true, undo: writeOn, label: "actions.write_on" });
      }
    }
  };

  const box = useRef<HTMLDivElement>(null);
  const isOpen = draft !== null;
  // What is typed into and why it is refused are seen, also at the lower edge.
  useEffect(() => {
    if (isOpen || failure) box.current?.scrollIntoView({ block: "nearest" });
  }, [isOpen, failure]);

  const shown = props.shown ?? props.value;
  const isUnset = props.value === "" && !props.shown;
  const state = `${isUnset ? "unset" : ""} ${isSaved ? "saved" : ""}`;
  return (
    <div className="property" ref={box}>
      <span className="label" id={`${id}-label`}>
        {props.label}
      </span>
      {draft === null && props.copy && props.value !== "" && (
        <button
          type="button"
          className="tool-button property-copy"
          aria-label={props.copy.label}
          title={props.copy.label}
          onClick={props.copy.onCopy}
        >
          <IconCopy size={14} />
        </button>
      )}
      {props.isFixed ? (
        <span className={`property-value fixed ${state}`}>{isUnset ? "—" : shown}</span>
      ) : draft === null ? (
        <button
          ref={opener}
          type="button"
          className={`property-value ${state}`}
          id={id}
          aria-labelledby={`${id}-label ${id}`}
          onClick={() => setDraft(props.value)}
        >
          {isUnset ? props.placeholder : shown}
          {isSaved && <IconCheck size={14} color="var(--ok)" style={{ marginLeft: "auto" }} />}
        </button>
      ) : (
        <div>
          <Editor
            {...props}
            draft={draft}
            hasFailed={failure !== null}
            onDraft={(value) => {
              setDraft(value);
              setFailure(null);
            }}
            onChoose={(value) => save(value, true)}
            onLeave={() => save(draft, false)}
            onKeyDown={handleKey}
          />
          {failure && (
            <div className="property-error" role="alert">
              {failure.sentence}
            </div>
          )}
        </div>
      )}
    </div>
  );
};

type EditorProps = PropertyProps & {
  draft: string;
  hasFailed: boolean;
  onDraft: (value: string) => void;
  onChoose: (value: string) => void;
  onLeave: () => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
};

const Editor = (props: EditorProps) => {
  const shared = {
    "aria-label": props.label,
    autoFocus: true,
    error: props.hasFailed,
    onBlur: props.onLeave,
    onKeyDown: props.onKeyDown,
    size: "xs",
  } as const;
  if (props.kind === "choice") {
    return (
      <Select
        {...shared}
        data={props.choices ?? []}
        value={props.draft || null}
        onChange={(value) => props.onChoose(value ?? "")}
        onBlur={() => {}}
        // What is typed is looked for, not added to what is there.
        onFocus={(event) => event.currentTarget.select()}
        onDropdownClose={props.onLeave}
        clearable
        searchable
        defaultDropdownOpened
        comboboxProps={{ withinPortal: true, shadow: "md" }}
      />
    );
  }
  if (props.kind === "paragraph") {
    return (
      <Textarea
        {...shared}
        autosize
        minRows={2}
        maxRows={12}
        value={props.draft}
        onChange={(event) => props.onDraft(event.currentTarget.value)}
      />
    );
  }
  if (props.kind === "date") {
    return (
      <DayField
        aria-label={props.label}
        autoFocus
        error={props.hasFailed}
        value={props.draft}
        onText={props.onDraft}
        onPick={props.onChoose}
        onLeave={props.onLeave}
        onKeyDown={props.onKeyDown}
      />
    );
  }
  return (
    <TextInput
      {...shared}
      value={props.draft}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => props.onDraft(event.currentTarget.value)}
    />
  );
};
