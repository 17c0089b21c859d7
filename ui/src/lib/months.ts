// What a month to pick a day of needs.
/** The same day some months on; where the month is shorter, its last. */
export const addMonths = (date: string, months: number) => {
  const first = new Date(`${date.slice(0, 8)}01T00:00:00Z`);
  first.setUTCMonth(first.getUTCMonth() + months);
  const length = new Date(first);
  length.setUTCMonth(first.getUTCMonth() + 1, 0);
  first.setUTCDate(Math.min(Number(date.slice(8)), length.getUTCDate()));
  return first.toISOString().slice(0, 10);
};

/** 2026年1月, January 2026. */
export const monthName = (date: string, language: string) =>
  new Intl.DateTimeFormat(language, { year: "numeric", month: "long", timeZone: "UTC" }).format(
    Date.parse(`${date}T00:00:00Z`),
  );

/** One sign for each day of the week, from Monday. */
export const weekdays = (language: string) => {
  const format = new Intl.DateTimeFormat(language, { weekday: "narrow", timeZone: "UTC" });
  // 5 January 1970 was a Monday.
  return Array.from({ length: 7 }, (_, index) => format.format((index + 4) * 86_400_000));
};
