// Chinese puts a space beside numbers and words in letters, and none beside a name (docs/style.md).
import { expect, test } from "vitest";

import cn from "./zh-CN/index.ts";
import tw from "./zh-TW/index.ts";

/** Values that are the name of somebody or something. */
const CALLED = /\{\{(name|who|by|former|field|kind|reason|list)\}\}/g;
/** Values that are sometimes a name and sometimes a number. */
const EITHER = /\{\{(number|value|what)\}\}/g;
/** Words that Chinese writes with a letter in them. */
const MIXED = /U[盘盤碟]/g;

const HAN = "[\\u3400-\\u9fff]";
const LATIN = "[A-Za-z0-9{}]";
const ILL = new RegExp(`${HAN}${LATIN}|${LATIN}${HAN}|${HAN} ${HAN}`, "g");

const illSpaced = (text: string) =>
  text.replace(MIXED, "盘").replace(CALLED, "名").replace(EITHER, "~").match(ILL) ?? [];

test("a space stands beside numbers and letters, and none beside names", () => {
  for (const words of [cn, tw]) {
    const found = Object.entries(words).filter(([, text]) => illSpaced(text).length > 0);
    expect(found).toEqual([]);
  }
});

test("the search for ill-spaced words sees each kind", () => {
  expect(illSpaced("交给 {{name}}。")).toEqual(["给 名"]);
  expect(illSpaced("存为PDF")).toEqual(["为P"]);
  expect(illSpaced("共{{count}}位")).toEqual(["共{", "}位"]);
  expect(illSpaced("接上U盘，共 {{count}} 位，由{{who}}导出为 PDF")).toEqual([]);
});
