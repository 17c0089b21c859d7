// Everything that has a name has the longest that there can be: as one word without a space, and as
// Chinese without an end. Nothing is covered or pushed away by it, and the whole can be read.
import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { Key } from "selenium-webdriver";

import { misfits } from "./fits.mjs";
import { firstRun, ZH } from "./walks.mjs";
import { openWindow } from "./window.mjs";
import { wordsOf } from "./words.mjs";

const t = wordsOf("zh-CN");
const folder = mkdtempSync(join(tmpdir(), "clientele-names-"));

const word = (length, begins = "") =>
  `${begins}${"Donaudampfschifffahrt".repeat(20)}`.slice(0, length);
const chinese = (length, begins = "") =>
  `${begins}${"上海浦东新区张江高科技园区晨光文具礼品贸易有限责任公司".repeat(20)}`.slice(
    0,
    length,
  );

let window;
before(async () => {
  window = await openWindow({ language: "zh_CN.UTF-8", folder });
  await window.size(1280, 720);
});
after(() => window.close());

const fits = async (what) => {
  await window.quiet();
  assert.deepEqual(await misfits(window), [], what);
};
const tab = async (title) =>
  (await window.find(`//*[@role = "tab"][contains(., "${title}")]`)).click();
const grid = async () => (await window.find('//*[@role = "grid"]')).click();
const leave = async () => {
  await window.keys(Key.ESCAPE);
  await window.closed();
};
const openRecord = async (name) => {
  await window.go("customers");
  const row = await window.find(`//*[@role = "row"][.//*[text() = "${name}"]]`);
  await window.driver.actions().doubleClick(row).perform();
  await window.find('//*[@class = "record-title"]');
};

const LISTS = ["status", "source", "industry", "level", "task_type", "contact_role"];

const makePeople = async (who) => {
  await window.ask("departments_create", { name: word(100), parent: null });
  await window.ask("departments_create", { name: chinese(100), parent: null });
  const [{ id: department }] = await window.ask("departments_list", null);
  await window.ask("departments_create", { name: chinese(100, "下"), parent: department });
  const { account } = (await window.ask("accounts_list", null))[0].member;
  const roles = account.roles.map((it) => it.code);
  const name = chinese(100);
  await window.ask("accounts_update", { id: who.account, name, department, language: null, roles });
  await window.ask("accounts_create", {
    login: word(50),
    name: word(100),
    department,
    roles: ["sales"],
  });
};

const makeLists = async () => {
  for (const name of [word(50), chinese(50), chinese(50, "二"), word(50, "B")]) {
    await window.ask("tags_create", { name, colour: null });
  }
  for (const name of [word(100), chinese(100)]) {
    await window.ask("categories_create", { name, parent: null });
    for (const list of LISTS) await window.ask("choices_create", { list, name, colour: null });
  }
  const above = (await window.ask("categories_list", null)).find((it) => it.name === word(100));
  await window.ask("categories_create", { name: word(100, "Below"), parent: above.id });
};

const makeCustomer = async (text, due_on) => {
  const choices = Object.fromEntries(LISTS.slice(0, 4).map((it) => [it, text(100)]));
  const long = { name: text(200), company: text(200, "司"), contact_name: text(200, "人") };
  const where = { province: text(100), city: text(100), address: text(300) };
  const { value } = await window.ask("customers_create", {
    ...long,
    ...choices,
    ...where,
    phone: "13817624093",
    email: `${word(60)}@${word(60)}.example`,
    wechat: word(100),
    category: text(100),
    tags: [word(50), chinese(50), chinese(50, "二"), word(50, "B")],
    notes: text(400),
  });
  const contact = { name: text(200), title: text(100), email: `${word(60)}@b.example` };
  await window.ask("contacts_add", { customer: value.id, fields: contact });
  for (const n of ["1", "2"]) {
    await window.ask("tasks_create", { title: text(200, n), customer: value.id, due_on });
  }
};

test("an office is made in which everything has a long name", async () => {
  await firstRun(window, ZH, { organization: chinese(100), begins: ZH.samples });
  const { who, today } = await window.ask("accounts_current", null);
  await makePeople(who);
  await makeLists();
  for (const text of [word, chinese]) await makeCustomer(text, today);
  await window.reload();
  await window.text("共 62 位客户");
});

test("every screen has room for them", async () => {
  for (const [address, sign] of [
    ["customers", '//*[@role = "gridcell"]'],
    ["tasks", '//main//*[@class = "task-title"]'],
    ["tags", '//main//*[@class = "line"]'],
    ["reports", '//*[@class = "report-tile"]'],
    ["reports/overview", '//*[@role = "img"]'],
    ["reports/follow_ups", "//td"],
    ["journal", '//*[@role = "option"]'],
    ["accounts", "//main//td"],
    ["settings?tab=office", "//main//input"],
    ["settings?tab=safety", '//main//*[@class = "line"]'],
    ["backups", "//main//h2"],
  ]) {
    await window.go(address);
    await window.find(sign);
    await fits(address);
  }
});

test("so have a pane beside a list, a menu and a dialog", async () => {
  await window.go("customers");
  await grid();
  await window.keys(Key.HOME, Key.SPACE);
  await window.find('//*[@class = "peek-head"]');
  await fits("the pane beside the list");
  await window.keys(Key.ESCAPE);
  await grid();
  await window.keys("x");
  for (const menu of ["tag", "set_status", "set_category"]) {
    await window.press(t(`customers.${menu}`));
    await window.find('//*[@role = "menuitem"] | //*[@role = "option"]');
    await fits(menu);
    await window.keys(Key.ESCAPE);
  }
  await window.press(`${chinese(100)}：菜单`);
  await window.find('//*[@role = "menuitem"]');
  await fits("whoever is signed in");
  await window.keys(Key.ESCAPE);
  await window.go("tasks");
  await window.keys(Key.chord(Key.CONTROL, "k"));
  await window.find('//*[@role = "option"]');
  await fits("the palette");
  await window.keys(word(300));
  await fits("a search for what is longer than anything");
  await leave();
  await window.keys(Key.chord(Key.CONTROL, "e"));
  await window.find('//*[@class = "export-rows"]//td');
  await fits("an export");
  await leave();
});

test("the page of a customer shows all of it, wrapped", async () => {
  for (const text of [word, chinese]) {
    await openRecord(text(200));
    await window.find(`//*[contains(@class, "property-value")]//*[. = "${text(200)}"] | 
      //button[contains(@class, "property-value")][. = "${text(200)}"]`);
    await fits("what is known");
    await (await window.find('//*[@class = "contact-head"][.//b]')).click();
    await fits("a contact");
    await tab(t("customers.history.title"));
    await window.find('//*[@class = "timeline"]');
    await fits("the changes");
    await tab(t("tasks.of_customer"));
    await fits("the tasks");
  }
});

test("what is cut tells the whole when it is pointed at, and what is not says nothing", async () => {
  const title = await window.find('//*[@class = "record-title"]//h1');
  await window.driver.actions().move({ origin: title }).perform();
  assert.equal(await title.getAttribute("title"), chinese(200));
  const number = await window.find('//main//*[@role = "tab"]');
  await window.driver.actions().move({ origin: number }).perform();
  assert.ok(!(await number.getAttribute("title")));
  assert.ok(!(await title.getAttribute("title")));
});

test("what is said in passing stays a few lines", async () => {
  await (await window.find('//main//button[starts-with(@aria-label, "完成：")]')).click();
  const said = await window.find('//*[@class = "toast"]');
  assert.ok((await said.getRect()).height < 120);
  await fits("what was done");
  await (await window.find('//*[@class = "toast"]//button[@aria-label = "关闭"]')).click();
});

test("the lists of the office, its log and its people keep their buttons in sight", async () => {
  await window.go("tags");
  await window.press(t("options.page"));
  await window.text(word(100));
  await fits("choices");
  await window.go("journal");
  await (await window.find('//*[@role = "option"]')).click();
  await window.find("//aside//dl");
  await fits("one entry of the log");
  await window.go("accounts");
  await tab("部门");
  await window.find('//*[contains(@class, "department-name")]');
  await fits("departments");
  await tab("账号");
  await window.press(`${t("customers.more")}: ${word(100)}`);
  await (await window.find('//*[@role = "menuitem"][contains(., "停用")]')).click();
  await window.find('//*[@role = "dialog"]//button');
  await fits("the question before somebody is shut out");
  await leave();
});

test("an import of a file and of columns with such names shows every step", async () => {
  const file = `${chinese(78)}.csv`;
  const lines = [
    `姓名,${word(120)},${chinese(120)},手机,状态`,
    `${word(200)},${word(300)},${chinese(300)},13817624099,${word(90, "X")}`,
    `${chinese(200)},a,b,13817624093,${chinese(90, "新")}`,
    `${word(250)},a,b,12,x`,
  ];
  writeFileSync(join(folder, file), `${lines.join("\n")}\n`);
  writeFileSync(join(folder, "open.txt"), file);
  await window.go("imports");
  await window.press("选择文件");
  await window.find('//tr[@class = "heading"]');
  await fits("the file");
  await window.press("继续");
  await window.text("已识别");
  await fits("its columns");
  await window.press("检查各行");
  await window.find('//*[@class = "import-counts"]');
  await fits("what is wrong with it");
  await window.press("继续");
  await window.find('//*[@class = "twin"]');
  await fits("duplicates");
  await window.press("开始导入");
  await window.text("导入完成");
  await fits("the result");
  await window.press("再导入一份");
  await window.find('//tr[th[contains(., "上海")]]');
  await fits("past imports");
  await window.press(`撤销导入：${chinese(20)}`);
  await window.find('//*[@role = "dialog"]//button');
  await fits("the question before an import is taken back");
  await leave();
});

test("whoever comes back finds room for a password below their name", async () => {
  await window.keys(Key.chord(Key.CONTROL, "l"));
  await window.find('//input[@type = "password"]');
  await fits("the lock");
  await window.press("换人登录");
  await window.find("//form");
  await fits("signing in");
});
