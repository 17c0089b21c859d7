import { afterEach, expect, test, vi } from "vitest";

import en from "../bindings/words/en.json";
import cn from "../bindings/words/zh-CN.json";
import tw from "../bindings/words/zh-TW.json";
import enScreens from "../locales/en/index.ts";
import cnScreens from "../locales/zh-CN/index.ts";
import twScreens from "../locales/zh-TW/index.ts";
import {
  addDays,
  clockTime,
  dateOf,
  daysBetween,
  moment,
  relativeDay,
  writtenDate,
} from "./dates.ts";
import { periodWord } from "./periods.ts";
import { keycaps } from "./shortcuts.ts";
import { loadWords, type Say } from "./words.tsx";

afterEach(() => vi.useRealTimers());

test("dates are the office's: midnight there is not midnight in London", () => {
  const evening = Date.parse("2026-03-09T20:00:00Z");
  expect(dateOf(evening, "Asia/Shanghai")).toBe("2026-03-10");
  expect(dateOf(evening, "Europe/London")).toBe("2026-03-09");
  expect(daysBetween("2026-02-27", "2026-03-02")).toBe(3);
  expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
});

test("days are said as people say them", () => {
  const t: Say = (key, values) => `${key} ${values?.count ?? ""}`.trim();
  const say = (date: string) => relativeDay(date, "2026-03-10", t, "en");
  expect(say("2026-03-10")).toBe("dates.today");
  expect(say("2026-03-09")).toBe("dates.yesterday");
  expect(say("2026-03-05")).toBe("dates.days_ago 5");
  expect(say("2026-03-20")).toBe("dates.in_days 10");
  expect(say("2025-03-10")).toContain("2025");
});

test("a birthday whose year nobody knows is written without one", () => {
  expect(writtenDate("--03-17", "zh-CN")).toBe("3月17日");
  expect(writtenDate("--02-29", "en")).toBe("29 Feb");
  expect(writtenDate("1980-03-17", "zh-CN")).toBe("1980年3月17日");
  expect(writtenDate("--", "en")).toBe("--");
});

test("a moment has one shape, and none of an hour that nobody gave", () => {
  const evening = Date.parse("2026-11-22T10:16:00Z");
  const night = Date.parse("2026-11-21T16:07:30Z");
  const shanghai = "Asia/Shanghai";
  expect(moment(evening, shanghai, "en")).toBe("22 Nov 2026 18:16");
  expect(moment(evening, shanghai, "zh-TW")).toBe("2026年11月22日 18:16");
  expect(moment(night, shanghai, "zh-CN")).toBe("2026年11月22日 00:07");
  expect(clockTime(night, shanghai, "en")).toBe("00:07");
  const midnight = Date.parse("2026-11-21T16:00:00Z");
  expect(moment(midnight, shanghai, "zh-TW")).toBe("2026年11月22日");
  expect(moment(midnight + 1, shanghai, "en")).toBe("22 Nov 2026 00:00");
});

test("a range of days that is a month is called by it", () => {
  const t: Say = (key, values) => `${key} ${values?.from ?? ""} ${values?.to ?? ""}`.trim();
  const say = (raw: string, language: string) =>
    periodWord(raw, { t, find: () => undefined, language });
  expect(say("2026-11-01..2026-11-30", "zh-CN")).toBe("2026年11月");
  expect(say("2028-02-01..2028-02-29", "en")).toBe("Feb 2028");
  expect(say("2028-02-01..2028-02-28", "en")).toBe(
    "customers.periods.range 1 Feb 2028 28 Feb 2028",
  );
  expect(say("2026-11-01..2026-12-31", "en")).toContain("customers.periods.range");
  expect(say("2026-11-01..", "en")).toBe("customers.periods.from 1 Nov 2026");
});

test("keys are shown as they are printed", () => {
  expect(keycaps("mod+k")).toEqual(["Ctrl", "K"]);
  expect(keycaps("g c")).toEqual(["G", "C"]);
});

test("the screens never name what the core names", () => {
  for (const key of Object.keys(enScreens)) expect(Object.keys(en)).not.toContain(key);
});

test("both Chinese catalogues have every word, with the same blanks", async () => {
  const blanks = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort().join();
  const all = { ...en, ...enScreens } as Record<string, string>;
  const chinese: Record<string, string>[] = [
    { ...cn, ...cnScreens },
    { ...tw, ...twScreens },
  ];
  for (const words of chinese) {
    for (const [key, text] of Object.entries(all)) {
      if (key.endsWith("_one")) continue;
      expect(words[key], key).toBeDefined();
      expect(blanks(words[key] ?? ""), key).toBe(blanks(text));
    }
  }
});

test("traditional is worded, not converted: none of the words of the mainland", () => {
  const text = Object.values(twScreens).join();
  for (const word of ["軟件", "文件夾", "搜索", "默認", "登錄", "數據", "用戶", "屏幕", "導入"]) {
    expect(text).not.toContain(word);
  }
});

test("words are loaded once", async () => {
  expect(await loadWords("en")).toBe(await loadWords("en"));
});
