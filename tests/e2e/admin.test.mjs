// An administrator's day: colleagues come and go, the log tells of it, the sheet is renewed.
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { Key } from "selenium-webdriver";

import { misfits } from "./fits.mjs";
import { firstRun, leave, PASSWORD, signIn, ZH } from "./walks.mjs";
import { openWindow } from "./window.mjs";

const OWN = "harbour-Violet-93-lanterns";
const folder = mkdtempSync(join(tmpdir(), "clientele-admin-"));
let window;
before(async () => {
  window = await openWindow({ language: "zh_CN.UTF-8", folder });
  await window.size(1280, 800);
});
after(() => window.close());

const axe = async () => assert.deepEqual(await window.violations(), []);
const open = (path) => window.run("location.hash = arguments[0]", `#${path}`);
const reload = async () => {
  await window.reload();
  await window.find("//nav");
};
const input = (command, value) => window.invoke(command, { input: value });
const line = (text) => window.find(`//*[@role = "option"][contains(., "${text}")]`);

const choose = async (label, option) => {
  await (await window.find(`//input[@aria-label = "${label}"]`)).click();
  // The lines of the log are options of a list too.
  await (await window.find(`//*[@data-combobox-option][contains(., "${option}")]`)).click();
};
/** What the list shows below a heading. */
const column = (heading) =>
  window.run(
    `const of = (role) => [...document.querySelectorAll("[role=" + role + "]")];
     const place = (it) => it.getAttribute("aria-colindex");
     const [head] = of("columnheader").filter((it) => it.textContent.includes(arguments[0]));
     return of("gridcell").filter((it) => place(it) === place(head)).map((it) => it.textContent.trim())`,
    heading,
  );
/** Whole numbers of mobiles anywhere on the page, the values of fields and what is said on hovering too. */
const numbersShown = () =>
  window.run(
    `const all = [...document.querySelectorAll("*")];
     const said = all.flatMap((it) => [it.value, it.title, it.getAttribute("aria-label"), it.href]);
     return [document.body.textContent, ...said].join(" ").match(/1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}/g) ?? []`,
  );
const more = async (name, item) => {
  await window.press(`更多: ${name}`);
  await (await window.find(`//*[@role = "menuitem"][contains(., "${item}")]`)).click();
};
/** Makes an account; answers the password that is shown this once. */
const account = async (name, login, role) => {
  await window.press("新建账号");
  await window.find('//*[@role = "dialog"]');
  await window.fill("姓名", name);
  await window.fill("登录名", login);
  await (await window.find(`//label[starts-with(normalize-space(), "${role}")]`)).click();
  await axe();
  await window.press("创建账号");
  const secret = await window.find('//code[@class = "secret"]');
  const password = await secret.getText();
  await axe();
  await window.press("我已抄下");
  await window.closed();
  return password;
};

let first;

test("colleagues get an account each, with a password shown once", async () => {
  await firstRun(window, ZH, { organization: "晨光文具商行", begins: ZH.samples });
  await window.text("共 60 位客户");
  await open("/accounts");
  await window.text("目前只有您一人");
  await axe();
  first = { li: await account("李梅", "li", "销售"), wu: await account("吴敏", "wu", "客服") };
  await window.text("共 3 人");
  assert.ok(first.li.length >= 10);
});

test("a salesperson chooses a password of their own, and sees their own customers only", async () => {
  await window.press("新建");
  await (await window.find('//*[@role = "menuitem"][contains(., "客户")]')).click();
  await window.fill("客户名称", "陈晓东没写完的客户");
  await window.keys(Key.ESCAPE);
  await window.closed();
  await leave(window, "陈晓东");
  await signIn(window, "li", first.li);
  await window.text("请设置自己的密码");
  await window.fill("当前密码", first.li);
  await window.fill("新密码", OWN);
  await window.fill("再输入一次密码", OWN);
  await window.press("修改密码");
  await window.find('//nav//a[contains(@href, "customers")]');
  await window.text("还没有客户");
  assert.equal(await window.run("return location.hash"), "#/customers");
  await window.keys("c");
  const name = await window.find('//*[@role = "dialog"]//input[@data-autofocus]');
  assert.equal(await name.getAttribute("value"), "", "what somebody else had begun");
  await axe();
  await window.keys(Key.ESCAPE);
  await window.closed();
  assert.equal(await window.count('//nav//a[contains(@href, "journal")]'), 0);
  assert.equal(await window.count('//nav//a[contains(@href, "accounts")]'), 0);
  // An address that somebody told them leads nowhere, and shows nothing on the way.
  for (const path of ["/accounts", "/journal"]) {
    await open(path);
    await window.text("这里没有这个页面，或者您没有权限查看");
    assert.equal(await window.count('//main//*[contains(., "陈晓东")]'), 0, path);
  }
  await axe();
  for (const command of ["accounts_list", "vault_review"]) {
    assert.equal((await input(command, null)).error.code, "forbidden", command);
  }
  const another = { login: "x", name: "X", department: null, roles: ["administrator"] };
  assert.equal((await input("accounts_create", another)).error.code, "forbidden");
});

test("customer service sees everyone, with the phones masked", async () => {
  await leave(window, "李梅");
  await signIn(window, "wu", first.wu);
  await window.text("请设置自己的密码");
  await window.fill("当前密码", first.wu);
  await window.fill("新密码", `${OWN}-2`);
  await window.fill("再输入一次密码", `${OWN}-2`);
  await window.press("修改密码");
  await window.text("共 60 位客户");
  await window.quiet();
  const phones = (await column("电话")).filter(Boolean);
  assert.ok(phones.length > 5, "the list shows no phones");
  assert.deepEqual(
    phones.filter((it) => !it.includes("*")),
    [],
  );
  // Nor does anything else tell them: the pane beside the list, the page, what the core answers.
  await (await window.find('//*[@role = "grid"]')).sendKeys(Key.HOME, Key.SPACE);
  await window.find('//aside[contains(., "*")]');
  assert.deepEqual(await numbersShown(), []);
  await (await window.find('//*[@role = "grid"]')).sendKeys(Key.ENTER);
  await window.find('//*[@class = "record-title"]');
  await window.quiet();
  assert.deepEqual(await numbersShown(), []);
  const query = { search: null, filter: null, sort: "name", direction: null };
  const asked = { ...query, is_recycled: false, row: 1, limit: 60 };
  const { rows } = await window.ask("customers_list", asked);
  assert.ok(rows.every((it) => it.phone === null || it.phone.includes("*")));
});

test("the log tells what was refused, and narrows down to one person", async () => {
  await leave(window, "吴敏");
  await signIn(window, "chen", PASSWORD);
  await window.text("共 60 位客户");
  await open("/journal");
  await (await window.find('//label[. = "只看改动"]')).click();
  await line("登录");
  await axe();
  await choose("操作人", "李梅");
  await (await line("被拒绝")).click();
  await window.text("因没有权限被拒绝");
  await axe();
  await choose("操作", "修改本人密码");
  await window.text("共 1 条");
});

test("the log is checked and written to a file", async () => {
  await window.press("校验日志");
  await window.text("操作日志完整");
  await window.press("导出到文件");
  await window.text("条日志写入");
  assert.ok(readdirSync(folder).some((it) => it.endsWith(".jsonl")));
});

test("a setting is changed, stands in the log, and is taken back there", async () => {
  await open("/settings?tab=office");
  await window.fill("机构名称", "晨光文具有限公司");
  await axe();
  await window.press("保存");
  await window.find('//header//*[contains(text(), "晨光文具有限公司")]');
  await open("/journal");
  await (await line("修改设置")).click();
  const pane = '//aside[contains(., "晨光文具商行") and contains(., "晨光文具有限公司")]';
  await window.find(pane);
  await window.press("撤销这次修改");
  await window.find('//header//*[contains(text(), "晨光文具商行")]');
});

test("a time zone is found by a city in pinyin", async () => {
  await open("/settings?tab=office");
  await window.find('//input[@value = "中国标准时间（北京、上海） UTC+8"]');
  await window.fill("时区", "niuyue");
  await window.find('//*[@role = "option"][contains(., "纽约")]');
  await axe();
  await window.keys(Key.ENTER);
  await window.find('//input[contains(@value, "（纽约、华盛顿）")]');
  await window.press("还原");
  await window.find('//input[@value = "中国标准时间（北京、上海） UTC+8"]');
});

test("a new recovery sheet is typed back, and the old one opens nothing any more", async () => {
  await open("/settings?tab=safety");
  await window.text("第 1 号");
  await axe();
  await window.press("生成新的恢复密钥页");
  await window.fill("您的密码", "wrong");
  await window.press("继续");
  await window.text("密码不正确");
  await window.fill("您的密码", PASSWORD);
  await window.press("继续");
  await window.find('//*[@class = "key-group"]');
  const groups = await window.run(
    `return [...document.querySelectorAll(".key-group")].map((it) => it.lastChild.textContent)`,
  );
  await axe();
  await window.press("我已抄在纸上");
  await window.fill("第 2 组", groups[1]);
  await window.fill("第 7 组", groups[6]);
  await (await window.find('//*[@role = "dialog"]//button[. = "完成"]')).click();
  await window.closed();
  await window.text("第 2 号");
  await window.gone("第 1 号");
});

test("a sheet that nobody typed back is called so, and a new one takes its place", async () => {
  await window.press("生成新的恢复密钥页");
  await window.fill("您的密码", PASSWORD);
  await window.press("继续");
  await window.find('//*[@class = "key-group"]');
  // The power goes, or the window is closed in haste.
  await reload();
  await open("/settings?tab=safety");
  await window.find('//li[contains(., "第 3 号")][contains(., "没有核对过")]');
  await window.text("可能没有人抄下");
  await axe();
  await window.press("生成新的恢复密钥页");
  await window.fill("您的密码", PASSWORD);
  await window.press("继续");
  await window.find('//*[@class = "key-group"]');
  const groups = await window.run(
    `return [...document.querySelectorAll(".key-group")].map((it) => it.lastChild.textContent)`,
  );
  await window.press("我已抄在纸上");
  await window.fill("第 2 组", groups[1]);
  await window.fill("第 7 组", groups[6]);
  await (await window.find('//*[@role = "dialog"]//button[. = "完成"]')).click();
  await window.closed();
  await window.text("第 4 号");
  await window.gone("第 3 号");
  await window.gone("没有核对过");
});

test("the self-check and earlier starts are read, and their log written to a file", async () => {
  await open("/settings?tab=checks");
  await window.text("磁盘空间");
  await window.text("还没有启动记录");
  await axe();
  await window.press("导出到文件");
  await window.text("日志已写入");
  assert.ok(readdirSync(folder).some((it) => it.endsWith(".txt")));
});

test("choices are added, coloured and put in order", async () => {
  await open("/tags");
  await window.press("状态、来源等选项");
  await axe();
  await window.fill("新增选项", "");
  await window.keys("试用中", Key.ENTER);
  await window.text("已将“试用中”加入");
  const names = async () => {
    const all = await window.ask("choices_list");
    return all.filter((it) => it.list === "status").map((it) => it.name ?? it.code);
  };
  // It stands before those that end the path.
  assert.equal((await names()).indexOf("试用中"), 3);
  await window.press("上移：试用中");
  await window.wait(async () => (await names()).indexOf("试用中") === 2, 5_000, "it stays");
});

test("a name that is refused stays where it was typed, with the reason below it", async () => {
  const refused = async (label, name, reason) => {
    await window.fill(label, "");
    await window.keys(name, Key.ENTER);
    await window.find(`//*[@class = "property-error"][contains(., "${reason}")]`);
    assert.equal(await (await window.field(label)).getAttribute("value"), name);
    await axe();
  };
  await refused("新增选项", "试用中", "已被使用");
  await refused("新增选项", "长".repeat(101), "100");
  await window.press("标签与分类");
  await refused("新建标签", "甲，乙", "、");
  await refused("新建标签", "老客户", "已被使用");
  await refused("新建分类", "企业客户", "已被使用");
  await more("企业客户", "改名");
  await refused("改名", "渠道客户", "已被使用");
  await window.keys("与代理", Key.ENTER);
  await window.text("渠道客户与代理");
});

test("a department is made, and someone belongs there", async () => {
  await open("/accounts");
  await (await window.find('//button[@role = "tab"][contains(., "部门")]')).click();
  await window.text("还没有部门");
  await window.fill("新建部门", "");
  await window.keys("华东", Key.ENTER);
  await window.find('//b[text() = "华东"]');
  await axe();
  await (await window.find('//button[@role = "tab"][contains(., "角色")]')).click();
  await window.find('//section[contains(@class, "role-card")]');
  await axe();
  await (await window.find('//button[@role = "tab"][contains(., "账号")]')).click();
  await more("李梅", "修改");
  await window.find('//*[@role = "dialog"]');
  await (await window.field("部门")).click();
  await (await window.find('//*[@role = "option"][contains(., "华东")]')).click();
  await window.press("保存");
  await window.closed();
  await window.find('//table//td[contains(., "华东")]');
});

test("in the dark and with text twice as large, everything still passes", async () => {
  for (const preferences of [{ theme: "dark" }, { theme: "light", text_scale: 200 }]) {
    await input("preferences_update", { language: "zh-CN", ...preferences });
    await reload();
    for (const [path, sign] of [
      ["/accounts", "共 3 人"],
      ["/journal", "校验日志"],
      ["/settings?tab=safety", "数据密钥"],
      ["/settings?tab=checks", "磁盘空间"],
      ["/settings", "这台电脑"],
    ]) {
      await open(path);
      await window.text(sign);
      await window.quiet();
      assert.deepEqual(await window.violations(), [], `${path} ${JSON.stringify(preferences)}`);
    }
  }
  await open("/accounts");
  await window.find('//*[@aria-label = "更多: 李梅"]');
  // The driver points beside what stands below the middle of a page that is twice as large.
  await window.run(`document.querySelector('[aria-label = "更多: 李梅"]').click()`);
  await window.find('//*[@role = "menuitem"]');
  await window.quiet();
  const outside = (await misfits(window)).filter((it) => it.startsWith("off the screen"));
  assert.deepEqual(outside, []);
  await window.keys(Key.ESCAPE);
  await input("preferences_update", { language: "zh-CN", theme: "light" });
  await reload();
});

test("who leaves is shut out, with a new key, and everyone signs in anew", async () => {
  await open("/accounts");
  await more("李梅", "停用");
  await window.text("同时更换数据密钥");
  await axe();
  await window.press("停用…");
  await window.text("数据已更换密钥。请重新登录。");
  await signIn(window, "chen", PASSWORD);
  await window.find("//nav");
  await open("/accounts");
  await window.find('//tr[contains(., "李梅")][contains(., "已停用")]');
  await open("/journal?all=true");
  await line("更换数据密钥");
  assert.ok(existsSync(join(window.home, "vault.json")));
});
