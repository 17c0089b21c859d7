// A new office in one sitting, as an owner in Taiwan has it: the list comes in from the sheet, is tagged,
// narrowed, carried off and kept safe, and comes back after a bad day; and nobody outside hears of it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { Key } from "selenium-webdriver";

import { abroad, atHome, traced } from "./connections.mjs";
import { firstRun, firstRunWords, PASSWORD } from "./walks.mjs";
import { openWindow } from "./window.mjs";
import { wordsOf } from "./words.mjs";

const t = wordsOf("zh-TW");
const LIST = "客戶名單.csv";
/** A heading over the headings, an empty line, one person twice, a boss's remark, a sum. */
const SHEET = `陽光貿易客戶名單（林小姐整理）,,,,,,
客戶名稱,聯絡人,手機,縣市,狀態,上次聯絡,備註

大華工業股份有限公司,王大明,0912-345-678,台中市,已成交,115/3/2,月底付款
永豐企業有限公司,陳美玲,0923 456 789,台中市,洽談中,115/2/14,
新光五金行,李志豪,0934-567-890,彰化縣,已成交,2026/3/9,老客戶！
林淑芬,,0945678901,台北市,潛在,,朋友介紹
三和食品有限公司,黃雅婷,(04)2345-6789,台中市,報價中,115/1/5,
新光五金行,李志豪,0934567890,彰化縣,已成交,2026/3/9,
合計,6 位,,,,,
`;
const NEW = 5;
const IN_TAICHUNG = 3;
const folder = mkdtempSync(join(tmpdir(), "clientele-office-"));
const connections = join(folder, "connections.txt");
const written = (ending) => readdirSync(folder).filter((it) => it.endsWith(ending) && it !== LIST);

let window;
before(async () => {
  writeFileSync(join(folder, LIST), SHEET);
  window = await openWindow({ language: "zh_TW.UTF-8", folder, connections });
  await window.size(1280, 800);
});
after(() => window.close());

const axe = async () => assert.deepEqual(await window.violations(), []);
const gridKeys = async (...keys) => (await window.find('//*[@role = "grid"]')).sendKeys(...keys);
const hasRows = (count) =>
  window.find(`//*[@role = "grid"][@aria-rowcount = "${count + 1}"]//*[@role = "gridcell"]`);
/** These customers and no others, whatever list is looked at. */
const some = (ids) => ({
  search: null,
  filter: null,
  is_recycled: false,
  only: ids,
  but: [],
});
const customers = async () => {
  const query = { search: null, filter: null, sort: "name", direction: null };
  const asked = { ...query, is_recycled: false, row: 1, limit: 50 };
  return (await window.ask("customers_list", asked)).rows;
};

test("the office is made, with a place for its backups", async () => {
  const words = firstRunWords(t);
  await firstRun(window, words, { organization: "陽光貿易", begins: words.import, folder });
});

test("the sheet comes in: whoever stands there twice comes once, and sums are nobody", async () => {
  writeFileSync(join(folder, "open.txt"), LIST);
  await window.press(t("imports.choose_file"));
  await window.find('//tr[@class = "heading"]/th[text() = "2"]');
  await window.press(t("actions.next"));
  await window.find('//*[contains(@class, "columns")]');
  await window.press(t("imports.check"));
  await window.find('//*[@class = "import-counts"]');
  await window.press(t("actions.next"));
  await window.find('//*[@class = "twin"]');
  await axe();
  await window.press(t("imports.start"));
  await window.text(t("imports.done"));
  await window.press(t("imports.see"));
  await window.press(t("hints.dismiss"));
  await window.go("customers");
  await hasRows(NEW);
  const [firm] = (await customers()).filter((it) => it.name.startsWith("大華"));
  assert.equal(firm.phone, "0912-345-678");
  assert.equal(firm.contact_name, "王大明");
  assert.equal(firm.status, "won");
});

test("two of them are tagged", async () => {
  await gridKeys(Key.HOME, "x", Key.ARROW_DOWN, "x");
  await window.text(t("customers.selected", { count: 2 }));
  await window.press(t("customers.tag"));
  const field = await window.find('//input[@role = "combobox"][@aria-label]');
  await field.sendKeys("中秋禮盒");
  await window.find('//*[@role = "option"][contains(., "中秋禮盒")]');
  await field.sendKeys(Key.ENTER);
  await window.text(t("customers.tagged", { count: 2, tag: "中秋禮盒" }));
  await window.press(t("customers.unselect"));
});

test("the list is narrowed to a city, and what is left is carried off", async () => {
  await gridKeys("f");
  const choose = async (label, text) => {
    const field = await window.find(`//*[@role = "dialog"]//input[@aria-label = "${label}"]`);
    await field.sendKeys(Key.chord(Key.CONTROL, "a"));
    await field.sendKeys(text);
    await window.find(`//*[@role = "option"][contains(., "${text}")]`);
    await field.sendKeys(Key.ARROW_DOWN, Key.ENTER);
  };
  await choose(t("customers.filter_field"), t("customers.fields.city"));
  const value = `//*[@role = "dialog"]//input[@aria-label = "${t("customers.filter_value")}"]`;
  await (await window.find(value)).sendKeys("台中", Key.ENTER);
  await hasRows(IN_TAICHUNG);
  await window.keys(Key.chord(Key.CONTROL, "e"));
  await window.find('//*[@class = "export-rows"]//td');
  await axe();
  await window.press(t("exports.start"));
  await window.press(t("exports.again"));
  await window.run(
    `[...document.querySelectorAll(".export .segments button")]
       .find((it) => it.textContent === "CSV").click()`,
  );
  await window.find('//*[@class = "export-rows"]//td');
  await window.press(t("exports.start"));
  await window.button(t("exports.again"));
  const lines = readFileSync(join(folder, written(".csv")[0]), "utf8")
    .trim()
    .split(/\r?\n/);
  assert.equal(lines.length, IN_TAICHUNG + 1);
  assert.ok(
    lines.slice(1).every((it) => it.includes("台中市")),
    lines.join("\n"),
  );
  await window.keys(Key.ESCAPE);
  await window.closed();
});

test("a backup is made and proved", async () => {
  await window.go("backups");
  await window.press(t("backups.now"));
  await window.text(t("backups.proved_when_made"));
});

test("after a bad day everything is as it was when the backup was made", async () => {
  for (const { id, name } of await customers()) {
    if (name.startsWith("大華")) await window.ask("customers_delete", some([id]));
  }
  await window.ask("customers_create", { name: "弄錯的一位" });
  assert.equal((await customers()).length, NEW);
  await window.go("backups");
  await window.press(t("backups.more", { name: "" }).trim());
  await window.press(t("backups.restore_ask"));
  await window.text(t("backups.lost_created", { count: 1 }));
  await axe();
  const restore = `//*[@role = "dialog"]//button[. = "${t("backups.restore")}"]`;
  await (await window.find(restore)).click();
  await (await window.find('//input[@type = "password"]')).sendKeys(PASSWORD, Key.ENTER);
  await window.find("//nav");
  const all = await customers();
  assert.equal(all.length, NEW);
  assert.ok(all.some((it) => it.name.startsWith("大華")));
  assert.equal(all.filter((it) => it.tags.includes("中秋禮盒")).length, 2);
});

test("in all of it nobody was asked outside this computer", () => {
  assert.ok(atHome(connections).length > 0, "nothing was told of it");
  assert.deepEqual(abroad(connections), []);
});

test("an attempt to reach somebody outside would have been told", () => {
  const file = join(folder, "attempt.txt");
  // Nothing is sent: the address belongs to nobody.
  execFileSync(traced("/bin/bash", file), ["-c", "exec 3<>/dev/udp/192.0.2.1/9"]);
  assert.equal(abroad(file).length, 1);
});
