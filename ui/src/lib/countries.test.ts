import { expect, test } from "vitest";

import { countriesIn, countriesLike } from "./countries.ts";

const first = (typed: string) => countriesLike(countriesIn("en"), typed)[0]?.value;

test("a country is found by its code, in every language, and by its own name", () => {
  for (const typed of [
    "DE",
    "de",
    "德",
    "德國",
    "德国",
    "Deutschland",
    "Germany",
    "germ",
    "deutsch",
  ]) {
    expect([typed, first(typed)]).toEqual([typed, "DE"]);
  }
  for (const [typed, code] of [
    ["ch", "CH"],
    ["chi", "CN"],
    ["schweiz", "CH"],
    ["臺灣", "TW"],
    ["台湾", "TW"],
    ["日本", "JP"],
    ["osterreich", "AT"],
    ["Österreich", "AT"],
    ["españa", "ES"],
    ["kingdom", "GB"],
    ["UK", "GB"],
    ["usa", "US"],
    ["ＵＳ", "US"],
  ] as const) {
    expect([typed, first(typed)]).toEqual([typed, code]);
  }
});

test("what no country is called finds none, and nothing typed finds all in their order", () => {
  const all = countriesIn("zh-CN");
  expect(countriesLike(all, "xyz")).toEqual([]);
  expect(countriesLike(all, " ")).toEqual(all);
  expect(all[0]).toEqual({ value: "CN", label: "中国" });
});
