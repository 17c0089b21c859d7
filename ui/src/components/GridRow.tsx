// A row of a grid: drawn anew only when something of it has changed, not at every step of a scroll.
import { type MouseEvent, memo, type RefObject } from "react";

import { BOX, type Column } from "./Grid.tsx";
import { Box, Skeleton } from "./parts.tsx";

export type RowActs = {
  click: (index: number, event: MouseEvent) => void;
  open: (index: number) => void;
  toggle: (index: number, isRange: boolean) => void;
};

export const NO_ACTS: RowActs = { click: () => {}, open: () => {}, toggle: () => {} };

type GridRowProps<Row> = {
  index: number;
  top: number;
  row: Row | undefined;
  name: string;
  isSelected: boolean;
  columns: Column<Row>[];
  widths: number[];
  /** The column that the cursor is on; none in another row. */
  cursor: number | null;
  selectLabel: string;
  acts: RefObject<RowActs>;
};

const DrawnRow = <Row,>(props: GridRowProps<Row>) => {
  const { index, row, isSelected, widths, acts } = props;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      className="grid-row"
      style={{ transform: `translateY(${props.top}px)` }}
      onClick={(event) => acts.current.click(index, event)}
      onDoubleClick={() => acts.current.open(index)}
    >
      <div role="gridcell" className="grid-cell pinned" style={{ width: BOX }}>
        {row && (
          <Box
            label={`${props.selectLabel} ${props.name}`}
            checked={isSelected}
            onToggle={(event) => acts.current.toggle(index, event.shiftKey)}
            tabIndex={-1}
          />
        )}
      </div>
      {props.columns.map((it, place) => {
        const pin = place === 0 ? "pinned edge" : "";
        const width = widths[place] ?? it.width;
        return (
          <div
            key={it.id}
            id={`row-${index}-${place}`}
            role="gridcell"
            aria-colindex={place + 2}
            className={`grid-cell ${pin} ${props.cursor === place ? "cursor" : ""}`}
            style={{ width, ...(place === 0 ? { left: BOX } : {}) }}
          >
            {row ? it.cell(row, width) : <Skeleton width={Math.min(90, width - 30)} />}
          </div>
        );
      })}
    </div>
  );
};

export const GridRow = memo(DrawnRow) as typeof DrawnRow;
