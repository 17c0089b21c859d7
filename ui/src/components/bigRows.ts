// Windowing for rows of one height beyond what a web view can hold.
//
// No element may be higher than 33,554,428 px, in WebKit as in Chromium: a million rows would end
// at row 838,860. The scroll area is therefore capped and cut into pages that each carry an offset:
// small scrolls move row by row, jumps of the scrollbar map proportionally, and the last row is at
// the end.
import { useCallback, useLayoutEffect, useReducer, useRef } from "react";

const HIGHEST = 15_000_000;
const PAGES = 100;

/** The measures of a list in a viewport. */
export const geometry = (count: number, row: number, viewport: number) => {
  /** What the rows would need. */
  const full = Math.max(count * row, viewport);
  /** What the scroll area has. */
  const height = Math.min(full, HIGHEST);
  const page = height / PAGES;
  const pages = Math.max(1, Math.floor(full / page));
  /** By how much each page is further down than it seems. */
  const shift = pages > 1 ? (full - height) / (pages - 1) : 0;
  return { full, height, page, pages, shift, viewport };
};

export type Geometry = ReturnType<typeof geometry>;
/** Where the element is scrolled to, and how much further down that is in truth. */
export type Position = { top: number; offset: number };

const offsetOf = (g: Geometry, page: number) => Math.round(Math.min(g.pages - 1, page) * g.shift);

/** The position that shows this place of the full list. */
export const positionAt = (g: Geometry, y: number): Position => {
  const place = Math.max(0, Math.min(y, g.full - g.viewport));
  const offset = offsetOf(g, Math.floor(place / g.page));
  return { top: place - offset, offset };
};

/** The position after the element was scrolled to `top` by a wheel or by its scrollbar. */
export const positionAfter = (g: Geometry, before: Position, top: number): Position => {
  const distance = Math.abs(top - before.top);
  if (distance < g.viewport) return positionAt(g, top + before.offset);
  const isWhole = g.height === g.viewport;
  const ratio = isWhole ? 0 : (g.full - g.viewport) / (g.height - g.viewport);
  return { top, offset: offsetOf(g, Math.floor((top * ratio) / g.page)) };
};

/** Rows drawn beyond each edge. */
const OVERSCAN = 6;

/**
 * The rows drawn at a place of the full list. A row that leaves gives its slot, and with it its
 * elements, to one that comes: a flight over the list makes none, and leaves none behind.
 */
export const drawnRows = (count: number, row: number, viewport: number, y: number) => {
  const slots = Math.ceil(viewport / row) + 2 + 2 * OVERSCAN;
  const first = Math.max(0, Math.floor(y / row) - OVERSCAN);
  const last = Math.min(count - 1, Math.ceil((y + viewport) / row) + OVERSCAN);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => ({
    index: first + at,
    slot: (first + at) % slots,
  }));
};

export const useBigRows = (count: number, row: number, viewport: number) => {
  const element = useRef<HTMLDivElement>(null);
  const [, redraw] = useReducer((it: number) => it + 1, 0);
  const position = useRef<Position>({ top: 0, offset: 0 });
  const g = geometry(count, row, viewport);
  const latest = useRef(g);
  latest.current = g;

  const show = useCallback((next: Position) => {
    position.current = next;
    const shown = element.current;
    if (shown && Math.abs(shown.scrollTop - next.top) > 0.5) {
      shown.scrollTop = next.top;
      // The element may not go there: what counts is where it went.
      position.current = { top: shown.scrollTop, offset: next.offset };
    }
    redraw();
  }, []);

  const handleScroll = useCallback(() => {
    const top = element.current?.scrollTop ?? 0;
    if (top !== position.current.top) show(positionAfter(latest.current, position.current, top));
  }, [show]);

  const scrollToY = useCallback((y: number) => show(positionAt(latest.current, y)), [show]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: other measures move what is shown
  useLayoutEffect(() => {
    scrollToY(position.current.top + position.current.offset);
  }, [scrollToY, count, row, viewport]);

  const y = position.current.top + position.current.offset;
  const items = drawnRows(count, row, viewport, y).map((it) => ({
    ...it,
    top: it.index * row - position.current.offset,
  }));
  return { element, height: g.height, items, y, handleScroll, scrollToY };
};
