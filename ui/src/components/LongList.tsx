// A list of any length to be read line by line: one tab stop, moved through by keys, filled as its
// lines arrive. What is under the cursor is what is chosen.
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useState } from "react";

import type { Density } from "../bindings/commands.ts";
import { useWords } from "../lib/words.tsx";
import { useBigRows } from "./bigRows.ts";
import { Skeleton } from "./parts.tsx";

type LongListProps<Row> = {
  label: string;
  /** What stands over the lines. */
  head: ReactNode;
  total: number;
  density: Density;
  /** The line at a place, counted from 0; none while it is on its way. */
  rowAt: (index: number) => Row | undefined;
  line: (row: Row) => ReactNode;
  /** The place that is chosen; none before anyone has chosen. */
  cursor: number | null;
  onCursor: (index: number) => void;
  onOpen: (row: Row) => void;
  /** The first and last line on the screen. */
  onShown: (first: number, last: number) => void;
};

const HEIGHTS: Record<Density, number> = { compact: 32, normal: 40, roomy: 48 };

export const LongList = <Row,>(props: LongListProps<Row>) => {
  const { t } = useWords();
  const { total, density, rowAt, cursor, onShown } = props;
  const [viewport, setViewport] = useState(600);
  const height = HEIGHTS[density];
  const rows = useBigRows(total, height, Math.max(height, viewport));

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
  const last = Math.min(total - 1, Math.ceil((rows.y + viewport) / height) - 1);
  useEffect(() => onShown(first, last), [onShown, first, last]);

  const moveTo = (index: number) => {
    const place = Math.max(0, Math.min(total - 1, index));
    props.onCursor(place);
    const top = place * height;
    if (top < rows.y) rows.scrollToY(top);
    else if (top + height > rows.y + viewport) rows.scrollToY(top + height - viewport);
  };

  const handleKey = (event: KeyboardEvent) => {
    if (event.altKey) return;
    const screenful = Math.max(1, Math.floor(viewport / height) - 1);
    const here = cursor ?? -1;
    const goes: Record<string, number> = {
      ArrowDown: here + 1,
      ArrowUp: here - 1,
      PageDown: here + screenful,
      PageUp: here - screenful,
      Home: 0,
      End: total - 1,
    };
    const target = goes[event.key];
    const row = cursor === null ? undefined : rowAt(cursor);
    if (target !== undefined) moveTo(target);
    else if (event.key === "Enter" && row) props.onOpen(row);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className={`long-list ${density}`}>
      <div className="long-list-head" aria-hidden>
        {props.head}
      </div>
      <div
        ref={rows.element}
        className="long-list-body"
        role="listbox"
        aria-label={props.label}
        aria-activedescendant={cursor === null ? undefined : `line-${cursor}`}
        tabIndex={0}
        onScroll={rows.handleScroll}
        onKeyDown={handleKey}
      >
        <div className="long-list-rows" role="presentation" style={{ height: rows.height }}>
          {rows.items.map(({ index, top, slot }) => {
            const row = rowAt(index);
            return (
              // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus, and the keys
              <div
                key={slot}
                id={`line-${index}`}
                role="option"
                aria-label={row === undefined ? t("actions.loading") : undefined}
                aria-selected={index === cursor}
                aria-posinset={index + 1}
                aria-setsize={total}
                className="long-list-row"
                style={{ transform: `translateY(${top}px)` }}
                onClick={() => props.onCursor(index)}
                onDoubleClick={() => row && props.onOpen(row)}
                onKeyDown={undefined}
              >
                {row === undefined ? <Skeleton width={160} /> : props.line(row)}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
};
