// Periods of days as people call them; core counts them.
import { addDays, isDate, writtenDate, writtenMonth } from "./dates.ts";
import type { Say } from "./words.tsx";

/** What stands between the two ends of a period. */
export const BETWEEN = "..";

/** Whether two days are the first and the last of one month. */
const isMonth = (first: string, last: string) =>
  isDate(first) &&
  isDate(last) &&
  first.endsWith("-01") &&
  first.slice(0, 7) === last.slice(0, 7) &&
  addDays(last, 1).endsWith("-01");

type Speaks = { t: Say; find: (key: string) => string | undefined; language: string };

/** What people call a period of days. */
export const periodWord = (raw: string, { t, find, language }: Speaks) => {
  if (raw.includes(BETWEEN)) {
    const [first = "", last = ""] = raw.split(BETWEEN).map((it) => it.trim());
    if (isMonth(first, last)) return writtenMonth(first, language);
    const from = writtenDate(first, language);
    const to = writtenDate(last, language);
    if (from && to) return t("customers.periods.range", { from, to });
    return from ? t("customers.periods.from", { from }) : t("customers.periods.to", { to });
  }
  const counted = /^(last|next)_(\d+)_days$/.exec(raw);
  if (counted) {
    const count = Number(counted[2]);
    return t(`customers.periods.${counted[1] as "last" | "next"}_days`, { count });
  }
  return find(`customers.periods.${raw}`) ?? raw;
};
