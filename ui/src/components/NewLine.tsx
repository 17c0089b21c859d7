import { IconPlus } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";

import { isImeEvent } from "../lib/ime.ts";

type NewLineProps = {
  label: string;
  initial?: string;
  onAdd: (name: string) => void;
  onCancel?: () => void;
};

/** One line: a name, Enter. */
export const NewLine = ({ label, initial = "", onAdd, onCancel }: NewLineProps) => {
  const [name, setName] = useState(initial);
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "") return;
    onAdd(name.trim());
    setName("");
  };
  return (
    <form className="task-add" onSubmit={handleSubmit}>
      <IconPlus size={15} />
      <input
        className="bare"
        aria-label={label}
        placeholder={label}
        value={name}
        // biome-ignore lint/a11y/noAutofocus: the person has just asked for this line
        autoFocus={onCancel !== undefined}
        onChange={(event) => setName(event.currentTarget.value)}
        onBlur={onCancel}
        onKeyDown={(event) => {
          if (event.key === "Escape" && !isImeEvent(event)) onCancel?.();
        }}
      />
    </form>
  );
};
