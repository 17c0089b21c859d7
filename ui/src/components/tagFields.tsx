// A tag is looked for by its name and picked; a name that there is none of can become one.
import { TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { type KeyboardEvent, useId, useState } from "react";

import { isFailure } from "../lib/ipc.ts";
import { useWords } from "../lib/words.tsx";
import { Tag } from "./parts.tsx";
import "./tagField.css";

export type TagFieldProps = {
  label: string;
  placeholder: string;
  /** Those that can be picked. */
  tags: readonly { name: string; colour: string | null }[];
  /** Whether the person may make new ones. */
  mayCreate: boolean;
  /** Rejects where they cannot be given: then what was typed is still there, with the reason. */
  onPick: (names: string[]) => Promise<unknown>;
};

/** Several can be written at once. */
const BETWEEN = /[,，、]/;

const fold = (name: string) => name.normalize("NFKC").toLowerCase().trim();

export const TagField = ({ label, placeholder, tags, mayCreate, onPick }: TagFieldProps) => {
  const { t } = useWords();
  const id = useId();
  const [typed, setTyped] = useState("");
  const [refusal, setRefusal] = useState<string | null>(null);
  /** The line that the arrow keys have come to; what is typed counts while it is none. */
  const [at, setAt] = useState<number | null>(null);

  const named = (name: string) => tags.find((it) => fold(it.name) === fold(name));
  const words = typed.split(BETWEEN).filter((it) => it.trim() !== "");
  const last = (words.at(-1) ?? "").trim();
  const fitting = tags.filter((it) => fold(it.name).includes(fold(last)));
  const isNew = mayCreate && last !== "" && !named(last);
  const names = [...fitting.map((it) => it.name), ...(isNew ? [last] : [])];

  const write = (text: string) => {
    setTyped(text);
    setRefusal(null);
    setAt(null);
  };
  const pick = async (picked: string[]) => {
    const unknown = picked.find((it) => !named(it));
    if (unknown !== undefined && !mayCreate) {
      return setRefusal(t("tags.no_such", { name: unknown.trim() }));
    }
    try {
      await onPick(picked.map((it) => named(it)?.name ?? it.trim()));
      write("");
    } catch (error) {
      setRefusal((isFailure(error) && error.sentence) || t("actions.unexpected"));
    }
  };
  const handleKey = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      const next = at === null ? (step > 0 ? 0 : names.length - 1) : at + step;
      setAt(next >= 0 && next < names.length ? next : null);
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter") {
      event.preventDefault();
      const chosen = at === null ? undefined : names[at];
      if (chosen !== undefined) pick([chosen]);
      else if (words.length > 0) pick(words);
    }
  };
  return (
    <div className="tag-field">
      <TextInput
        size="xs"
        role="combobox"
        aria-label={label}
        aria-expanded={names.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={at === null ? undefined : `${id}-${at}`}
        aria-autocomplete="list"
        placeholder={placeholder}
        value={typed}
        error={refusal}
        onChange={(event) => write(event.currentTarget.value)}
        onKeyDown={handleKey}
        autoFocus
        // A dialog that it stands in gives the focus to nothing before it.
        data-autofocus
      />
      <div id={`${id}-list`} role="listbox" aria-label={label}>
        {names.map((name, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field
          <div
            key={name}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            // The field keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => pick([name])}
          >
            {index < fitting.length ? (
              <Tag name={name} colour={fitting[index]?.colour} />
            ) : (
              <>
                <IconPlus size={14} />
                <span className="ellipsis">{t("tags.create_named", { name })}</span>
              </>
            )}
          </div>
        ))}
      </div>
    </div>
  );
};
