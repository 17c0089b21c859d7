import { IconArrowDown, IconArrowUp, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";

import type { Field } from "../../bindings/commands.ts";
import { Select } from "../../components/index.ts";
import { useFieldWord, useIsUsual } from "../../lib/me.ts";
import { useWords } from "../../lib/words.tsx";
import { fieldsQuery } from "./api.ts";

type FieldOrderProps = {
  fields: readonly Field[];
  onChange: (fields: readonly Field[]) => void;
};

/** Which fields, one below the other as they will stand side by side. */
export const FieldOrder = ({ fields, onChange }: FieldOrderProps) => {
  const { t } = useWords();
  const word = useFieldWord();
  const isUsual = useIsUsual();
  const all = useQuery(fieldsQuery()).data ?? [];
  const moved = useRef<{ field: Field; by: 1 | -1 } | null>(null);
  const list = useRef<HTMLUListElement>(null);
  // The button that was pressed travels with its line, and keeps the focus; at the end of its way
  // the other one has it.
  useEffect(() => {
    if (moved.current === null) return;
    const { field, by } = moved.current;
    const button = (way: number) =>
      list.current?.querySelector<HTMLElement>(`[data-move="${field}${way}"]:not([disabled])`);
    (button(by) ?? button(-by))?.focus();
    moved.current = null;
  });
  const left = all.filter((it) => !fields.includes(it));
  // What is not usual here is still there to be had, behind the others.
  const offered = [...left.filter(isUsual), ...left.filter((it) => !isUsual(it))];
  const move = (at: number, by: 1 | -1) => {
    const next = [...fields];
    const [field] = next.splice(at, 1);
    if (!field) return;
    next.splice(at + by, 0, field);
    moved.current = { field, by };
    onChange(next);
  };
  return (
    <div className="export-fields">
      <ul ref={list} aria-label={t("exports.fields")}>
        {fields.map((field, at) => (
          <li key={field}>
            <span className="ellipsis">{word(field)}</span>
            <button
              type="button"
              className="tool-button"
              aria-label={t("exports.field_up", { field: word(field) })}
              data-move={`${field}-1`}
              disabled={at === 0}
              onClick={() => move(at, -1)}
            >
              <IconArrowUp size={14} />
            </button>
            <button
              type="button"
              className="tool-button"
              aria-label={t("exports.field_down", { field: word(field) })}
              data-move={`${field}1`}
              disabled={at === fields.length - 1}
              onClick={() => move(at, 1)}
            >
              <IconArrowDown size={14} />
            </button>
            <button
              type="button"
              className="tool-button"
              aria-label={t("exports.field_remove", { field: word(field) })}
              disabled={fields.length === 1}
              onClick={() => onChange(fields.filter((it) => it !== field))}
            >
              <IconX size={14} />
            </button>
          </li>
        ))}
      </ul>
      {left.length > 0 && (
        <Select
          size="xs"
          aria-label={t("exports.field_add")}
          placeholder={t("exports.field_add")}
          data={offered.map((value) => ({ value, label: word(value) }))}
          value={null}
          onChange={(value) => value && onChange([...fields, value as Field])}
          searchable
        />
      )}
    </div>
  );
};
