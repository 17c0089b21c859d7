// Periods of days as people call them; core counts them.
import { writtenDate } from "./dates.ts";
import type { Say } from "./words.tsx";

/** What stands between the two ends of a period. */
export const BETWEEN = "..";

type Speaks = { t: Say; find: (key: string) => string | undefined; language: string };

/** What people call a period of days. */
export const periodWord = (raw: string, { t, find, language }: Speaks) => {
  if (raw.includes(BETWEEN)) {
    const [from = "", to = ""] = raw.split(BETWEEN).map((it) => writtenDate(it, language));
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
