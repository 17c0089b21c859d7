// The main job in the real window.
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { By, Key } from "selenium-webdriver";

import { firstRun, PASSWORD, ZH } from "./walks.mjs";
import { openWindow } from "./window.mjs";

const folder = mkdtempSync(join(tmpdir(), "clientele-files-"));
let window;
before(async () => {
  window = await openWindow({ language: "zh_CN.UTF-8", folder });
  await window.size(1280, 800);
});
after(() => window.close());

const row = (name) =>
  window.find(`//*[@role = "row"][.//*[contains(@class, "name")][text() = "${name}"]]`);
const axe = async () => assert.deepEqual(await window.violations(), []);

test("an empty folder becomes an office, with its recovery sheet on paper", async () => {
  await firstRun(window, ZH, {
    organization: "晨光文具商行",
    begins: ZH.samples,
    onStep: async (step) => {
      await axe();
      if (step === "sheet") {
        await window.press("存为 PDF 以便打印");
        await window.text("请打印、收好");
      }
    },
  });
  await window.text("共 60 位客户");
  assert.ok(readdirSync(folder).some((it) => it.endsWith(".pdf")));
  assert.ok(existsSync(join(window.home, "vault.json")));
  await axe();
});

test("a customer is created by keyboard alone, and the list has it", async () => {
  await (await window.find('//*[@role = "grid"]')).sendKeys("c");
  await window.find('//*[@role = "dialog"]//input[@data-autofocus]');
  await window.keys("王小明文具店", Key.TAB, "138-1762-4093");
  await window.keys(Key.chord(Key.CONTROL, Key.ENTER));
  await row("王小明文具店");
  await window.text("138 1762 4093");
});

test("a search by initials finds it", async () => {
  await window.fill("在名单中搜索", "wxm");
  await window.text("共 1 位客户");
  await window.fill("在名单中搜索", "");
  await window.text("共 61 位客户");
});

test("a field is changed where it stands, and the change is taken back", async () => {
  const found = await row("王小明文具店");
  await window.driver.actions().doubleClick(found).perform();
  await window.find('//*[@class = "record-title"]');
  await axe();
  await (await window.button("添加…")).click();
  await window.keys("晨光集团", Key.ENTER);
  await window.find('//button[contains(@class, "property-value")][contains(., "晨光集团")]');
  await window.press("变更历史");
  await window.text("修改客户");
  await axe();
  await window.press("撤销这次修改");
  await window.text("已撤销");
  const left = await window.driver.findElements(
    By.xpath('//button[contains(@class, "property-value")][contains(., "晨光集团")]'),
  );
  assert.equal(left.length, 0);
});

test("a phone that cannot be one is refused beside the field", async () => {
  const phone = '//button[contains(@class, "property-value")][contains(., "138 1762 4093")]';
  await (await window.find(phone)).click();
  await window.keys(Key.chord(Key.CONTROL, "a"));
  await window.keys("12", Key.ENTER);
  await window.find('//*[@class = "property-error"]');
  await window.keys(Key.ESCAPE);
  await window.find(phone);
});

test("the palette shows the screens apart, and goes to one with Enter", async () => {
  await window.keys(Key.chord(Key.CONTROL, "k"));
  await window.find('//input[@role = "combobox"]');
  await window.find('//*[@role = "group"][@aria-label = "操作"]');
  await window.find('//*[@role = "group"][@aria-label = "页面"]//*[text() = "标签与分类"]');
  await axe();
  await window.keys("报表");
  await window.find('//*[@role = "option"][@aria-selected = "true"]//*[text() = "报表"]');
  await window.keys(Key.ENTER);
  await window.find('//h1[text() = "报表"]');
  await window.closed();
});

test("the palette finds by pinyin and opens with Enter", async () => {
  await window.keys(Key.chord(Key.CONTROL, "k"));
  await window.find('//input[@role = "combobox"]');
  await window.keys("wangxiaoming");
  await window.find('//*[@role = "option"]//*[text() = "王小明文具店"]');
  await axe();
  await window.keys(Key.ENTER);
  await window.find('//h1[text() = "王小明文具店"]');
  await window.closed();
});

test("a task is added and done", async () => {
  // The dialog before gives the focus back in its own time.
  const isThere = () => window.run("return document.activeElement.id === 'new-task'");
  await window.driver.wait(async () => {
    if (!(await isThere())) await window.keys("t");
    return isThere();
  }, 5_000);
  await window.keys("给王小明寄样品", Key.ENTER);
  await (await window.find('//button[@aria-label = "完成：给王小明寄样品"]')).click();
  await window.text("“给王小明寄样品”已完成");
});

test("a condition narrows the list and reads as a sentence", async () => {
  await window.run("location.hash = '#/customers'");
  await row("王小明文具店");
  await window.press("筛选");
  const value = await window.field("值");
  await value.sendKeys("已成交");
  await value.sendKeys(Key.ARROW_DOWN, Key.ENTER);
  await window.press("应用");
  await window.find('//*[@class = "chip"][contains(., "客户状态 是")][contains(., "已成交")]');
  await window.gone("王小明文具店");
  await axe();
  await window.press("移除：客户状态 是 已成交");
  await row("王小明文具店");
});

test("locking leaves nothing on the screen, and the password brings the place back", async () => {
  await window.keys(Key.chord(Key.CONTROL, "l"));
  await window.find('//input[@type = "password"]');
  assert.equal((await window.run("return document.body.innerText")).includes("王小明"), false);
  await axe();
  const query = { search: null, filter: null, sort: "name", direction: null };
  const input = { ...query, is_recycled: false, row: 1, limit: 1 };
  const { error } = await window.invoke("customers_list", { input });
  assert.equal(error.code, "signed_out");

  await window.fill("密码", "wrong");
  await window.press("解锁");
  await window.find('//*[@role = "alert"]');
  await window.fill("密码", PASSWORD);
  await window.press("解锁");
  await row("王小明文具店");
});

test("another language and the dark need no restart", async () => {
  await window.press("陈晓东：菜单");
  await window.press("English");
  await window.find('//h1[text() = "Customers"]');
  await window.press("陈晓东: menu");
  await window.press("Dark");
  await window.find('//html[@data-mantine-color-scheme = "dark"]');
  await axe();
});

test("a command is refused unless the table has it", async () => {
  for (const command of [
    "unlisted",
    "plugin:event|listen",
    "plugin:dialog|open",
    "plugin:window|create",
  ]) {
    const { error } = await window.invoke(command);
    assert.match(String(error), /not allowed/, command);
  }
});

test("the page can neither run text as code nor change what all objects share", async () => {
  assert.equal(await window.run("return typeof window.__TAURI__"), "undefined");
  assert.equal(await window.run("return Object.isFrozen(Object.prototype)"), true);
  const evaluated = "try { return new Function('return 1')() } catch (e) { return e.name }";
  assert.equal(await window.run(evaluated), "EvalError");
  window.expect(/^script-src eval$/);
});
