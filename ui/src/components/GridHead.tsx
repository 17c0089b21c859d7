// The headings of a grid: a click sorts, a drag moves a column, a drag of its edge resizes it.
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { lazy, type PointerEvent, type ReactNode, Suspense, useRef, useState } from "react";

import { BOX, type Column, type GridSort, NARROWEST } from "./Grid.tsx";

const HeadingMenu = lazy(() => import("./HeadingMenu.tsx"));

type GridHeadProps<Row> = {
  columns: Column<Row>[];
  widths: number[];
  sort: GridSort | null;
  /** The heading that the cursor is on. */
  cursor: number | null;
  onSort: (column: Column<Row>) => void;
  onResize: (column: string, width: number) => void;
  onMove: (column: string, to: number) => void;
  /** The column whose menu is open. */
  menu: number | null;
  onMenu: (column: number | null) => void;
  onOrder: (column: Column<Row>, isDescending: boolean) => void;
  onHide: (column: string) => void;
  box: ReactNode;
};

/** Less is a click with an unsteady hand. */
const DRAG = 6;

/** Follows a pointer until it is let go. */
const follow = (
  down: PointerEvent<HTMLElement>,
  onMove: (by: number) => void,
  onEnd: (by: number) => void,
) => {
  const target = down.currentTarget;
  target.setPointerCapture(down.pointerId);
  const stop = new AbortController();
  const options = { signal: stop.signal };
  const by = (event: Event) =>
    event instanceof globalThis.PointerEvent ? event.clientX - down.clientX : 0;
  target.addEventListener("pointermove", (event) => onMove(by(event)), options);
  const end = (event: Event) => {
    stop.abort();
    onEnd(event.type === "pointercancel" ? 0 : by(event));
  };
  target.addEventListener("pointerup", end, options);
  target.addEventListener("pointercancel", end, options);
};

export const GridHead = <Row,>(props: GridHeadProps<Row>) => {
  const { columns, widths } = props;
  /** The column that is being dragged, by how much, and where it would stand. */
  const [drag, setDrag] = useState<{ from: number; by: number; to: number } | null>(null);

  /** The place over which the middle of a dragged column is; never that of the name. */
  const placeOf = (from: number, by: number) => {
    const left = widths.slice(0, from).reduce((sum, it) => sum + it, 0);
    const middle = left + (widths[from] ?? 0) / 2 + by;
    let edge = 0;
    const place = widths.findIndex((width) => {
      edge += width;
      return middle < edge;
    });
    return Math.max(1, place === -1 ? widths.length - 1 : place);
  };

  return (
    <div className="grid-head" role="row" aria-rowindex={1}>
      <div className="grid-cell pinned" role="columnheader" style={{ width: BOX }}>
        {props.box}
      </div>
      {columns.map((it, index) => (
        <Heading
          key={it.id}
          column={it}
          index={index}
          width={widths[index] ?? it.width}
          sort={props.sort?.column === it.id ? props.sort : null}
          isCursor={props.cursor === index}
          mark={drag && drag.to === index && drag.from !== index ? sideOf(drag) : ""}
          by={drag?.from === index ? drag.by : null}
          onSort={() => props.onSort(it)}
          onMenu={() => props.onMenu(index)}
          menu={
            props.menu === index && (
              <Suspense>
                <HeadingMenu
                  onSort={it.isSortable ? (isDown) => props.onOrder(it, isDown) : null}
                  onMove={{
                    left: index > 1 ? () => props.onMove(it.id, index - 1) : null,
                    right:
                      index > 0 && index < columns.length - 1
                        ? () => props.onMove(it.id, index + 1)
                        : null,
                  }}
                  onHide={index > 0 ? () => props.onHide(it.id) : null}
                  onClose={() => props.onMenu(null)}
                />
              </Suspense>
            )
          }
          onResize={(width) => props.onResize(it.id, width)}
          onDrag={(by) => setDrag({ from: index, by, to: placeOf(index, by) })}
          onDrop={(by) => {
            setDrag(null);
            const to = placeOf(index, by);
            if (Math.abs(by) > DRAG && to !== index) props.onMove(it.id, to);
          }}
        />
      ))}
    </div>
  );
};

const sideOf = ({ from, to }: { from: number; to: number }) => (to > from ? "after" : "before");

type HeadingProps<Row> = {
  column: Column<Row>;
  index: number;
  width: number;
  sort: GridSort | null;
  isCursor: boolean;
  mark: string;
  by: number | null;
  menu: ReactNode;
  onSort: () => void;
  onMenu: () => void;
  onResize: (width: number) => void;
  onDrag: (by: number) => void;
  onDrop: (by: number) => void;
};

const Heading = <Row,>(props: HeadingProps<Row>) => {
  const { column, index, width, sort } = props;
  const order = sort ? (sort.isDescending ? "descending" : "ascending") : "none";
  const isFirst = index === 0;
  const wasDragged = useRef(false);

  const handleEdge = (down: PointerEvent<HTMLElement>) => {
    down.preventDefault();
    down.stopPropagation();
    const resize = (by: number) => props.onResize(Math.max(NARROWEST, Math.round(width + by)));
    follow(down, resize, resize);
  };
  const handleDown = (down: PointerEvent<HTMLElement>) => {
    // The keys stay with the grid.
    down.preventDefault();
    wasDragged.current = false;
    if (isFirst || down.button !== 0) return;
    const move = (by: number) => {
      wasDragged.current ||= Math.abs(by) > DRAG;
      if (wasDragged.current) props.onDrag(by);
    };
    follow(down, move, props.onDrop);
  };
  const state = `${isFirst ? "pinned edge" : ""} ${props.isCursor ? "cursor" : ""} ${props.mark}`;
  return (
    <div
      id={`heading-${index}`}
      role="columnheader"
      aria-colindex={index + 2}
      aria-sort={column.isSortable ? order : undefined}
      className={`grid-cell ${state} ${props.by === null ? "" : "dragged"}`}
      style={{ width, ...(isFirst ? { left: BOX } : {}) }}
    >
      <button
        type="button"
        className={`heading ${column.isSortable ? "sort" : ""}`}
        tabIndex={-1}
        style={props.by === null ? {} : { transform: `translateX(${props.by}px)` }}
        onPointerDown={handleDown}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => !wasDragged.current && props.onSort()}
        onContextMenu={(event) => {
          event.preventDefault();
          props.onMenu();
        }}
      >
        <span className="ellipsis">{column.title}</span>
        {sort && (sort.isDescending ? <IconArrowDown size={13} /> : <IconArrowUp size={13} />)}
      </button>
      <span className="grid-edge" onPointerDown={handleEdge} aria-hidden />
      {props.menu}
    </div>
  );
};
