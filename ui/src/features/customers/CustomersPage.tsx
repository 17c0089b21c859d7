import { type ReactNode, useEffect, useRef, useState } from "react";

import type { Chosen, Customer, Density } from "../../bindings/commands.ts";
import { countOf, NOTHING, type Selection, Tabs } from "../../components/index.ts";
import { leave, wasLeft } from "../../lib/drafts.ts";
import { useMay } from "../../lib/me.ts";
import { type Key, useWords } from "../../lib/words.tsx";
import { chosenOf } from "./bulk.ts";
import { CustomerList } from "./CustomerList.tsx";
import { useMeasured } from "./columns.tsx";
import { counted } from "./counted.ts";
import { ListTools } from "./ListTools.tsx";
import type { ListSearch, View } from "./listSearch.ts";
import { useCustomerRows, useFetchAhead, useReadyList } from "./rows.ts";
import { useListQuery } from "./useListQuery.ts";
import { ViewMenu } from "./ViewMenu.tsx";

export type CustomersPageProps = {
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
  peek: (customer: Customer, close: () => void, editing: Editing | null) => ReactNode;
};

/** A field that is being changed from its cell; once that is done, the list has the keys again. */
export type Editing = { field: string; onDone: () => void };

const TABS: { view: View; label: Key }[] = [
  { view: "all", label: "customers.all" },
  { view: "mine", label: "customers.mine" },
  { view: "due", label: "customers.due_week" },
  { view: "quiet", label: "customers.quiet" },
];

/** Who opens one of those that are selected and comes back has them selected still. */
const LEFT = "customers.selection";
type Left = { listKey: string; selection: Selection };

export const CustomersPage = (props: CustomersPageProps) => {
  const { search, onSearch } = props;
  const { t } = useWords();
  const may = useMay();
  const list = useReadyList(useListQuery(search));
  const rows = useCustomerRows(list);
  const measured = useMeasured(list, rows.first);
  const listKey = JSON.stringify(list);
  const [selection, setSelection] = useState<Selection>(() => {
    const left = wasLeft<Left>(LEFT);
    return left?.listKey === listKey ? left.selection : NOTHING;
  });
  useEffect(() => leave(LEFT, { listKey, selection } satisfies Left), [listKey, selection]);
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

  const fetchAhead = useFetchAhead();
  const change = (fields: Partial<ListSearch>) => {
    const next: ListSearch = { ...search, ...fields };
    delete next.at;
    fetchAhead(next);
    setSelection(NOTHING);
    onSearch(next);
  };
  const chooseView = (next: View) => {
    const { filters, q } = search;
    setSelection(NOTHING);
    onSearch({ view: next, ...(filters && { filters }), ...(q && { q }) });
  };

  return (
    <>
      <div className="list-bar">
        <div className="page-title list-title">
          <h1>{t("customers.title")}</h1>
          <span className="sub num" role="status">
            {rows.total !== null && t(...counted("customers.count", rows.total, rows.isCounted))}
          </span>
        </div>
        <ViewMenu views={tabs} chosen={view} onChoose={chooseView} />
        <Tabs
          tabs={tabs.map((it) => ({ name: it.view, title: t(it.label) }))}
          chosen={view}
          onChoose={chooseView}
        />
        <ListTools search={search} change={change} onDensity={props.onDensity} onRows={goToRows} />
      </div>
      <CustomerList
        {...props}
        rows={rows}
        change={change}
        listKey={listKey}
        measured={measured}
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
