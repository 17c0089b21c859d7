// How wide columns are: as wide as they need, and what is left of the row is shared.

const BOX = 36;
const PADDING = 20;
/** What the sign of the order takes. */
export const ARROW = 17;

const SLIM = /[fijlrtI .,:;'’|!()[\]/\\-]/;
const BROAD = /[mwMW@%&]/;
const TALL = /[A-Z0-9À-Þ#*+=<>~]/;

const shareOfSign = (sign: string) => {
  if (SLIM.test(sign)) return 0.37;
  if (BROAD.test(sign)) return 0.9;
  return TALL.test(sign) ? 0.68 : 0.59;
};

/** Of the signs that are met most: a page of rows is thousands of them, at each key of a search. */
const SHARES = Array.from({ length: 0x80 }, (_, code) => shareOfSign(String.fromCharCode(code)));

/** How wide a sign is beside a Chinese character, which is a square. */
const shareOf = (sign: string) => {
  const code = sign.codePointAt(0) ?? 0;
  if (code > 0x2e7f) return 1;
  return SHARES[code] ?? shareOfSign(sign);
};

/** About how wide a text is, rather a little more: what is measured too narrow is cut. */
export const textWidth = (text: string, size = 13) => {
  let width = 0;
  for (const sign of text) width += size * shareOf(sign);
  return width;
};

/** What a heading needs so that it is not cut. */
export const headingWidth = (title: string) => Math.ceil(textWidth(title, 12) + PADDING);

type Measured = {
  id: string;
  width: number;
  isFixed?: boolean;
  /** As little as it can do with where room is short. */
  least?: number;
  /** Even less, once the name has given what it can. */
  bottom?: number;
  /** As much as its longest text would take. */
  wants?: number;
  /** Columns of texts: who has what it wants before whom, and shares what is left over. */
  turn?: number;
};

/** What is left over makes no column wider than this many times what it needs. */
const MOST_TIMES = 2;

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, it) => sum + it, 0);

/** Gives columns, or takes from them, in proportion to what each can take or spare: whole pixels. */
const spread = (widths: number[], spans: readonly number[], amount: number, sign: 1 | -1) => {
  const sum = sumOf(spans);
  const given = Math.min(sum, amount);
  let left = given;
  return widths.map((width, at) => {
    const span = spans[at] ?? 0;
    const share = sum === 0 ? 0 : Math.min(left, span, Math.ceil((given * span) / sum));
    left -= share;
    return width + sign * share;
  });
};

/**
 * The widths of a row. Columns that a person has drawn wide or narrow stay so. Where room is short,
 * the others give what they can spare, the name last; where there is more, texts have what they want
 * by turns, then whatever else is cut, and texts share what is left then, up to twice what they need:
 * room that nobody needs stays free rather than tear a row apart. Where no column says what it wants,
 * all share.
 */
export const sharedWidths = (columns: readonly Measured[], room: number): number[] => {
  const needed = columns.map((it) => it.width);
  const left = Math.floor(room - BOX - sumOf(needed));
  const isFree = (it: Measured) => !it.isFixed;
  const step = (widths: number[], span: (it: Measured, width: number, at: number) => number) => {
    const spare = Math.floor(room - BOX - sumOf(widths));
    const spans = columns.map((it, at) =>
      isFree(it) ? Math.max(0, span(it, widths[at] ?? 0, at)) : 0,
    );
    return spread(widths, spans, Math.abs(spare), spare < 0 ? -1 : 1);
  };
  if (left === 0) return needed;
  if (left < 0) {
    const spares = (it: Measured, width: number) => width - (it.least ?? width);
    const without = step(needed, (it, width, at) => (at === 0 ? 0 : spares(it, width)));
    if (sumOf(without) <= room - BOX) return without;
    const named = step(without, (it, width, at) => (at === 0 ? spares(it, width) : 0));
    if (sumOf(named) <= room - BOX) return named;
    return step(named, (it, width) => width - (it.bottom ?? width));
  }
  if (!columns.some((it) => isFree(it) && it.wants !== undefined)) {
    return shared(columns, needed, left);
  }
  const wanted = (it: Measured, width: number) => (it.wants ?? width) - width;
  const turns = [...new Set(columns.flatMap((it) => it.turn ?? []))].sort((a, b) => a - b);
  const served = turns.reduce(
    (widths, turn) => step(widths, (it, width) => (it.turn === turn ? wanted(it, width) : 0)),
    needed,
  );
  const all = step(served, wanted);
  return step(all, (it, width) => (it.turn === undefined ? 0 : width * (MOST_TIMES - 1)));
};

/** What is left, in proportion to what each needs; where all were drawn, the last one takes it. */
const shared = (columns: readonly Measured[], widths: number[], left: number) => {
  const free = columns.filter((it) => !it.isFixed);
  const sharing = free.length > 0 ? free : columns.slice(-1);
  const sum = sumOf(sharing.map((it) => it.width));
  let given = 0;
  return columns.map((it, at) => {
    const width = widths[at] ?? it.width;
    if (!sharing.includes(it)) return width;
    const share = it === sharing.at(-1) ? left - given : Math.floor((left * it.width) / sum);
    given += share;
    return width + share;
  });
};
