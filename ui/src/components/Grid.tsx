// A grid of up to millions of rows: one tab stop, moved through by keys, filled as rows arrive.
import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";

import type { Density } from "../bindings/commands.ts";
import { ignoreSecondPress } from "../lib/presses.ts";
import { useBigRows } from "./bigRows.ts";
import { GridHead } from "./GridHead.tsx";
import { GridRow, NO_ACTS, type RowActs } from "./GridRow.tsx";
import { ARROW, sharedWidths } from "./gridWidths.ts";
import { Box } from "./parts.tsx";
import {
  countOf,
  EVERYTHING,
  excluding,
  has,
  including,
  NOTHING,
  type Selection,
  toggled,
} from "./selection.ts";

export type Column<Row> = {
  id: string;
  title: string;
  width: number;
  /** A person has drawn it this wide. */
  isFixed?: boolean;
  /** As little as it can do with, and as much as its longest text would take. */
  least?: number;
  /** Even less, once the name has given what it can. */
  bottom?: number;
  wants?: number;
  /** Columns of texts: who has what it wants before whom. */
  turn?: number;
  /** Offered as an order. */
  isSortable?: boolean;
  /** What is shown of a row, in so many pixels. */
  cell: (row: Row, width: number) => ReactNode;
  /** The cell as text, for copying. */
  text: (row: Row) => string;
};

export type GridSort = { column: string; isDescending: boolean };

type GridProps<Row> = {
  label: string;
  /** Which list these are the rows of: another one begins anew, where its cursor is. */
  listKey: string;
  columns: Column<Row>[];
  total: number;
  density: Density;
  /** The row at a place, counted from 0; none while it is on its way. */
  rowAt: (index: number) => Row | undefined;
  idOf: (row: Row) => number;
  nameOf: (row: Row) => string;
  /** The ids from one place to another, those that are not here yet too. */
  idsBetween: (first: number, last: number) => Promise<number[]>;
  sort: GridSort | null;
  onSort: (sort: GridSort) => void;
  selection: Selection;
  onSelect: (selection: Selection) => void;
  /** The place of the cursor. */
  cursor: number;
  onCursor: (index: number) => void;
  onOpen: (row: Row, index: number) => void;
  onPeek: (row: Row) => void;
  /** The cell under the cursor is to be changed. */
  onEdit: (row: Row, column: string) => void;
  /** The first and last row on the screen. */
  onShown: (first: number, last: number) => void;
  onResize: (column: string, width: number) => void;
  /** A column is to stand at another place. */
  onMove: (column: string, to: number) => void;
  onHide: (column: string) => void;
  /** A cell, or the rows that are selected, are to be copied. */
  onCopy: (column: string | null) => void;
  selectLabel: string;
  selectAllLabel: string;
};

export const HEIGHTS: Record<Density, number> = { compact: 32, normal: 40, roomy: 48 };
const HEAD = 34;
export const BOX = 36;
export const NARROWEST = 60;
const STEP = 10;
/** So many rows are in sight at once, or the rows are lower. */
const FEWEST_IN_SIGHT = 6;
/** The box above the rows ticks a whole list up to this long; of a longer one, what is in sight. */
export const MOST_TICKED = 500;
/** The row of headings, for the cursor. */
const HEADINGS = -1;

/** The height that was chosen, where enough rows have room with it: large text leaves little. */
const fitting = (chosen: Density, viewport: number): Density => {
  const lower = (["roomy", "normal", "compact"] as const).filter(
    (it) => HEIGHTS[it] <= HEIGHTS[chosen],
  );
  const fits = (it: Density) => HEAD + FEWEST_IN_SIGHT * HEIGHTS[it] <= viewport;
  return lower.find(fits) ?? "compact";
};

/** The room that the grid had last: where it is come back to, its rows are drawn once and not twice. */
let lastSize = { width: 0, height: 600 };

const sizeOf = ({ clientWidth, clientHeight }: HTMLElement) => {
  const isSame = clientWidth === lastSize.width && clientHeight === lastSize.height;
  if (!isSame) lastSize = { width: clientWidth, height: clientHeight || 600 };
  return lastSize;
};

export const Grid = <Row,>(props: GridProps<Row>) => {
  const { total, rowAt, idOf, selection } = props;
  const [size, setSize] = useState(lastSize);
  const viewport = size.height;
  const density = fitting(props.density, viewport);
  const height = HEIGHTS[density];
  const rows = useBigRows(total, height, Math.max(height, viewport - HEAD));
  const [at, setAt] = useState(0);
  const [isInHead, setInHead] = useState(false);
  const [menu, setMenu] = useState<number | null>(null);
  const anchor = useRef(props.cursor);
  /** The row that was ticked last, from which a range of ticks goes on. */
  const ticked = useRef<number | null>(null);
  const cursor = isInHead ? HEADINGS : props.cursor;
  const column = Math.min(at, props.columns.length - 1);

  const { columns } = props;
  const sorted = props.sort?.column;
  const widths = useMemo(() => {
    const withSign = columns.map((it) =>
      it.id === sorted && !it.isFixed
        ? { ...it, width: it.width + ARROW, least: (it.least ?? it.width) + ARROW }
        : it,
    );
    return sharedWidths(withSign, size.width);
  }, [columns, sorted, size.width]);

  useLayoutEffect(() => {
    const element = rows.element.current;
    if (!element) return;
    const measure = () => setSize(sizeOf(element));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [rows.element]);

  // A list that is come to is ready for keys, unless something else is being typed into.
  useEffect(() => {
    const active = document.activeElement;
    const isFree = active === document.body || active?.tagName === "MAIN";
    if (isFree) rows.element.current?.focus({ preventScroll: true });
  }, [rows.element]);

  const first = Math.floor(rows.y / height);
  const last = Math.min(total - 1, Math.ceil((rows.y + viewport - HEAD) / height) - 1);
  const { onShown } = props;
  useEffect(() => onShown(first, last), [onShown, first, last]);

  const reveal = (index: number) => {
    const top = index * height;
    const room = viewport - HEAD;
    if (top < rows.y) rows.scrollToY(top);
    else if (top + height > rows.y + room) rows.scrollToY(top + height - room);
  };
  /** A column that lies under the pinned name or beyond the edge is brought into sight. */
  const revealColumn = (index: number) => {
    const element = rows.element.current;
    if (!element || index === 0) return;
    const left = BOX + widths.slice(0, index).reduce((sum, it) => sum + it, 0);
    const pinned = BOX + (widths[0] ?? 0);
    const right = left + (widths[index] ?? 0);
    if (left - pinned < element.scrollLeft) element.scrollLeft = left - pinned;
    else if (right > element.scrollLeft + element.clientWidth) {
      element.scrollLeft = right - element.clientWidth;
    }
  };

  // Where the list was left, it goes on.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each list
  useLayoutEffect(() => {
    anchor.current = props.cursor;
    ticked.current = null;
    setInHead(false);
    const y = Math.max(0, (props.cursor + 1) * height - (viewport - HEAD));
    if (y !== rows.y) rows.scrollToY(y);
  }, [props.listKey]);

  const moveTo = (index: number) => {
    const place = Math.max(0, Math.min(total - 1, index));
    setInHead(false);
    props.onCursor(place);
    reveal(place);
    return place;
  };
  const moveAcross = (index: number) => {
    const place = Math.max(0, Math.min(columns.length - 1, index));
    setAt(place);
    revealColumn(place);
  };

  const selectRange = async (from: number, to: number) => {
    const [low, high] = from < to ? [from, to] : [to, from];
    const ids: number[] = [];
    for (let index = low; index <= high; index++) {
      const row = rowAt(index);
      if (!row) break;
      ids.push(idOf(row));
    }
    const isWhole = ids.length === high - low + 1;
    props.onSelect(including(selection, isWhole ? ids : await props.idsBetween(low, high)));
  };

  const toggle = (index: number, isRange: boolean) => {
    const row = rowAt(index);
    if (!row) return;
    const from = selection === NOTHING ? null : ticked.current;
    if (isRange) return void selectRange(from ?? anchor.current, index);
    anchor.current = index;
    ticked.current = index;
    props.onSelect(toggled(selection, idOf(row)));
  };

  const sortBy = (it: Column<Row>) => {
    const isAscending = props.sort?.column === it.id && !props.sort.isDescending;
    if (it.isSortable) props.onSort({ column: it.id, isDescending: isAscending });
  };
  const resizeBy = (index: number, by: number) => {
    const it = columns[index];
    if (it) props.onResize(it.id, Math.max(NARROWEST, (widths[index] ?? it.width) + by));
  };
  /** The name stays where it is: it is how a row is known. */
  const moveColumn = (index: number, by: 1 | -1) => {
    const it = columns[index];
    const to = index + by;
    if (!it || index === 0 || to < 1 || to >= columns.length) return;
    props.onMove(it.id, to);
    setAt(to);
  };

  const openMenu = (index: number | null) => {
    setMenu(index);
    if (index === null) rows.element.current?.focus({ preventScroll: true });
  };

  /** Keys on the row of headings. */
  const handleHeadKey = (event: KeyboardEvent, isMod: boolean) => {
    const it = columns[column];
    const by = event.key === "ArrowRight" ? 1 : -1;
    if (/^Arrow(Left|Right)$/.test(event.key)) {
      if (isMod) moveColumn(column, by);
      else if (event.shiftKey) resizeBy(column, by * STEP);
      else moveAcross(column + by);
    } else if (event.key === "ArrowDown" && event.altKey) setMenu(column);
    else if (event.key === "ArrowDown") moveTo(isMod ? total - 1 : Math.max(0, first));
    else if (event.key === "Enter" && it) sortBy(it);
    else if (event.key === "Home") moveAcross(0);
    else if (event.key === "End") moveAcross(columns.length - 1);
    else return false;
    return true;
  };

  const handleRowKey = (event: KeyboardEvent, isMod: boolean) => {
    const screenful = Math.max(1, Math.floor((viewport - HEAD) / height) - 1);
    const goes: Record<string, number> = {
      ArrowDown: isMod ? total - 1 : cursor + 1,
      ArrowUp: isMod ? 0 : cursor - 1,
      PageDown: cursor + screenful,
      PageUp: cursor - screenful,
      End: total - 1,
      Home: 0,
    };
    const target = goes[event.key];
    const row = rowAt(cursor);
    if (event.key === "ArrowUp" && cursor === 0 && !event.shiftKey) setInHead(true);
    else if (target !== undefined) {
      const from = cursor;
      const place = moveTo(target);
      if (event.shiftKey) selectRange(from, place);
      else anchor.current = place;
    } else if (event.key === "ArrowRight") moveAcross(column + 1);
    else if (event.key === "ArrowLeft") moveAcross(column - 1);
    else if (event.key === "Enter" && !isMod && row) props.onOpen(row, cursor);
    else if (event.key === " " && row) props.onPeek(row);
    else if (event.key.toLowerCase() === "x" && !isMod) toggle(cursor, event.shiftKey);
    else if (event.key.toLowerCase() === "e" && !isMod && row) {
      props.onEdit(row, columns[column]?.id ?? "");
    } else return false;
    return true;
  };

  const handleKey = (event: KeyboardEvent) => {
    // What is open over a heading hears of its own keys.
    const isHere = event.currentTarget.contains(event.target as Node);
    const isForMenu = isInHead && event.key === "ArrowDown";
    if (!isHere || (event.altKey && !isForMenu)) return;
    const isMod = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (key === "a" && isMod) props.onSelect(EVERYTHING);
    else if (key === "c" && isMod) props.onCopy(columns[column]?.id ?? null);
    else if (event.key === "Escape" && selection !== NOTHING) props.onSelect(NOTHING);
    else if (!(isInHead ? handleHeadKey : handleRowKey)(event, isMod)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  // The rows keep what they call from one drawing to the next: only new ones are drawn anew.
  const acts = useRef<RowActs>(NO_ACTS);
  acts.current = {
    click: (index, event) => {
      setInHead(false);
      setAt(placeOf(event.target) ?? column);
      props.onCursor(index);
      const row = rowAt(index);
      if (event.shiftKey) selectRange(anchor.current, index);
      else if ((event.ctrlKey || event.metaKey) && row) toggle(index, false);
      else {
        anchor.current = index;
        if (row && isOpener(event.target)) {
          ignoreSecondPress(event);
          props.onOpen(row, index);
        }
      }
    },
    open: (index) => {
      const row = rowAt(index);
      if (row) props.onOpen(row, index);
    },
    toggle: (index, isRange) => {
      props.onCursor(index);
      toggle(index, isRange);
    },
  };

  const shownIds = rows.items.flatMap(({ index }) => {
    const row = index >= first && index <= last ? rowAt(index) : undefined;
    return row ? [idOf(row)] : [];
  });
  const isShort = total <= MOST_TICKED;
  const areAllSelected =
    shownIds.length > 0 &&
    shownIds.every((id) => has(selection, id)) &&
    (!isShort || countOf(selection, total) >= total);
  const areSomeSelected = selection.kind === "all" || selection.ids.size > 0;
  const toggleAll = () => {
    if (isShort && !areAllSelected) selectRange(0, total - 1);
    else if (isShort) props.onSelect(NOTHING);
    else if (areAllSelected) props.onSelect(excluding(selection, shownIds));
    else props.onSelect(including(selection, shownIds));
  };

  return (
    <div
      ref={rows.element}
      className={`grid ${density}`}
      role="grid"
      aria-label={props.label}
      aria-rowcount={total + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable
      aria-activedescendant={isInHead ? `heading-${column}` : `row-${cursor}-${column}`}
      tabIndex={0}
      onScroll={rows.handleScroll}
      onKeyDown={handleKey}
    >
      <GridHead
        columns={columns}
        widths={widths}
        sort={props.sort}
        cursor={isInHead ? column : null}
        onSort={sortBy}
        onResize={props.onResize}
        onMove={props.onMove}
        menu={menu}
        onMenu={openMenu}
        onOrder={(it, isDescending) => props.onSort({ column: it.id, isDescending })}
        onHide={props.onHide}
        box={
          <Box
            label={props.selectAllLabel}
            checked={areAllSelected ? true : areSomeSelected ? "mixed" : false}
            onToggle={toggleAll}
            tabIndex={-1}
          />
        }
      />
      <div className="grid-rows" role="rowgroup" style={{ height: rows.height }}>
        {rows.items.map(({ index, top, slot }) => {
          const row = rowAt(index);
          return (
            <GridRow
              key={slot}
              index={index}
              top={top}
              row={row}
              name={row ? props.nameOf(row) : ""}
              isSelected={row !== undefined && has(selection, idOf(row))}
              columns={columns}
              widths={widths}
              cursor={index === cursor ? column : null}
              selectLabel={props.selectLabel}
              acts={acts}
            />
          );
        })}
      </div>
    </div>
  );
};

/** What looks like a link is one: a press on it opens the row. */
const isOpener = (target: EventTarget) =>
  target instanceof Element && target.closest("[data-opens]") !== null;

/** The column of what was clicked. */
const placeOf = (target: EventTarget) => {
  const cell = target instanceof Element ? target.closest("[role=gridcell][id]") : null;
  const index = cell?.getAttribute("aria-colindex");
  return index ? Number(index) - 2 : null;
};
