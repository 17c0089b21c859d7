import { IconFilter } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import type { Field, Filter, Operator } from "../../bindings/commands.ts";
import { Button, Popover, Select, TagsInput, TextInput } from "../../components/index.ts";
import { useWords } from "../../lib/words.tsx";
import { categoriesQuery, pageQuery } from "./api.ts";
import { categoryChoices } from "./categories.ts";
import type { ListQuery } from "./listSearch.ts";
import { useShown } from "./shown.ts";

const CHOICE: Operator[] = ["equal", "not_equal", "is_set", "is_unset"];
const TEXT: Operator[] = ["contains", "equal", "is_set", "is_unset"];
const DATE: Operator[] = ["at_least", "at_most", "is_set", "is_unset"];
const PRESENCE: Operator[] = ["equal", "is_set", "is_unset"];

const OFFERED: [Field, Operator[]][] = [
  ["status", CHOICE],
  ["tags", CHOICE],
  ["category", ["under", ...CHOICE]],
  ["owner", CHOICE],
  ["level", CHOICE],
  ["source", CHOICE],
  ["industry", CHOICE],
  ["kind", ["equal"]],
  ["city", TEXT],
  ["province", TEXT],
  ["company", TEXT],
  ["name", TEXT],
  ["phone", PRESENCE],
  ["email", PRESENCE],
  ["next_follow_up_on", DATE],
  ["last_contact_at", DATE],
  ["created_at", DATE],
];

const needsValue = (operator: Operator) => operator !== "is_set" && operator !== "is_unset";

type FilterButtonProps = { list: ListQuery; onAdd: (filter: Filter) => void };

/** Builds one condition; how many customers fit is shown before it is applied. */
export const FilterButton = ({ list, onAdd }: FilterButtonProps) => {
  const { t } = useWords();
  const shown = useShown();
  const [isOpen, setOpen] = useState(false);
  const [field, setField] = useState<Field>("status");
  const [operator, setOperator] = useState<Operator>("equal");
  const [values, setValues] = useState<string[]>([]);
  const categories = useQuery({ ...categoriesQuery(), enabled: isOpen }).data ?? [];

  const operators = OFFERED.find(([it]) => it === field)?.[1] ?? TEXT;
  const isComplete = !needsValue(operator) || values.some((it) => it.trim() !== "");
  const filter: Filter = { is: { field, operator, values: needsValue(operator) ? values : [] } };
  const both = list.filter ? { and: [list.filter, filter] } : filter;
  const count = useQuery({
    ...pageQuery({ ...list, filter: both }, 1, 1),
    enabled: isOpen && isComplete,
  });

  const chooseField = (next: Field) => {
    setField(next);
    setOperator(OFFERED.find(([it]) => it === next)?.[1][0] ?? "equal");
    setValues([]);
  };
  const apply = () => {
    onAdd(filter);
    setOpen(false);
    setValues([]);
  };

  const options = (): { value: string; label: string }[] | null => {
    if (["status", "level", "source", "industry"].includes(field)) return shown.offered(field);
    if (field === "tags") return shown.tags.map((it) => ({ value: it.name, label: it.name }));
    if (field === "owner") return shown.people;
    if (field === "kind") {
      return ["person", "company"].map((value) => ({ value, label: shown.kind(value) }));
    }
    if (field === "category") return categoryChoices(categories);
    return null;
  };
  const offered = options();

  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" shadow="md" trapFocus>
      <Popover.Target>
        <button type="button" className="tool-button dashed" onClick={() => setOpen(!isOpen)}>
          <IconFilter size={15} />
          {t("customers.filter")}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          style={{ display: "grid", gap: 12, width: 280 }}
          onSubmit={(event) => {
            event.preventDefault();
            if (isComplete) apply();
          }}
        >
          <Select
            label={t("customers.filter_field")}
            data={OFFERED.map(([value]) => ({ value, label: shown.field(value) }))}
            value={field}
            onChange={(value) => value && chooseField(value as Field)}
            allowDeselect={false}
            searchable
            comboboxProps={{ withinPortal: false }}
          />
          <Select
            label={t("customers.filter_how")}
            data={operators.map((value) => ({ value, label: shown.operatorWord(value) }))}
            value={operator}
            onChange={(value) => value && setOperator(value as Operator)}
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
          />
          {needsValue(operator) && offered && field !== "tags" && (
            <Select
              label={t("customers.filter_value")}
              data={offered}
              value={values[0] ?? null}
              onChange={(value) => setValues(value ? [value] : [])}
              searchable
              comboboxProps={{ withinPortal: false }}
            />
          )}
          {needsValue(operator) && field === "tags" && (
            <TagsInput
              label={t("customers.filter_value")}
              data={shown.tags.map((it) => it.name)}
              value={values}
              onChange={setValues}
              comboboxProps={{ withinPortal: false }}
            />
          )}
          {needsValue(operator) && !offered && (
            <TextInput
              label={t("customers.filter_value")}
              type={operators === DATE ? "date" : "text"}
              value={values[0] ?? ""}
              onChange={(event) => setValues([event.currentTarget.value])}
            />
          )}
          <div style={{ display: "flex", alignItems: "center", gap: 8 }}>
            <span className="muted num" role="status" style={{ flex: 1 }}>
              {isComplete && count.data && t("customers.filter_fits", { count: count.data.total })}
              {isComplete && count.error?.sentence}
            </span>
            <Button type="submit" size="xs" disabled={!isComplete || count.isError}>
              {t("customers.filter_apply")}
            </Button>
          </div>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
};
