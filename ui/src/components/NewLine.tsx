import { IconPlus } from "@tabler/icons-react";
import { type FormEvent, useId, useState } from "react";

import { isFailure } from "../lib/ipc.ts";
import { useWords } from "../lib/words.tsx";

type NewLineProps = {
  label: string;
  initial?: string;
  /** When it is refused, what was typed stays, with the reason below it. */
  onAdd: (name: string) => Promise<unknown>;
  /** The line was asked for and is over: its name is taken, or was given up. */
  onDone?: () => void;
};

/** One line: a name, Enter. */
export const NewLine = ({ label, initial = "", onAdd, onDone }: NewLineProps) => {
  const id = useId();
  const { t } = useWords();
  const [name, setName] = useState(initial);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isAsked, setAsked] = useState(false);
  const typed = name.trim();
  const isAsBefore = typed === "" || typed === initial;
  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (isAsBefore) return onDone?.();
    if (isAsked) return;
    setAsked(true);
    setRefusal(null);
    try {
      await onAdd(typed);
      setName("");
      onDone?.();
    } catch (error) {
      setRefusal((isFailure(error) && error.sentence) || t("actions.unexpected"));
    } finally {
      setAsked(false);
    }
  };
  return (
    <div className="new-line">
      <form className="task-add" onSubmit={handleSubmit}>
        <IconPlus size={15} />
        <input
          className="bare"
          aria-label={label}
          aria-invalid={refusal !== null}
          aria-describedby={refusal === null ? undefined : id}
          placeholder={label}
          value={name}
          // biome-ignore lint/a11y/noAutofocus: the person has just asked for this line
          autoFocus={onDone !== undefined}
          onChange={(event) => {
            setName(event.currentTarget.value);
            setRefusal(null);
          }}
          onBlur={() => isAsBefore && onDone?.()}
          onKeyDown={(event) => {
            if (event.key === "Escape") onDone?.();
          }}
        />
      </form>
      {refusal && (
        <p className="property-error" role="alert" id={id}>
          {refusal}
        </p>
      )}
    </div>
  );
};
