import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";

import { Button, DayInput, Select } from "../../components/index.ts";
import { useWords } from "../../lib/words.tsx";
import { departmentsQuery } from "./api.ts";
import type { BulkField, useBulk } from "./bulk.ts";
import { useShown } from "./shown.ts";

type BulkFieldsProps = { bulk: ReturnType<typeof useBulk>; onDone: () => void };

/** One field and its value, for everything that is selected. */
const BulkFields = ({ bulk, onDone }: BulkFieldsProps) => {
  const { t } = useWords();
  const shown = useShown();
  const departments = useQuery(departmentsQuery()).data ?? [];
  const [field, setField] = useState<BulkField>("next_follow_up_on");
  const [value, setValue] = useState("");
  const [isEmpty, setEmpty] = useState(false);
  /**
   * What is given now, or typed and not understood yet, and whether it was asked to be written
   * meanwhile. A press may come before what was understood is drawn.
   */
  const now = useRef({ value: "", text: "", isAsked: false });
  const isDay = field === "next_follow_up_on";
  const choicesOf = (it: BulkField) =>
    it === "department"
      ? departments.map(({ name }) => ({ value: name, label: name }))
      : shown.offered(it);
  const fields = (["level", "source", "industry", "department"] as const)
    .filter((it) => choicesOf(it).length > 0)
    .map((it) => ({ value: it, label: shown.field(it) }));
  const choices = choicesOf(field);

  const begin = (next: string, text = "") => {
    setValue(next);
    setEmpty(false);
    now.current = { value: next, text, isAsked: false };
  };
  const write = (given: string) => {
    const word = choices.find((it) => it.value === given)?.label ?? shown.written(given);
    onDone();
    bulk.set(field, given, word);
  };
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (now.current.value !== "") write(now.current.value);
    else if (now.current.text !== "") now.current.isAsked = true;
    else setEmpty(true);
  };
  /** Whoever asked before their day was understood does not ask again. */
  const handleDay = (date: string) => {
    const { isAsked } = now.current;
    begin(date);
    if (isAsked && date !== "") write(date);
  };
  const error = isEmpty ? t("actions.fill_in") : null;
  const label = t("customers.filter_value");
  return (
    <form className="bulk-fields" onSubmit={handleSubmit}>
      <Select
        label={t("customers.filter_field")}
        size="xs"
        data={[{ value: "next_follow_up_on", label: shown.field("next_follow_up_on") }, ...fields]}
        value={field}
        onChange={(next) => {
          setField((next ?? field) as BulkField);
          begin("");
        }}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
        data-autofocus
      />
      {isDay ? (
        <DayInput
          label={label}
          value={value}
          error={error}
          onChange={handleDay}
          onTyping={(text) => begin("", text)}
        />
      ) : (
        <Select
          key={field}
          label={label}
          size="xs"
          data={choices}
          value={value || null}
          error={error}
          onChange={(next) => begin(next ?? "")}
          searchable
          comboboxProps={{ withinPortal: false }}
        />
      )}
      <Button size="xs" type="submit">
        {t("customers.change_do")}
      </Button>
    </form>
  );
};

export default BulkFields;
