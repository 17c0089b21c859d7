// Days and moments as people say them. `today` is the office's calendar date.
import type { Say } from "./words.tsx";

const DAY = 86_400_000;

/** A calendar date as the number of its day. */
export const dayOf = (date: string) => Math.round(Date.parse(`${date}T00:00:00Z`) / DAY);

/** The calendar date of a moment where the office is. */
export const dateOf = (at: number, timeZone: string) => {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  const parts = Object.fromEntries(format.formatToParts(at).map((it) => [it.type, it.value]));
  return `${parts.year}-${parts.month}-${parts.day}`;
};

export const daysBetween = (from: string, to: string) => dayOf(to) - dayOf(from);

export const addDays = (date: string, days: number) =>
  new Date((dayOf(date) + days) * DAY).toISOString().slice(0, 10);

/**
 * A date as core writes it. Of English the day comes first and the month has its name: offices on both
 * sides of the Atlantic read it the same.
 */
const written = (date: string, language: string, parts: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { timeZone: "UTC", ...parts })
    .format(Date.parse(`${date}T00:00:00Z`))
    .replace(/\bSept\b/, "Sep");

/** 3月4日, 4 Mar; of another year with it. */
export const shortDate = (date: string, today: string, language: string) => {
  const isThisYear = date.slice(0, 4) === today.slice(0, 4);
  const year = isThisYear ? {} : ({ year: "numeric" } as const);
  return written(date, language, { month: "short", day: "numeric", ...year });
};

/** 周五 11月27日, Fri 27 Nov. */
export const weekdayDate = (date: string, today: string, language: string) =>
  `${written(date, language, { weekday: "short" })} ${shortDate(date, today, language)}`;

const ISO = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a text is a date as core writes them. */
export const isDate = (text: string) => ISO.test(text) && !Number.isNaN(dayOf(text));

/** The day of every year that core writes as `--03-17`, in a leap year. */
const dayOfEveryYear = (text: string) => (text.startsWith("--") ? text.replace("-", "2024") : text);

/**
 * A date with its year as it is written: 2026年1月3日, 3 Jan 2026; that of every year without: 1月3日. What is
 * none stays.
 */
export const writtenDate = (date: string, language: string) => {
  const day = dayOfEveryYear(date);
  if (!isDate(day)) return date;
  return day === date
    ? written(date, language, { dateStyle: "medium" })
    : shortDate(day, day, language);
};

export const longDate = (date: string, language: string) =>
  written(date, language, { dateStyle: "full" });

/** The month of a date as it is written: 2026年1月, Jan 2026. */
export const writtenMonth = (date: string, language: string) =>
  written(date, language, { year: "numeric", month: "short" });

/** 18:15, in every language: there is no half of the day to be mistaken for the other. */
export const clockTime = (at: number, timeZone: string, language: string) =>
  new Intl.DateTimeFormat(language, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
  }).format(at);

/** The time after a day; a day that came without one lies at midnight to the moment, and has none. */
const timed = (day: string, at: number, timeZone: string, language: string) => {
  const clock = clockTime(at, timeZone, language);
  return clock === "00:00" && at % 60_000 === 0 ? day : `${day} ${clock}`;
};

/** A date and its time to the minute, as core writes it. */
export const moment = (at: number, timeZone: string, language: string) =>
  timed(writtenDate(dateOf(at, timeZone), language), at, timeZone, language);

/** Today, yesterday, tomorrow, so many days; beyond a month the date itself. */
export const relativeDay = (date: string, today: string, t: Say, language: string) => {
  const days = daysBetween(today, date);
  if (days === 0) return t("dates.today");
  if (days === -1) return t("dates.yesterday");
  if (days === 1) return t("dates.tomorrow");
  if (days < 0 && days > -31) return t("dates.days_ago", { count: -days });
  if (days > 0 && days < 15) return t("dates.in_days", { count: days });
  return shortDate(date, today, language);
};

/** A moment of the last days or of some date, short enough for a column. */
export const shortMoment = (at: number, zone: string, today: string, t: Say, language: string) => {
  const date = dateOf(at, zone);
  const isNear = Math.abs(daysBetween(date, today)) < 2;
  const day = isNear ? relativeDay(date, today, t, language) : shortDate(date, today, language);
  return timed(day, at, zone, language);
};
