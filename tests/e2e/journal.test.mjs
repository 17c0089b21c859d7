// Every change can be seen and taken back, and done again: in a customer's history, in the log, by a key.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { By, Key } from "selenium-webdriver";

import { firstRun, PASSWORD, ZH } from "./walks.mjs";
import { openWindow } from "./window.mjs";
import { wordsOf } from "./words.mjs";

const t = wordsOf("zh-CN");
const UNDO = Key.chord(Key.CONTROL, "z");
const REDO = Key.chord(Key.CONTROL, Key.SHIFT, "z");
let window;
before(async () => {
  window = await openWindow({ language: "zh_CN.UTF-8" });
  await window.size(1280, 800);
  await firstRun(window, ZH, { organization: "晨光文具商行", begins: ZH.samples });
});
after(() => window?.close());

const go = async (address) => {
  await window.run("location.hash = arguments[0]", address);
  await window.quiet();
};
const axe = async () => assert.deepEqual(await window.violations(), []);
const until = (what, isSo) => window.wait(isSo, 10_000, what);
const value = (text) => `//button[contains(@class, "property-value")][contains(., "${text}")]`;
const has = (text) => window.find(value(text));
const hasNot = (text) =>
  until(`${text} does not go`, async () => (await window.count(value(text))) === 0);
const toastsGo = async () => {
  for (const cross of await window.driver.findElements(By.css(".toast .tool-button"))) {
    await cross.click();
  }
  await until("a toast stays", async () => (await window.count('//*[@class = "toast"]')) === 0);
};
const openFirst = async () => {
  await go("/customers");
  await window.find('//*[@role = "gridcell"]//*[contains(@class, "name")]');
  await window.run(`document.querySelector("[role=grid]").focus()`);
  await window.keys(Key.HOME, Key.ENTER);
  await window.find('//*[@class = "record-title"]');
};
/** Writes into a property of the customer that is open. */
const write = async (field, text) => {
  const cell = `//*[@class = "property"][span[. = "${field}"]]//button[contains(@class, "value")]`;
  await (await window.find(cell)).click();
  await window.keys(Key.chord(Key.CONTROL, "a"));
  await window.keys(text, Key.ENTER);
  await has(text);
};
const leaveField = () => window.run("document.activeElement.blur()");

test("another WeChat stands in the history with what it was, and is taken back there", async () => {
  await openFirst();
  await write("微信", "chenguang-88");
  await write("城市", "昆山");
  await window.press("变更历史");
  const line = '//li[contains(., "微信") and contains(., "→ chenguang-88")]';
  await window.find(line);
  await axe();
  await (await window.find(`${line}//button`)).click();
  await hasNot("chenguang-88");
  await has("昆山");
});

test("what was taken back is done again from where that was said", async () => {
  await window.press(t("actions.redo"));
  await window.text(t("actions.redone", { what: "" }));
  await has("chenguang-88");
  await toastsGo();
});

test("one key goes back, another forward, and in a field both are the field's", async () => {
  await write("城市", "苏州");
  await leaveField();
  await toastsGo();
  await window.keys(UNDO);
  await has("昆山");
  await window.keys(REDO);
  await has("苏州");
  await window.keys(UNDO);
  await has("昆山");
  await toastsGo();
  await go("/customers");
  const search = await window.field(t("customers.search_here"));
  await search.sendKeys("abc", UNDO);
  await window.quiet();
  assert.equal(await window.count('//*[@class = "toast"]'), 0);
  await window.fill(t("customers.search_here"), "");
  await window.text("共 60 位客户");
});

test("the log begins with the changes of a day, and tells the rest when it is asked to", async () => {
  await go("/journal");
  await window.find('//*[@role = "option"][contains(., "修改客户")]');
  await axe();
  const told = await window.run(
    `return [...document.querySelectorAll(".journal-list [role=option]")].map((it) => it.textContent)`,
  );
  assert.deepEqual(
    told.filter((it) => it.includes("登录")),
    [],
  );
  await (await window.find('//*[@role = "option"][contains(., "撤销操作")]')).click();
  await window.find('//aside[contains(., "城市") and contains(., "昆山")]');
  await (await window.find('//label[. = "只看改动"]')).click();
  await window.find('//*[@role = "option"][contains(., "登录")]');
});

test("the page behind the lock asks for a password, and says so of a wrong one", async () => {
  await window.keys(Key.chord(Key.CONTROL, "l"));
  await window.fill("密码", "not-this-one");
  await window.press("解锁");
  await window.text("密码不正确");
  assert.ok(!(await window.run("return document.body.textContent")).includes("登录名或密码"));
  await window.fill("密码", PASSWORD);
  await window.press("解锁");
  await window.find("//nav");
});

test("the failed sign-in names whose it was", async () => {
  await go("/journal?all=true");
  const failed = '//*[@role = "option"][contains(., "登录失败")]';
  await (await window.find(`${failed}[contains(., "陈晓东")]`)).click();
  await window.find('//aside[contains(., "chen") and contains(., "尝试 1 次")]');
  assert.ok(!(await window.run("return document.body.textContent")).includes("not-this-one"));
  await axe();
});
