// What somebody is given is told when they sit down: by whom, how many, and where.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { By, Key } from "selenium-webdriver";

import { firstRun, PASSWORD, ZH } from "./walks.mjs";
import { openWindow } from "./window.mjs";
import { wordsOf } from "./words.mjs";

const t = wordsOf("zh-CN");
const OWN = "kitchen-Marble-72-otter";

let window;
before(async () => {
  window = await openWindow({ language: "zh_CN.UTF-8" });
  await window.size(1280, 720);
  await firstRun(window, ZH, { organization: "晨光文具商行", begins: ZH.samples });
  await window.text("共 60 位客户");
});
after(() => window.close());

const count = async (xpath) => (await window.driver.findElements(By.xpath(xpath))).length;
const leave = async (name) => {
  await window.press(`${name}：菜单`);
  await (await window.find('//*[@role = "menuitem"][contains(., "换人登录")]')).click();
  await window.find('//*[@class = "entry-head"]');
};
const signIn = async (login, password) => {
  const tile = `//button[contains(@class, "login-tile")][contains(., "${login}")]`;
  if ((await count(tile)) > 0) await (await window.find(tile)).click();
  else if ((await count('//button[. = "其他登录名"]')) > 0) await window.press("其他登录名");
  if ((await count('//label[contains(., "登录名")]')) > 0) await window.fill("登录名", login);
  await window.fill("密码", password);
  await window.keys(Key.ENTER);
};
const openTasks = (customer) => window.ask("tasks_list", { filter: "open", customer });

test("customers that are given away take the open tasks of their owner along, with one undo", async () => {
  const account = { login: "li", name: "李梅", department: null, roles: ["sales"] };
  const { password } = await window.ask("accounts_create", account);
  await window.reload();
  const page = await window.ask("customers_list", {
    search: null,
    filter: null,
    sort: "updated_at",
    direction: null,
    is_recycled: false,
    row: 1,
    limit: 2,
  });
  const [first] = page.rows;
  await window.ask("tasks_create", { title: "寄样品给他们", customer: first.id });
  const before = await openTasks(first.id);
  assert.ok(before.length > 0 && before.every((it) => it.assignee === "chen"));
  const grid = await window.find('//*[@role = "grid"]');
  for (const key of [Key.HOME, "x", Key.ARROW_DOWN, "x"]) await grid.sendKeys(key);
  await window.text("已选 2 位");
  await window.press(t("customers.assign"));
  await window.find('//*[@role = "menuitemcheckbox"][@aria-checked = "true"]');
  assert.deepEqual(await window.violations(), []);
  await (await window.find('//*[@role = "menuitem"][. = "李梅"]')).click();
  await window.text("已把 2 位客户交给李梅");
  await window.text("任务一起交过去了");
  assert.ok((await openTasks(first.id)).every((it) => it.assignee === "li"));
  await window.press(t("actions.undo"));
  await window.text(t("actions.undone", { what: "" }));
  assert.ok((await openTasks(first.id)).every((it) => it.assignee === "chen"));
  await window.press(t("customers.assign"));
  await (await window.find('//*[@role = "menuitem"][. = "李梅"]')).click();
  await window.text("已把 2 位客户交给李梅");

  await leave("陈晓东");
  await signIn("li", password);
  await window.fill("当前密码", password);
  await window.fill("新密码", OWN);
  await window.fill("再输入一次密码", OWN);
  await window.press("修改密码");
});

test("whoever was given them hears of it at the bell, and is led to them", async () => {
  await window.find('//button[contains(@class, "bell")]');
  await (await window.find('//button[contains(@class, "bell")]')).click();
  await window.text("陈晓东交给您 2 位客户");
  await window.text("陈晓东交给您");
  assert.deepEqual(await window.violations(), []);
  await window.picture("given");
  await (await window.find('//li[contains(., "2 位客户")]//button')).click();
  await window.text("共 2 位客户");
  await window.find('//*[@class = "chip"]');
  await window.wait(
    async () => (await count('//button[contains(@class, "bell")]')) === 0,
    20_000,
    "the bell stays",
  );
});

test("seen is seen: signing in again tells nothing", async () => {
  await leave("李梅");
  await signIn("li", OWN);
  await window.text("共 2 位客户");
  await window.quiet(400);
  assert.equal(await count('//button[contains(@class, "bell")]'), 0);
});

test("one customer is given away with the question what becomes of the tasks", async () => {
  await window.size(1280, 900);
  await leave("李梅");
  await signIn("chen", PASSWORD);
  await window.text("共 60 位客户");
  const page = await window.ask("tasks_list", { filter: "open", customer: null });
  const { customer } = page.find((it) => it.assignee === "chen" && it.customer !== null);
  await window.run("location.hash = arguments[0]", `/customers/${customer}`);
  const row = '//*[@class = "property"][span[. = "负责人"]]';
  await (await window.find(`${row}//button`)).click();
  await window.find(`${row}//input`);
  await window.keys("李梅");
  await window.keys(Key.ARROW_DOWN, Key.ENTER);
  await window.text("未完成任务，也一起交给李梅");
  assert.deepEqual(await window.violations(), []);
  await (await window.find(`//*[@role = "dialog"]//button[. = "${t("customers.give")}"]`)).click();
  await window.text("一起交过去了");
  assert.ok((await openTasks(customer)).every((it) => it.assignee !== "chen"));
});
