// A grid of up to millions of rows: one tab stop, moved through by keys, filled as rows arrive.
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";

import type { Density } from "../bindings/commands.ts";
import { isImeEvent } from "../lib/ime.ts";
import { useBigRows } from "./bigRows.ts";
import { Box, Skeleton } from "./parts.tsx";

export type Column<Row> = {
  id: string;
  title: string;
  width: number;
  /** Offered as an order. */
  isSortable?: boolean;
  cell: (row: Row) => ReactNode;
};

export type GridSort = { column: string; isDescending: boolean };

type GridProps<Row> = {
  label: string;
  columns: Column<Row>[];
  total: number;
  density: Density;
  /** The row at a place, counted from 0; none while it is on its way. */
  rowAt: (index: number) => Row | undefined;
  idOf: (row: Row) => number;
  nameOf: (row: Row) => string;
  sort: GridSort | null;
  onSort: (sort: GridSort) => void;
  selected: ReadonlySet<number>;
  onSelect: (ids: ReadonlySet<number>) => void;
  /** The place of the cursor. */
  cursor: number;
  onCursor: (index: number) => void;
  onOpen: (row: Row) => void;
  onPeek: (row: Row) => void;
  /** The first and last row on the screen. */
  onShown: (first: number, last: number) => void;
  onResize: (column: string, width: number) => void;
  selectLabel: string;
  selectAllLabel: string;
};

const HEIGHTS: Record<Density, number> = { compact: 32, normal: 40, roomy: 48 };
const HEAD = 34;
const BOX = 36;
const NARROWEST = 60;

export const Grid = <Row,>(props: GridProps<Row>) => {
  const { columns, total, density, rowAt, idOf, selected, cursor } = props;
  const [viewport, setViewport] = useState(600);
  const height = HEIGHTS[density];
  const rows = useBigRows(total, height, Math.max(height, viewport - HEAD));
  const [column, setColumn] = useState(0);
  const anchor = useRef(0);

  useLayoutEffect(() => {
    const element = rows.element.current;
    if (!element) return;
    const measure = () => setViewport(element.clientHeight || 600);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
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

  const moveTo = (index: number) => {
    const place = Math.max(0, Math.min(total - 1, index));
    props.onCursor(place);
    reveal(place);
    return place;
  };

  const selectRange = (from: number, to: number) => {
    const ids = new Set(selected);
    for (let index = Math.min(from, to); index <= Math.max(from, to); index++) {
      const row = rowAt(index);
      if (row) ids.add(idOf(row));
    }
    props.onSelect(ids);
  };

  const toggle = (index: number, isRange: boolean) => {
    const row = rowAt(index);
    if (!row) return;
    if (isRange) return selectRange(anchor.current, index);
    anchor.current = index;
    const ids = new Set(selected);
    if (!ids.delete(idOf(row))) ids.add(idOf(row));
    props.onSelect(ids);
  };

  const handleKey = (event: KeyboardEvent) => {
    if (isImeEvent(event) || event.altKey) return;
    const screenful = Math.max(1, Math.floor((viewport - HEAD) / height) - 1);
    const isMod = event.ctrlKey || event.metaKey;
    const goes: Record<string, number> = {
      ArrowDown: cursor + 1,
      ArrowUp: cursor - 1,
      PageDown: cursor + screenful,
      PageUp: cursor - screenful,
    };
    if (isMod || event.key === "End" || event.key === "Home") {
      goes.End = total - 1;
      goes.Home = 0;
      goes.ArrowDown = isMod ? total - 1 : cursor + 1;
      goes.ArrowUp = isMod ? 0 : cursor - 1;
    }
    const target = goes[event.key];
    const row = rowAt(cursor);
    if (target !== undefined) {
      const from = cursor;
      const place = moveTo(target);
      if (event.shiftKey) selectRange(from, place);
      else anchor.current = place;
    } else if (event.key === "ArrowRight") setColumn(Math.min(columns.length - 1, column + 1));
    else if (event.key === "ArrowLeft") setColumn(Math.max(0, column - 1));
    else if (event.key === "Enter" && !isMod && row) props.onOpen(row);
    else if (event.key === " " && row) props.onPeek(row);
    else if (event.key.toLowerCase() === "x" && !isMod) toggle(cursor, event.shiftKey);
    else if (event.key === "a" && isMod) selectRange(first, last);
    else if (event.key === "Escape" && selected.size > 0) props.onSelect(new Set());
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const shownIds = rows.items.flatMap(({ index }) => {
    const row = index >= first && index <= last ? rowAt(index) : undefined;
    return row ? [idOf(row)] : [];
  });
  const areAllSelected = shownIds.length > 0 && shownIds.every((id) => selected.has(id));
  const toggleAll = () => {
    if (selected.size > 0) props.onSelect(new Set());
    else props.onSelect(new Set(shownIds));
  };
  const width = (index: number) => columns[index]?.width ?? 0;

  return (
    <div
      ref={rows.element}
      className={`grid ${density}`}
      role="grid"
      aria-label={props.label}
      aria-rowcount={total + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable
      aria-activedescendant={`row-${cursor}-${column}`}
      tabIndex={0}
      onScroll={rows.handleScroll}
      onKeyDown={handleKey}
    >
      <div className="grid-head" role="row" aria-rowindex={1}>
        <div className="grid-cell pinned" role="columnheader" style={{ width: BOX }}>
          <Box
            label={props.selectAllLabel}
            checked={areAllSelected ? true : selected.size > 0 ? "mixed" : false}
            onToggle={toggleAll}
            tabIndex={-1}
          />
        </div>
        {columns.map((it, index) => (
          <Head
            key={it.id}
            column={it}
            isFirst={index === 0}
            sort={props.sort?.column === it.id ? props.sort : null}
            onSort={props.onSort}
            onResize={props.onResize}
          />
        ))}
      </div>
      <div className="grid-rows" role="rowgroup" style={{ height: rows.height }}>
        {rows.items.map(({ index, top }) => {
          const row = rowAt(index);
          const isSelected = row !== undefined && selected.has(idOf(row));
          const handleClick = (event: MouseEvent) => {
            props.onCursor(index);
            if (event.shiftKey) selectRange(anchor.current, index);
            else anchor.current = index;
          };
          return (
            <div
              key={index}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={isSelected}
              className="grid-row"
              style={{ transform: `translateY(${top}px)` }}
              onClick={handleClick}
              onDoubleClick={() => row && props.onOpen(row)}
            >
              <div role="gridcell" className="grid-cell pinned" style={{ width: BOX }}>
                {row && (
                  <Box
                    label={`${props.selectLabel} ${props.nameOf(row)}`}
                    checked={isSelected}
                    onToggle={(event) => {
                      props.onCursor(index);
                      toggle(index, event.shiftKey);
                    }}
                    tabIndex={-1}
                  />
                )}
              </div>
              {columns.map((it, at) => {
                const isActive = index === cursor && at === column;
                const pin = at === 0 ? "pinned edge" : "";
                return (
                  <div
                    key={it.id}
                    id={`row-${index}-${at}`}
                    role="gridcell"
                    aria-colindex={at + 2}
                    className={`grid-cell ${pin} ${isActive ? "cursor" : ""}`}
                    style={{ width: width(at), ...(at === 0 ? { left: BOX } : {}) }}
                  >
                    {row ? it.cell(row) : <Skeleton width={Math.min(90, width(at) - 30)} />}
                  </div>
                );
              })}
            </div>
          );
        })}
      </div>
    </div>
  );
};

type HeadProps<Row> = {
  column: Column<Row>;
  isFirst: boolean;
  sort: GridSort | null;
  onSort: (sort: GridSort) => void;
  onResize: (column: string, width: number) => void;
};

const Head = <Row,>({ column, isFirst, sort, onSort, onResize }: HeadProps<Row>) => {
  const order = sort ? (sort.isDescending ? "descending" : "ascending") : "none";
  const handleSort = () =>
    onSort({ column: column.id, isDescending: sort?.isDescending === false });
  const handleKey = (event: KeyboardEvent) => {
    if (!event.shiftKey || !/^Arrow(Left|Right)$/.test(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    resize(column.width + (event.key === "ArrowRight" ? 10 : -10));
  };
  const resize = (width: number) => onResize(column.id, Math.max(NARROWEST, Math.round(width)));
  const handleDrag = (down: React.PointerEvent) => {
    down.preventDefault();
    const target = down.currentTarget;
    target.setPointerCapture(down.pointerId);
    const move = (event: Event) => {
      if (event instanceof PointerEvent) resize(column.width + event.clientX - down.clientX);
    };
    target.addEventListener("pointermove", move);
    target.addEventListener("pointerup", () => target.removeEventListener("pointermove", move), {
      once: true,
    });
  };
  return (
    <div
      role="columnheader"
      aria-sort={column.isSortable ? order : undefined}
      className={`grid-cell ${isFirst ? "pinned edge" : ""}`}
      style={{ width: column.width, ...(isFirst ? { left: BOX } : {}) }}
    >
      {column.isSortable ? (
        <button type="button" className="sort" onClick={handleSort} onKeyDown={handleKey}>
          {column.title}
          {sort && (sort.isDescending ? <IconArrowDown size={13} /> : <IconArrowUp size={13} />)}
        </button>
      ) : (
        <span className="ellipsis">{column.title}</span>
      )}
      <span className="grid-edge" onPointerDown={handleDrag} aria-hidden />
    </div>
  );
};
