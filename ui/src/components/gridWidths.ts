// How wide columns are: as wide as they need, and what is left of the row is shared.

const BOX = 36;
const PADDING = 20;
/** What the sign of the order takes. */
export const ARROW = 17;

/** About how wide a text is: a Chinese character is a square, a Latin letter about half of one. */
export const textWidth = (text: string, size = 13) =>
  [...text].reduce((sum, it) => sum + size * ((it.codePointAt(0) ?? 0) > 0x2e7f ? 1 : 0.53), 0);

/** What a heading needs so that it is not cut. */
export const headingWidth = (title: string) => Math.ceil(textWidth(title, 12) + PADDING);

type Measured = { id: string; width: number; isFixed?: boolean };

/**
 * The widths that fill a row: columns that a person has drawn wide or narrow stay so, the others
 * share what is left in proportion to what they need; where all were drawn, the last one takes it.
 */
export const sharedWidths = (columns: readonly Measured[], room: number): number[] => {
  const needed = columns.reduce((sum, it) => sum + it.width, BOX);
  const left = Math.floor(room - needed);
  if (left <= 0) return columns.map((it) => it.width);
  const free = columns.filter((it) => !it.isFixed);
  const sharing = free.length > 0 ? free : columns.slice(-1);
  const sum = sharing.reduce((all, it) => all + it.width, 0);
  let given = 0;
  return columns.map((it) => {
    if (!sharing.includes(it)) return it.width;
    const isLast = it === sharing.at(-1);
    const share = isLast ? left - given : Math.floor((left * it.width) / sum);
    given += share;
    return it.width + share;
  });
};
