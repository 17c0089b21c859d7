import {
  IconColumns3,
  IconLayoutRows,
  IconSearch,
  IconTrash,
  IconUsers,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";

import type { Chosen, Customer, Density, Filter } from "../../bindings/commands.ts";
import {
  Button,
  Checkbox,
  countOf,
  Empty,
  Grid,
  has,
  Menu,
  NOTHING,
  Notice,
  type Selection,
  Skeletons,
  Tabs,
} from "../../components/index.ts";
import { copyText } from "../../lib/browser.ts";
import { addDays } from "../../lib/dates.ts";
import { useDesk, useMay } from "../../lib/me.ts";
import { usePane } from "../../lib/panes.ts";
import { useSaid } from "../../lib/said.ts";
import { useShortcut } from "../../lib/shortcuts.ts";
import { type Key, useWords, type Values } from "../../lib/words.tsx";
import { countQuery } from "./api.ts";
import { BulkBar } from "./BulkBar.tsx";
import { chosenOf } from "./bulk.ts";
import { useColumns } from "./columns.tsx";
import { FilterChips } from "./filters/FilterChips.tsx";
import { type ListQuery, type ListSearch, queryOf, type View } from "./listSearch.ts";
import { useCustomerRows, useReadyList } from "./rows.ts";
import { SearchField } from "./SearchField.tsx";

type CustomersPageProps = {
  search: ListSearch;
  onSearch: (search: ListSearch) => void;
  onOpen: (customer: Customer, at: number) => void;
  onCreate: () => void;
  onImport: () => void;
  onDensity: (density: Density) => void;
  /** Begins an export of what is selected; none where the person may not export. */
  onExport: ((chosen: Chosen, count: number) => void) | null;
  /** What is selected now; none at all, and nothing any more once the page is left. */
  onSelected: (selected: { chosen: Chosen; count: number } | null) => void;
  /** What is shown beside the list of the customer that is looked at. */
  peek: (customer: Customer, close: () => void) => ReactNode;
};

const TABS: { view: View; label: Key }[] = [
  { view: "all", label: "customers.all" },
  { view: "mine", label: "customers.mine" },
  { view: "due", label: "customers.due_week" },
  { view: "quiet", label: "customers.quiet" },
];

/** How many there are, or more than how many until they are counted. */
const counted = (
  key: "customers.count" | "customers.rows",
  total: number,
  isCounted: boolean,
  values: Values = {},
): [Key, Values] =>
  isCounted ? [key, { ...values, count: total }] : [`${key}_more`, { ...values, count: total - 1 }];

/** Where each list was left, for as long as the window is open. */
const places = new Map<string, number>();

/** The list that an address names, as this person sees it today. */
const useQueryOf = () => {
  const { me } = useDesk();
  const { today } = me;
  const { login } = me.who;
  return useCallback(
    (search: ListSearch) =>
      queryOf(search, {
        login,
        today,
        in7Days: addDays(today, 7),
        ago30Days: addDays(today, -30),
      }),
    [login, today],
  );
};

export const useListQuery = (search: ListSearch) => {
  const listOf = useQueryOf();
  const { view, q, filters, sort, desc } = search;
  return useMemo(
    () =>
      listOf({
        ...(view && { view }),
        ...(q && { q }),
        ...(filters && { filters }),
        ...(sort && { sort }),
        ...(desc !== undefined && { desc }),
      }),
    [view, q, filters, sort, desc, listOf],
  );
};

export const CustomersPage = (props: CustomersPageProps) => {
  const { search, onSearch } = props;
  const { t } = useWords();
  const may = useMay();
  const list = useReadyList(useListQuery(search));
  const rows = useCustomerRows(list);
  const [selection, setSelection] = useState<Selection>(NOTHING);
  const { onSelected } = props;
  const { total } = rows;
  useEffect(() => {
    const count = countOf(selection, total ?? 0);
    onSelected(count > 0 ? { chosen: chosenOf(selection, list), count } : null);
    return () => onSelected(null);
  }, [selection, list, total, onSelected]);
  const view = search.view ?? "all";
  const tabs = may("customers.delete")
    ? [...TABS, { view: "bin", label: "customers.bin" } as const]
    : TABS;

  const isGoing = useRef(false);
  /** On into the rows: at once, or when those that are being searched for are there. */
  const goToRows = (isLater: boolean) => {
    isGoing.current = isLater;
    if (!isLater) focusRows();
  };
  useEffect(() => {
    if (isGoing.current && rows.total !== null && focusRows()) isGoing.current = false;
  });

  const change = (fields: Partial<ListSearch>) => {
    setSelection(NOTHING);
    const next: ListSearch = { ...search, ...fields };
    delete next.at;
    onSearch(next);
  };
  const chooseView = (next: View) => {
    const { filters, q } = search;
    setSelection(NOTHING);
    onSearch({ view: next, ...(filters && { filters }), ...(q && { q }) });
  };

  return (
    <>
      <div className="page-title list-title">
        <h1>{t("customers.title")}</h1>
        <span className="sub num" role="status">
          {rows.total !== null && t(...counted("customers.count", rows.total, rows.isCounted))}
        </span>
      </div>
      <Tabs
        tabs={tabs.map((it) => ({ name: it.view, title: t(it.label) }))}
        chosen={view}
        onChoose={chooseView}
      />
      <Toolbar {...props} change={change} onRows={goToRows} />
      <Body
        key={JSON.stringify(list)}
        {...props}
        rows={rows}
        change={change}
        listKey={JSON.stringify(list)}
        list={list}
        selection={selection}
        onSelect={setSelection}
      />
    </>
  );
};

const focusRows = () => {
  const grid = document.querySelector<HTMLElement>('[role="grid"]');
  grid?.focus();
  return grid !== null;
};

type Change = { change: (fields: Partial<ListSearch>) => void };

const NO_FILTERS: Filter[] = [];

type ToolbarProps = CustomersPageProps & Change & { onRows: (isLater: boolean) => void };

const Toolbar = ({ search, change, onDensity, onRows }: ToolbarProps) => {
  const { t } = useWords();
  const { density } = useDesk();
  const { all, arrangement } = useColumns();
  const listOf = useQueryOf();
  const filters = search.filters ?? NO_FILTERS;
  return (
    <div className="toolbar">
      <SearchField q={search.q ?? ""} onSearch={(q) => change({ q })} onRows={onRows} />
      <FilterChips
        filters={filters}
        listWith={(next) => listOf({ ...search, filters: next })}
        onChange={(next) => change({ filters: next })}
      />
      <div className="tools">
        <Menu position="bottom-end" shadow="md" closeOnItemClick={false}>
          <Menu.Target>
            <button type="button" className="tool-button">
              <IconColumns3 size={16} />
              {t("customers.columns")}
            </button>
          </Menu.Target>
          <Menu.Dropdown mah={420} style={{ overflow: "auto" }}>
            {all.map((it) => (
              <Menu.Item
                key={it.id}
                disabled={it.id === "name"}
                rightSection={it.id === "name" && t("customers.column_always")}
                onClick={() => arrangement.toggle(it.id)}
                leftSection={
                  <Checkbox size="xs" checked={it.isShown} readOnly tabIndex={-1} aria-hidden />
                }
              >
                {it.title}
              </Menu.Item>
            ))}
            {arrangement.isOwn && (
              <>
                <Menu.Divider />
                <Menu.Item onClick={arrangement.reset}>{t("customers.columns_reset")}</Menu.Item>
              </>
            )}
          </Menu.Dropdown>
        </Menu>
        <Menu position="bottom-end" shadow="md">
          <Menu.Target>
            <button type="button" className="tool-button">
              <IconLayoutRows size={16} />
              {t("customers.density")}
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            {(["compact", "normal", "roomy"] as const).map((it) => (
              <Menu.Item
                key={it}
                onClick={() => onDensity(it)}
                {...(it === density ? { fw: 600, c: "var(--accent)" } : {})}
              >
                {t(`density.${it}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </div>
    </div>
  );
};

/** Two letters of one keystroke of the hand are one search. */

/** Searches while it is typed, but never in the middle of composing a word. */
type BodyProps = CustomersPageProps &
  Change & {
    rows: ReturnType<typeof useCustomerRows>;
    list: ListQuery;
    listKey: string;
    selection: Selection;
    onSelect: (selection: Selection) => void;
  };

const Body = (props: BodyProps) => {
  const { rows, search, change, selection, onSelect, list, listKey } = props;
  const { t } = useWords();
  const { density } = useDesk();
  const { columns, arrangement } = useColumns();
  const said = useSaid();
  const [cursor, setCursor] = useState(search.at ?? places.get(listKey) ?? 0);
  const [looked, setLooked] = useState<number | null>(null);
  const [range, setRange] = useState({ first: 0, last: 0 });
  const { show } = rows;
  const handleShown = useCallback(
    (first: number, last: number) => {
      show(first, last);
      setRange({ first, last });
    },
    [show],
  );
  const move = (index: number) => {
    places.set(listKey, index);
    setCursor(index);
    if (looked !== null) setLooked(index);
  };

  /** What is selected, or else the cell under the cursor, for a spreadsheet. */
  const copy = async (column: string | null) => {
    const chosen = rows.read().filter((it) => has(selection, it.id));
    const here = rows.rowAt(cursor);
    const cell = columns.find((it) => it.id === column);
    const lines = chosen.map((row) => columns.map((it) => plain(it.text(row))).join("\t"));
    const text = chosen.length > 0 ? lines.join("\n") : here && cell ? cell.text(here) : "";
    if (text === "" || !(await copyText(text))) return;
    const done = { seq: null };
    if (chosen.length > 0) said.done(t("customers.copied_rows", { count: chosen.length }), done);
    else said.done(t("actions.copied", { text }), done);
  };

  if (rows.failure) {
    const sentence = rows.failure.sentence || t("actions.unexpected");
    return (
      <div className="page-body">
        <Notice>{sentence}</Notice>
        <Button onClick={rows.retry}>{t("actions.retry")}</Button>
      </div>
    );
  }
  if (rows.isPending || rows.total === null || !arrangement.isReady)
    return <Skeletons label={t("actions.loading")} />;
  if (rows.total === 0) return <NoCustomers {...props} />;

  const sort = search.sort ?? null;
  const peeked = looked === null ? undefined : rows.rowAt(looked);
  return (
    <div style={{ display: "flex", flex: 1, minHeight: 0 }}>
      <div className="list">
        <Grid
          label={t("customers.title")}
          columns={columns}
          total={rows.total}
          density={density}
          rowAt={rows.rowAt}
          idOf={(it) => it.id}
          nameOf={(it) => it.name}
          sort={sort && { column: sort, isDescending: search.desc ?? false }}
          onSort={({ column, isDescending }) =>
            change({ sort: column as NonNullable<ListSearch["sort"]>, desc: isDescending })
          }
          idsBetween={rows.idsBetween}
          selection={selection}
          onSelect={onSelect}
          cursor={Math.min(cursor, rows.total - 1)}
          onCursor={move}
          onOpen={(row) => props.onOpen(row, cursor)}
          onPeek={() => setLooked(looked === null ? cursor : null)}
          onShown={handleShown}
          onResize={arrangement.resize}
          onMove={arrangement.move}
          onCopy={copy}
          selectLabel={t("customers.select")}
          selectAllLabel={t("customers.select_shown")}
        />
        <div className="foot num">
          {t(
            ...counted("customers.rows", rows.total, rows.isCounted, {
              from: range.first + 1,
              to: range.last + 1,
            }),
          )}
        </div>
        <BulkBar
          selection={selection}
          list={list}
          total={rows.isCounted ? rows.total : null}
          onSelect={onSelect}
          onExport={props.onExport}
        />
      </div>
      {peeked && (
        <PeekPane onClose={() => setLooked(null)}>
          {props.peek(peeked, () => setLooked(null))}
        </PeekPane>
      )}
    </div>
  );
};

type PeekPaneProps = { onClose: () => void; children: ReactNode };

/** Beside the list: Escape closes it from wherever the focus is. */
const PeekPane = ({ onClose, children }: PeekPaneProps) => {
  const { t } = useWords();
  usePane();
  useShortcut({ keys: "escape", label: "customers.peek_close", run: onClose });
  return (
    <aside className="peek" aria-label={t("customers.peek")}>
      {children}
    </aside>
  );
};

/** One cell of a spreadsheet. */
const plain = (text: string) => text.replace(/\s+/g, " ");

/** Nothing fits, or nothing is there: what to do is said, and one step away. */
const NoCustomers = ({ search, change, onCreate, onImport }: BodyProps) => {
  const { t } = useWords();
  const filters = search.filters ?? [];
  const isNarrowed = filters.length > 0 || search.q || (search.view ?? "all") !== "all";
  const widen = () => {
    if (search.q) change({ q: "" });
    else if (filters.length > 0) change({ filters: filters.slice(0, -1) });
    else change({ view: "all" });
  };
  if (search.view === "bin" && !search.q && filters.length === 0) {
    return <Empty icon={<IconTrash size={44} stroke={1.4} />} text={t("customers.bin_empty")} />;
  }
  if (isNarrowed) {
    return (
      <Empty icon={<IconSearch size={44} stroke={1.4} />} text={t("customers.nothing_found")}>
        <Button variant="default" onClick={widen}>
          {t("customers.filter_clear")}
        </Button>
      </Empty>
    );
  }
  return <NoneYet onBin={() => change({ view: "bin" })} {...{ onCreate, onImport }} />;
};

type NoneYetProps = { onBin: () => void; onCreate: () => void; onImport: () => void };

/** No customer is there: all of them may have been deleted. */
const NoneYet = ({ onBin, onCreate, onImport }: NoneYetProps) => {
  const { t } = useWords();
  const may = useMay();
  const bin = { search: null, filter: null, is_recycled: true } as const;
  const binned = useQuery({ ...countQuery(bin), enabled: may("customers.delete") });
  if (binned.isLoading) return <Skeletons label={t("actions.loading")} />;
  const count = binned.data ?? 0;
  return (
    <Empty
      icon={<IconUsers size={44} stroke={1.4} />}
      text={count > 0 ? t("customers.all_in_bin", { count }) : t("customers.nothing_yet")}
    >
      {count > 0 && <Button onClick={onBin}>{t("customers.open_bin")}</Button>}
      {may("customers.create") && (
        <Button variant={count > 0 ? "default" : "filled"} onClick={onCreate}>
          {t("shell.new_customer")}
        </Button>
      )}
      {may("imports.run") && (
        <Button variant="default" onClick={onImport}>
          {t("imports.title")}
        </Button>
      )}
    </Empty>
  );
};
