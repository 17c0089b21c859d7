import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { Checkbox, DayInput, Select } from "../../components/index.ts";
import { addDays } from "../../lib/dates.ts";
import { useDesk, useMay } from "../../lib/me.ts";
import { useWords } from "../../lib/words.tsx";
import { operationsQuery, searchQuery } from "./api.ts";
import { type JournalSearch, withoutBlanks } from "./journalSearch.ts";
import { RecordChip } from "./RecordChip.tsx";
import { useTold } from "./told.ts";

type FiltersProps = {
  search: JournalSearch;
  onSearch: (search: JournalSearch) => void;
  /** What the record is called that the log is narrowed down to. */
  recordName: string | null;
};

/** The first day and the last, counted from today; without a last one up to now. */
const PERIODS = {
  today: [0, null],
  yesterday: [-1, -1],
  week: [-6, null],
  month: [-29, null],
} as const;
type Period = keyof typeof PERIODS;

/** Whose, what, when and of which customer. */
export const Filters = ({ search, onSearch, recordName }: FiltersProps) => {
  const { t } = useWords();
  const told = useTold();
  const may = useMay();
  const change = (fields: { [K in keyof JournalSearch]?: JournalSearch[K] | undefined }) =>
    onSearch(withoutBlanks({ ...search, ...fields }));
  return (
    <div className="toolbar journal-filters">
      {told.people.length > 0 && (
        <Select
          size="xs"
          aria-label={t("journal.fields.who")}
          placeholder={t("log.anyone")}
          data={told.people.map((it) => ({ value: String(it.id), label: it.name }))}
          value={search.person === undefined ? null : String(search.person)}
          onChange={(id) => change({ person: id === null ? undefined : Number(id) })}
          searchable
          clearable
        />
      )}
      <PeriodFilter search={search} onChange={change} />
      <Checkbox
        size="xs"
        className="journal-only"
        label={t("log.only_changes")}
        checked={!search.all && !search.operations}
        disabled={Boolean(search.operations)}
        onChange={(event) => change({ all: event.currentTarget.checked ? undefined : true })}
      />
      <OperationFilter search={search} onChange={(operations) => change({ operations })} />
      {search.entity ? (
        <RecordChip
          entity={search.entity}
          name={recordName ?? String(search.id ?? "")}
          onRemove={() => change({ entity: undefined, id: undefined })}
        />
      ) : (
        may("customers.read") && (
          <CustomerFilter onChoose={(id) => change({ entity: "customers", id })} />
        )
      )}
    </div>
  );
};

type OperationFilterProps = {
  search: JournalSearch;
  onChange: (operations: string[] | undefined) => void;
};

/** The operations that occur; those that people call by one word are one. */
const OperationFilter = ({ search, onChange }: OperationFilterProps) => {
  const { t } = useWords();
  const told = useTold();
  const names = useQuery(operationsQuery()).data ?? [];
  const byWord = new Map<string, string[]>();
  for (const name of [...names, ...(search.operations ?? [])]) {
    const word = told.operation(name);
    const known = byWord.get(word) ?? [];
    if (!known.includes(name)) byWord.set(word, [...known, name]);
  }
  const chosen = search.operations?.[0];
  return (
    <Select
      size="xs"
      aria-label={t("journal.fields.operation")}
      placeholder={t("log.any_operation")}
      data={[...byWord.keys()]}
      value={chosen === undefined ? null : told.operation(chosen)}
      onChange={(word) => onChange(word === null ? undefined : byWord.get(word))}
      searchable
      clearable
    />
  );
};

type PeriodFilterProps = {
  search: JournalSearch;
  onChange: (fields: { from: string | undefined; to: string | undefined }) => void;
};

const PeriodFilter = ({ search, onChange }: PeriodFilterProps) => {
  const { t } = useWords();
  const { me } = useDesk();
  const { from, to } = search;
  const daysOf = (period: Period) => {
    const [first, last] = PERIODS[period];
    return {
      from: addDays(me.today, first),
      to: last === null ? undefined : addDays(me.today, last),
    };
  };
  const period = (Object.keys(PERIODS) as Period[]).find((it) => {
    const days = daysOf(it);
    return days.from === from && days.to === to;
  });
  const [isOwn, setOwn] = useState(period === undefined && (from ?? to) !== undefined);
  const choose = (value: string | null) => {
    setOwn(value === "own");
    if (value === null) onChange({ from: undefined, to: undefined });
    else if (value !== "own") onChange(daysOf(value as Period));
  };
  return (
    <>
      <Select
        size="xs"
        aria-label={t("journal.fields.at")}
        placeholder={t("log.any_time")}
        data={[
          { value: "today", label: t("dates.today") },
          { value: "yesterday", label: t("dates.yesterday") },
          { value: "week", label: t("log.last_days", { count: 7 }) },
          { value: "month", label: t("log.last_days", { count: 30 }) },
          { value: "own", label: t("log.own_days") },
        ]}
        value={isOwn ? "own" : (period ?? null)}
        onChange={choose}
        clearable
      />
      {isOwn && (
        <>
          <DayInput
            aria-label={t("log.from")}
            value={from ?? ""}
            onChange={(date) => onChange({ from: date || undefined, to })}
          />
          <span className="day-dash">–</span>
          <DayInput
            aria-label={t("log.to")}
            value={to ?? ""}
            onChange={(date) => onChange({ from, to: date || undefined })}
          />
        </>
      )}
    </>
  );
};

/** A customer by name, number or phone. */
const CustomerFilter = ({ onChoose }: { onChoose: (id: number) => void }) => {
  const { t } = useWords();
  const [text, setText] = useState("");
  const found = useQuery({
    ...searchQuery(text),
    enabled: text.trim() !== "",
    placeholderData: keepPreviousData,
  });
  const rows = text.trim() === "" ? [] : (found.data?.rows ?? []);
  return (
    <Select
      size="xs"
      aria-label={t("customers.one")}
      placeholder={t("log.any_customer")}
      data={rows.map((it) => ({ value: String(it.id), label: `${it.name} · ${it.file_no}` }))}
      filter={({ options }) => options}
      value={null}
      searchValue={text}
      onSearchChange={setText}
      onChange={(id) => id !== null && onChoose(Number(id))}
      searchable
      nothingFoundMessage={
        text.trim() === "" ? t("log.type_customer") : t("customers.nothing_found")
      }
    />
  );
};
