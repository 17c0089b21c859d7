// The rows of the list, what can be done to those that are selected, and the pane beside them.
import { lazy, type ReactNode, Suspense, useCallback, useState } from "react";

import type { Customer } from "../../bindings/commands.ts";
import {
  Button,
  Grid,
  has,
  MOST_TICKED,
  Notice,
  type Selection,
  Skeletons,
} from "../../components/index.ts";
import { copyText } from "../../lib/browser.ts";
import { leave, wasLeft } from "../../lib/drafts.ts";
import { useDesk } from "../../lib/me.ts";
import { usePane } from "../../lib/panes.ts";
import { useSaid } from "../../lib/said.ts";
import { useShortcut } from "../../lib/shortcuts.ts";
import { useWords } from "../../lib/words.tsx";
import type { ColumnId } from "./arrangement.ts";
import type { CustomersPageProps, Editing } from "./CustomersPage.tsx";
import { type Measured, useColumns } from "./columns.tsx";
import { counted } from "./counted.ts";
import type { ListQuery, ListSearch } from "./listSearch.ts";
import { NoCustomers } from "./NoCustomers.tsx";
import type { useCustomerRows } from "./rows.ts";

const BulkBar = lazy(async () => ({ default: (await import("./BulkBar.tsx")).BulkBar }));

/** Where the cursor of each list was left. */
const cursorOf = (listKey: string) => `customers.cursor ${listKey}`;

/** At whom it is looked beside the list; none is known while the row is on its way. */
type Looked = { at: number; customer: Customer | undefined };
/** Where the cursor is in a list, and at whom it is looked beside it. */
type Place = { listKey: string; cursor: number; looked: Looked | null };

type CustomerListProps = CustomersPageProps & {
  change: (fields: Partial<ListSearch>) => void;
  rows: ReturnType<typeof useCustomerRows>;
  list: ListQuery;
  listKey: string;
  /** The rows by which the columns are measured. */
  measured: Measured;
  selection: Selection;
  onSelect: (selection: Selection) => void;
};

export const CustomerList = (props: CustomerListProps) => {
  const { rows, search, change, selection, onSelect, list, listKey } = props;
  const { t } = useWords();
  const { density } = useDesk();
  const isBin = list.is_recycled === true;
  const { columns, arrangement } = useColumns(props.measured, isBin);
  const said = useSaid();
  const [place, setPlace] = useState<Place | null>(null);
  // Each list has its own place; the rows keep their elements from one search to the next.
  const { cursor, looked } =
    place?.listKey === listKey
      ? place
      : { cursor: search.at ?? wasLeft<number>(cursorOf(listKey)) ?? 0, looked: null };
  const lookedAt = (at: number): Looked => ({ at, customer: rows.rowAt(at) });
  const look = (next: Looked | null) => setPlace({ listKey, cursor, looked: next });
  const [editing, setEditing] = useState<Editing | null>(null);
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
    setEditing(null);
    leave(cursorOf(listKey), index);
    setPlace({ listKey, cursor: index, looked: looked === null ? null : lookedAt(index) });
  };

  /** The field opens beside the list, which has the keys again when that is done. */
  const edit = (field: string) => {
    const onDone = () => {
      setEditing(null);
      look(looked);
      document.querySelector<HTMLElement>('[role="grid"]')?.focus();
    };
    setEditing({ field, onDone });
    look(lookedAt(cursor));
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
  // A change may give them another place in the list: it is looked at the same customer still.
  const peeked = looked === null ? undefined : (looked.customer ?? rows.rowAt(looked.at));
  return (
    <div style={{ display: "flex", flex: 1, minHeight: 0 }}>
      <div className="list">
        <Grid
          label={t("customers.title")}
          listKey={listKey}
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
          onOpen={props.onOpen}
          onPeek={() => look(looked === null ? lookedAt(cursor) : null)}
          onEdit={(_, column) => edit(column)}
          onShown={handleShown}
          onResize={arrangement.resize}
          onMove={(column, to) => arrangement.move(column, isBin ? to - 1 : to)}
          onHide={(column) => arrangement.toggle(column as ColumnId)}
          onCopy={copy}
          selectLabel={t("customers.select")}
          selectAllLabel={t(
            rows.total > MOST_TICKED ? "customers.select_shown" : "customers.select_found",
          )}
        />
        <div className="foot num">
          {t(
            ...counted("customers.rows", rows.total, rows.isCounted, {
              from: range.first + 1,
              to: range.last + 1,
            }),
          )}
        </div>
        <Suspense>
          <BulkBar
            selection={selection}
            list={list}
            known={rows.read}
            total={rows.isCounted ? rows.total : null}
            onSelect={onSelect}
            onExport={props.onExport}
          />
        </Suspense>
      </div>
      {peeked && (
        <PeekPane onClose={() => look(null)}>
          {props.peek(peeked, () => look(null), editing)}
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
