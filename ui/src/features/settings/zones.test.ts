import { expect, test } from "vitest";

import type { Language } from "../../bindings/commands.ts";
import { COUNTRIES } from "../../lib/places.ts";
import { NAMED } from "./zoneNames.ts";
import { zoneIn, zonesIn, zonesLike } from "./zones.ts";

const WINTER = "2026-01-10";
const SUMMER = "2026-07-10";
const all = (language: Language = "zh-CN") => zonesIn("Asia/Shanghai", "CN", WINTER, language);
const found = (text: string) => zonesLike(all(), text).map((it) => it.value);

test("a zone is called by its name, its cities and its hours, in the person's language", () => {
  const of = (zone: string, language: Language) => zoneIn(zone, WINTER, language).label;
  expect(of("Asia/Shanghai", "zh-CN")).toBe("中国标准时间（北京、上海） UTC+8");
  expect(of("Asia/Shanghai", "zh-TW")).toBe("中國標準時間（北京、上海） UTC+8");
  expect(of("Asia/Shanghai", "en")).toBe("China Standard Time (Beijing, Shanghai) UTC+8");
  expect(of("Asia/Kolkata", "en")).toBe("India Standard Time (New Delhi, Mumbai) UTC+5:30");
  expect(of("Europe/London", "zh-TW")).toBe("英國時間（倫敦） UTC");
  expect(of("America/Bogota", "zh-CN")).toBe("America/Bogota UTC-5");
  expect(of("Etc/UTC", "en")).toBe("UTC");
});

test("the hours are those of the day", () => {
  expect(zoneIn("Europe/Berlin", WINTER, "en").label).toMatch(/UTC\+1$/);
  expect(zoneIn("Europe/Berlin", SUMMER, "en").label).toMatch(/UTC\+2$/);
});

test("the zones of the country come first, then those of others as they are offered", () => {
  const zones = zonesIn("Asia/Taipei", "US", WINTER, "en").map((it) => it.value);
  expect(zones.slice(0, 2)).toEqual(["America/New_York", "America/Chicago"]);
  expect(zones.slice(7, 10)).toEqual(["Asia/Shanghai", "Asia/Urumqi", "Asia/Taipei"]);
});

test("every country that is offered has a zone with a name, and each name is one of a zone", () => {
  expect(new Set(NAMED.map((it) => it.country))).toEqual(new Set(COUNTRIES));
  for (const { zone, cities, pinyin } of NAMED) {
    expect(() => new Intl.DateTimeFormat("en", { timeZone: zone }), zone).not.toThrow();
    const counts = [cities["zh-CN"], cities["zh-TW"], cities.en].map((it) => it.length);
    expect([...counts, pinyin.length / 2], zone).toEqual(Array(4).fill(counts[0]));
    expect(
      pinyin.every((it) => /^[a-z]+$/.test(it)),
      zone,
    ).toBe(true);
  }
});

test("each zone is offered once, also the one that is written as it was called before", () => {
  const values = zonesIn("Asia/Calcutta", "IN", WINTER, "en").map((it) => it.value);
  expect(new Set(values).size).toBe(values.length);
  expect(values[0]).toBe("Asia/Calcutta");
  expect(values).not.toContain("Asia/Kolkata");
  expect(all().filter((it) => /Calcutta|Kolkata/.test(it.value))).toHaveLength(1);
  expect(zonesIn("Etc/UTC", "CN", WINTER, "en")[0]?.value).toBe("Etc/UTC");
});

test.each([
  ["上海", "Asia/Shanghai"],
  ["beijing", "Asia/Shanghai"],
  ["bei jing", "Asia/Shanghai"],
  ["臺北", "Asia/Taipei"],
  ["紐約", "America/New_York"],
  ["sao paulo", "America/Sao_Paulo"],
  ["ho chi", "Asia/Ho_Chi_Minh"],
  ["bogota", "America/Bogota"],
  ["utc+5:30", "Asia/Kolkata"],
])("“%s” finds %s", (text, zone) => {
  expect(found(text)).toContain(zone);
});

test("first letters find a city", () => {
  expect(found("bj")[0]).toBe("Asia/Shanghai");
  expect(found("xyz")).toEqual([]);
});
