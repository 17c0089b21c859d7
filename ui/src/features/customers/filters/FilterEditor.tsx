import { IconPlus, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import type { Field, Filter } from "../../../bindings/commands.ts";
import { Button, DayInput, MultiSelect, Select, TextInput } from "../../../components/index.ts";
import { useIsUsual, useMay } from "../../../lib/me.ts";
import { BETWEEN, periodWord } from "../../../lib/periods.ts";
import { useSettled } from "../../../lib/settled.ts";
import { type Key, useWords } from "../../../lib/words.tsx";
import { categoriesQuery, countQuery, departmentsQuery, importsQuery } from "../api.ts";
import { categoryChoices } from "../categories.ts";
import type { ListQuery } from "../listSearch.ts";
import { useShown } from "../shown.ts";
import {
  draftOf,
  filterOf,
  type Group,
  type How,
  isGroup,
  type Mode,
  needsValue,
  newGroup,
  newRow,
  type Part,
  type Row,
  replaced,
} from "./draft.ts";
import { howsOf, kindOf, offeredTo, PERIODS } from "./offered.ts";

/** Groups inside the chip: with the row of chips itself, conditions stand two levels deep. */
const DEEPEST = 1;
const SETTLES_MS = 200;
const MODES: readonly Mode[] = ["all", "any", "none"];

type FilterEditorProps = {
  /** What is changed; none for a new condition. */
  filter: Filter | null;
  /** The list as it would be with this condition. */
  listWith: (filter: Filter | null) => ListQuery;
  /** What has been built so far: none while it lacks something. */
  onBuilt: (filter: Filter | null) => void;
  onApply: (filter: Filter | null) => void;
};

/** Builds a condition; how many customers fit is said before it is applied. */
const FilterEditor = ({ filter, listWith, onBuilt, onApply }: FilterEditorProps) => {
  const { t } = useWords();
  const [draft, setDraft] = useState<Group>(() =>
    filter ? draftOf(filter) : newGroup("all", [newRow("status", "equal")]),
  );
  const built = filterOf(draft);
  const settled = useSettled(built, SETTLES_MS, JSON.stringify(built));
  const count = useQuery({
    ...countQuery(listWith(settled)),
    enabled: settled !== null,
    placeholderData: (before) => before,
  });
  const isNothing = draft.parts.length === 0;
  const lacksValue = !built && !isNothing;
  const isWhole = built !== null && !count.isError;
  useEffect(() => onBuilt(isWhole ? built : null));
  return (
    <form
      className="filter-editor"
      onSubmit={(event) => {
        event.preventDefault();
        if (built || isNothing) onApply(built);
      }}
    >
      <GroupEditor
        group={draft}
        depth={0}
        onChange={(key, part) =>
          setDraft(key === draft.key ? (part as Group) : replaced(draft, key, part))
        }
      />
      <div className="filter-foot">
        <span className="muted num" role="status">
          {built && count.data !== undefined && t("customers.filter_fits", { count: count.data })}
          {built && count.error?.sentence}
          {lacksValue && t("customers.filter_lacks_value")}
        </span>
        <Button type="submit" size="xs" disabled={lacksValue || count.isError}>
          {t("customers.filter_apply")}
        </Button>
      </div>
    </form>
  );
};

export default FilterEditor;

type ChangePart = (key: number, part: Part | null) => void;

type GroupEditorProps = { group: Group; depth: number; onChange: ChangePart };

const GroupEditor = ({ group, depth, onChange }: GroupEditorProps) => {
  const { t } = useWords();
  const add = (part: Part) => onChange(group.key, { ...group, parts: [...group.parts, part] });
  const isPlain = group.parts.length < 2 && group.mode === "all" && depth === 0;
  return (
    <fieldset className={`filter-group ${depth > 0 ? "inner" : ""}`}>
      {!isPlain && (
        <div className="filter-mode">
          <Select
            aria-label={t("customers.filter_mode")}
            size="xs"
            data={MODES.map((value) => ({ value, label: t(`customers.filter_${value}`) }))}
            value={group.mode}
            onChange={(value) => value && onChange(group.key, { ...group, mode: value as Mode })}
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
          />
          {depth > 0 && (
            <button
              type="button"
              className="tool-button"
              aria-label={t("customers.filter_drop_group")}
              onClick={() => onChange(group.key, null)}
            >
              <IconX size={14} />
            </button>
          )}
        </div>
      )}
      {group.parts.map((part) =>
        isGroup(part) ? (
          <GroupEditor key={part.key} group={part} depth={depth + 1} onChange={onChange} />
        ) : (
          <RowEditor key={part.key} row={part} onChange={onChange} />
        ),
      )}
      <div className="filter-adds">
        <button
          type="button"
          className="tool-button"
          onClick={() => add(newRow("status", "equal"))}
        >
          <IconPlus size={14} />
          {t("customers.filter_add")}
        </button>
        {depth < DEEPEST && (
          <button
            type="button"
            className="tool-button"
            onClick={() => add(newGroup("any", [newRow("status", "equal")]))}
          >
            <IconPlus size={14} />
            {t("customers.filter_add_group")}
          </button>
        )}
      </div>
    </fieldset>
  );
};

type RowEditorProps = { row: Row; onChange: ChangePart };

const RowEditor = ({ row, onChange }: RowEditorProps) => {
  const { t } = useWords();
  const shown = useShown();
  const set = (fields: Partial<Row>) => onChange(row.key, { ...row, ...fields });
  const chooseField = (field: Field) =>
    set({ field, how: howsOf(field)[0] ?? "equal", values: [] });
  const chooseHow = (how: How) => {
    const keeps = how.replace("not_", "") === row.how.replace("not_", "");
    const isDay = kindOf(row.field) === "date";
    set({ how, values: keeps || !isDay ? row.values : [] });
  };
  const may = useMay();
  const isUsual = useIsUsual();
  const offered = offeredTo(may).filter(isUsual);
  const fields = offered.map((value) => ({ value, label: shown.field(value) }));
  const isKnown = offered.includes(row.field);
  return (
    <div className="filter-row">
      <Select
        aria-label={t("customers.filter_field")}
        size="xs"
        data={isKnown ? fields : [...fields, { value: row.field, label: shown.field(row.field) }]}
        value={row.field}
        onChange={(value) => value && chooseField(value as Field)}
        allowDeselect={false}
        searchable
        comboboxProps={{ withinPortal: false }}
      />
      <Select
        aria-label={t("customers.filter_how")}
        size="xs"
        data={howsWith(row).map((value) => ({ value, label: t(`operators.${value}` as Key) }))}
        value={row.how}
        onChange={(value) => value && chooseHow(value as How)}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
      />
      {needsValue(row.how) ? (
        <ValueEditor row={row} onValues={(values) => set({ values })} />
      ) : (
        <i />
      )}
      <button
        type="button"
        className="tool-button"
        aria-label={t("customers.filter_drop")}
        onClick={() => onChange(row.key, null)}
      >
        <IconX size={14} />
      </button>
    </div>
  );
};

/** What is offered for the field; and what an address may have asked besides. */
const howsWith = ({ field, how }: Row) => {
  const offered = howsOf(field);
  return offered.includes(how) ? offered : [...offered, how];
};

type ValueEditorProps = { row: Row; onValues: (values: string[]) => void };

const ValueEditor = ({ row, onValues }: ValueEditorProps) => {
  const { t } = useWords();
  const shown = useShown();
  const kind = kindOf(row.field);
  const categories = useQuery({ ...categoriesQuery(), enabled: kind === "category" }).data ?? [];
  const asksDepartment = kind === "department";
  const departments = useQuery({ ...departmentsQuery(), enabled: asksDepartment }).data ?? [];
  const may = useMay();
  const isImport = kind === "import" && may("imports.run");
  useQuery({ ...importsQuery(), enabled: isImport });
  const label = t("customers.filter_value");
  if (kind === "date") return <DateEditor row={row} onValues={onValues} />;
  if (kind === "text") {
    return (
      <TextInput
        aria-label={label}
        size="xs"
        value={row.values[0] ?? ""}
        onChange={(event) => onValues([event.currentTarget.value])}
      />
    );
  }
  const me = { value: "me", label: t("customers.me") };
  const data = {
    choice: () => shown.offered(row.field),
    tags: () => shown.tags.map((it) => ({ value: it.name, label: it.name })),
    person: () => [me, ...shown.people],
    kind: () => ["person", "company"].map((value) => ({ value, label: shown.kind(value) })),
    category: () => categoryChoices(categories),
    import: () => shown.imports,
    department: () => departments.map(({ name }) => ({ value: name, label: name })),
  }[kind]();
  if (kind === "category" || kind === "kind" || kind === "department") {
    return (
      <Select
        aria-label={label}
        size="xs"
        data={data}
        value={row.values[0] ?? null}
        onChange={(value) => onValues(value ? [value] : [])}
        searchable
        comboboxProps={{ withinPortal: false }}
      />
    );
  }
  // What is retired can still be asked for.
  const known = new Set(data.map((it) => it.value));
  const others = row.values.filter((it) => !known.has(it));
  const more = others.map((value) => ({ value, label: shown.value(row.field, value) }));
  return (
    <MultiSelect
      aria-label={label}
      size="xs"
      data={[...data, ...more]}
      value={row.values}
      onChange={onValues}
      searchable
      hidePickedOptions
      comboboxProps={{ withinPortal: false }}
    />
  );
};

const DateEditor = ({ row, onValues }: ValueEditorProps) => {
  const { t, find, language } = useWords();
  const value = row.values[0] ?? "";
  const label = t("customers.filter_value");
  if (!row.how.endsWith("within")) {
    return (
      <DayInput
        aria-label={label}
        value={value}
        onChange={(date) => onValues([date])}
        onTyping={(text) => onValues([text])}
      />
    );
  }
  const isCustom = value.includes(BETWEEN);
  const [from = "", to = ""] = isCustom ? value.split(BETWEEN) : [];
  const isNamed = (PERIODS as readonly string[]).includes(value);
  const offered = [...PERIODS, ...(value && !isCustom && !isNamed ? [value] : [])];
  return (
    <div className="filter-days">
      <Select
        aria-label={label}
        size="xs"
        data={[
          ...offered.map((it) => ({ value: it, label: periodWord(it, { t, find, language }) })),
          { value: BETWEEN, label: t("customers.filter_days") },
        ]}
        value={isCustom ? BETWEEN : value || null}
        onChange={(chosen) => onValues(chosen ? [chosen] : [])}
        comboboxProps={{ withinPortal: false }}
      />
      {isCustom && (
        <>
          <DayInput
            aria-label={t("customers.filter_from")}
            value={from}
            onChange={(date) => onValues([`${date}${BETWEEN}${to}`])}
            onTyping={(text) => onValues([`${text}${BETWEEN}${to}`])}
          />
          <DayInput
            aria-label={t("customers.filter_to")}
            value={to}
            onChange={(date) => onValues([`${from}${BETWEEN}${date}`])}
            onTyping={(text) => onValues([`${from}${BETWEEN}${text}`])}
          />
        </>
      )}
    </div>
  );
};
