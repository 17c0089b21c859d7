// Days in the line that makes a task, how many are late, and what becomes of those of somebody who goes.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Key } from "selenium-webdriver";

import { firstRun, ZH } from "./walks.mjs";
import { openWindow } from "./window.mjs";
import { wordsOf } from "./words.mjs";

const t = wordsOf("zh-CN");

let window;
before(async () => {
  window = await openWindow({ language: "zh_CN.UTF-8" });
  await window.size(1280, 720);
  await firstRun(window, ZH, { organization: "晨光文具商行", begins: ZH.samples });
  await window.text("共 60 位客户");
});
after(() => window.close());

const count = (xpath) => window.count(xpath);
const NOTHING_CHOSEN = { search: null, filter: null, is_recycled: false, only: null, but: [] };
const some = (ids) => ({ ...NOTHING_CHOSEN, only: ids });
const customers = async (filter, limit) => {
  const order = { sort: "updated_at", direction: null, row: 1, limit };
  return (
    await window.ask("customers_list", { search: null, filter, is_recycled: false, ...order })
  ).rows;
};
const made = async (title) => {
  const list = await window.ask("tasks_list", { filter: "open", customer: null });
  return list.find((it) => it.title === title);
};
const LINE = '//*[@id = "new-task"]';
const KEEP = '//*[contains(@class, "task-due")]//button';

test("a day in front of the words is shown before it is saved", async () => {
  await window.go("customers");
  await (await window.find(LINE)).click();
  await window.keys("下周三给王总回电话");
  await window.find(KEEP);
  const said = await window.run(
    `const select = document.querySelector(".task-due select");
     return [select.value, select.selectedOptions[0].textContent]`,
  );
  assert.equal(said[0], await window.ask("settings_day", "下周三"));
  assert.match(said[1], /^周三 \d+月\d+日$/);
  assert.deepEqual(await window.violations(), []);
  await window.keys(Key.ENTER);
  await window.text("已新建任务“给王总回电话”，截止 周三");
  assert.equal((await made("给王总回电话")).due_on, said[0]);
});

test("a press keeps the words, by the keyboard too", async () => {
  await (await window.find(LINE)).click();
  await window.keys("明天会更好 方案");
  await window.find(KEEP);
  await window.keys(Key.TAB, Key.TAB, Key.ENTER);
  assert.equal(await count(KEEP), 0);
  assert.equal(await window.run("return document.activeElement.id"), "new-task");
  await window.keys(Key.ENTER);
  await window.text(t("tasks.created", { title: "明天会更好 方案" }));
  const { today } = await window.ask("accounts_current");
  assert.equal((await made("明天会更好 方案")).due_on, today);
});

test("late tasks are counted beside their name, and those of a deleted customer are not", async () => {
  const overdue = () => window.ask("tasks_count", { filter: "overdue", assignee: null });
  const before = await overdue();
  const open = await window.ask("tasks_list", { filter: "open", customer: null });
  const { id } = (await customers(null, 60)).find((it) =>
    open.every((task) => task.customer !== it.id),
  );
  await window.ask("tasks_create", { title: "昨天就该报价", due_on: "昨天", customer: id });
  await window.reload();
  await window.find("//nav");
  const badge = `//nav//a[contains(@href, "tasks")]//*[contains(@class, "count")]`;
  await window.find(badge);
  assert.equal(await overdue(), before + 1);
  const words = t("tasks.overdue_count", { count: before + 1 });
  assert.equal(await count(`${badge}[@title = "${words}"]`), 1);
  assert.deepEqual(await window.violations(), []);
  await window.ask("customers_delete", some([id]));
  assert.equal(await overdue(), before);
  await window.reload();
  await window.find("//nav");
  await window.quiet();
  assert.equal(await count(`${badge}[@title = "${words}"]`), 0);
  await window.ask("customers_restore", { ...some([id]), is_recycled: true });
  assert.equal(await overdue(), before + 1);
});

test("a form that was left says that it has kept what was typed", async () => {
  await window.reload();
  await window.go("customers");
  await window.find('//*[@role = "gridcell"]//*[contains(@class, "name")]');
  await window.run(`document.querySelector("[role=grid]").focus()`);
  await window.keys("c");
  await window.find('//*[@role = "dialog"]//input');
  await window.keys("沈");
  assert.equal(await count('//*[@class = "kept-draft"]'), 0);
  await window.keys(Key.ESCAPE);
  await window.closed();
  await window.keys("c");
  await window.find('//*[@role = "dialog"]//*[@class = "kept-draft"]');
  assert.deepEqual(await window.violations(), []);
  await window.press(t("drafts.empty"));
  const name = await window.run(`return document.activeElement.value`);
  assert.equal(name, "");
  await window.keys(Key.ESCAPE);
  await window.closed();
});

test("whoever is disabled hands their customers over first, and the open tasks with them", async () => {
  await window.ask("accounts_create", {
    login: "li",
    name: "李梅",
    department: null,
    roles: ["sales"],
  });
  const mine = { is: { field: "owner", operator: "equal", values: ["chen"] } };
  const only = (await customers(mine, 2)).map((it) => it.id);
  await window.ask("customers_assign", { chosen: some(only), owner: "li", open_tasks: "stay" });
  await window.ask("tasks_create", { title: "给李梅的事", customer: only[0], assignee: "li" });
  await window.reload();
  await window.go("accounts");
  const wishToDisable = async () => {
    await (await window.find('//tr[contains(., "李梅")]//button')).click();
    await (await window.find('//*[@role = "menuitem"][contains(., "停用")]')).click();
    await window.text("李梅名下还有：2 位客户、1 项未完成的任务。");
  };
  await wishToDisable();
  assert.deepEqual(await window.violations(), []);
  await window.press(t("people.look_customers"));
  await window.text("共 2 位客户");
  await window.go("accounts");
  await wishToDisable();
  await (
    await window.find(`//*[@role = "dialog"]//input[@placeholder = "${t("people.heir_nobody")}"]`)
  ).click();
  await (await window.find('//*[@role = "option"][contains(., "陈")]')).click();
  await (await window.find('//*[@role = "dialog"]//input[@type = "checkbox"]')).click();
  await (await window.find('//*[@role = "dialog"]//button[@type = "submit"]')).click();
  await window.text("已把 2 位客户交给");
  const of = await window.ask("tasks_list", { filter: "open", customer: only[0] });
  assert.ok(of.every((it) => it.assignee === "chen"));
  const members = await window.ask("accounts_list");
  const li = members.find((it) => it.member.account.login === "li");
  assert.equal(li.member.account.state, "disabled");
});
