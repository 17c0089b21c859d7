// A list of two thousand: narrowed by keyboard, changed as a whole and taken back.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { By, Key } from "selenium-webdriver";

import { PASSWORD } from "./walks.mjs";
import { openWindow } from "./window.mjs";

const MADE = 2_000;
const terminal = fileURLToPath(new URL("../../target/debug/clientele", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "clientele-list-"));
const home = join(folder, "home");

const CITIES = ["北京", "上海", "广州", "苏州"];
const sheet = () => {
  const rows = Array.from({ length: MADE }, (_, at) => {
    const phone = `138${String(10_000_000 + at)}`;
    return `第${String(at + 1).padStart(5, "0")}文具店,${CITIES[at % 4]},${phone}`;
  });
  return ["客户名称,城市,电话", ...rows].join("\n");
};

const run = (...given) =>
  execFileSync(terminal, ["--home", home, ...given], {
    env: { ...process.env, CLIENTELE_PASSWORD: PASSWORD },
    stdio: ["ignore", "ignore", "inherit"],
    timeout: 120_000,
  });

let window;
let total;
before(async () => {
  run("init", "--organization", "晨光文具商行", "--admin", "chen", "--name", "陈晓东");
  writeFileSync(join(folder, "list.csv"), sheet());
  run("--user", "chen", "imports", "run", join(folder, "list.csv"));
  run("--user", "chen", "tags", "create", "年会");
  window = await openWindow({ home, language: "zh_CN.UTF-8", folder });
  await window.size(1280, 800);
});
after(() => window?.close());

const axe = async (what) => assert.deepEqual(await window.violations(), [], what);
const gridKeys = async (...keys) => (await window.find('//*[@role = "grid"]')).sendKeys(...keys);
/** How many rows the list has; none where it has given way to a sentence. */
const rows = () =>
  window.run(
    `const grid = document.querySelector("[role=grid]");
     return grid === null ? 0 : Number(grid.getAttribute("aria-rowcount")) - 1`,
  );
const until = (what, isSo) => window.driver.wait(isSo, 20_000, what);
const chip = (sentence) => window.find(`//button[@data-chip][@title = "${sentence}"]`);

/** What is told of the choice of a drop-down, by typing and Enter. */
const choose = async (label, text) => {
  const fields = await window.driver.findElements(By.css(`input[aria-label="${label}"]`));
  const field = fields.at(-1);
  await field.sendKeys(Key.chord(Key.CONTROL, "a"));
  await field.sendKeys(text);
  await window.find(`//*[@role = "option"][contains(., "${text}")]`);
  await field.sendKeys(Key.ARROW_DOWN, Key.ENTER);
};

test("someone signs in and the list is there", async () => {
  await window.find('//*[@class = "entry-head"]');
  await window.run(`document.querySelector(".login-tile")?.click()`);
  await (await window.find('//input[@type = "password"]')).sendKeys(PASSWORD, Key.ENTER);
  await window.find('//*[@role = "gridcell"]//*[contains(@class, "name")]');
  // The first rows are there before all of them are counted.
  await until("they are not counted", async () => (await rows()) >= MADE);
  total = await rows();
  await axe("list");
});

test("a condition is built by keyboard; the address and locking keep it", async () => {
  await gridKeys("f");
  await window.find('//*[@role = "dialog"]//input[@aria-label = "字段"]');
  await choose("字段", "城市");
  const value = await window.find('//*[@role = "dialog"]//input[@aria-label = "值"]');
  await value.sendKeys("京");
  await window.find('//*[@role = "status"][contains(., "符合的有")]');
  await axe("filter");
  await value.sendKeys(Key.ENTER);
  await chip("城市 包含 京");
  await until("the list was not narrowed", async () => (await rows()) < total);
  const narrowed = await rows();
  assert.equal(narrowed, MADE / 4);

  await window.keys(Key.chord(Key.CONTROL, "l"));
  await window.fill("密码", PASSWORD);
  await window.press("解锁");
  await chip("城市 包含 京");
  await until("the condition was lost", async () => (await rows()) === narrowed);

  await window.run("history.back()");
  await until("Back does not widen", async () => (await rows()) === total);
  await window.run("history.forward()");
  await until("Forward does not narrow", async () => (await rows()) === narrowed);
});

test("everything in it is tagged as one deed, and taken back as one", async () => {
  const narrowed = await rows();
  await gridKeys(Key.HOME, "x", Key.ARROW_DOWN, "x");
  await window.text("已选 2 位");
  await window.press("选择全部");
  await window.text(`已选 ${narrowed.toLocaleString("zh-CN")} 位`);
  await axe("bulk");
  await window.press("打标签");
  await (await window.find('//*[@role = "option"]')).click();
  const told = `已给 ${narrowed.toLocaleString("zh-CN")} 位客户添加`;
  await window.text(told);
  await window.press("撤销");
  await window.text(`已撤销：${told}`);
  await window.press("取消选择");
});

test("a tag that there is none of is made for those who are selected", async () => {
  await gridKeys(Key.HOME, "x", Key.ARROW_DOWN, "x");
  await window.text("已选 2 位");
  await window.press("打标签");
  const field = await window.find('//input[@role = "combobox"][@aria-label = "添加标签"]');
  await field.sendKeys("展会名片");
  await window.find('//*[@role = "option"][contains(., "新建标签“展会名片”")]');
  await axe("tagging");
  await field.sendKeys(Key.ENTER);
  await window.text("已给 2 位客户添加“展会名片”标签");
  await window.press("撤销");
  await window.text("已撤销：已给 2 位客户添加“展会名片”标签");
  await window.press("取消选择");
});

test("those who are selected are given the same next follow-up, and it is taken back", async () => {
  await gridKeys(Key.HOME, "x", Key.ARROW_DOWN, "x");
  await window.text("已选 2 位");
  await window.press("改字段");
  await window.find('//form[@class = "bulk-fields"]');
  await axe("change");
  await window.fill("值", "明天");
  await (await window.find('//form[@class = "bulk-fields"]//button[@type = "submit"]')).click();
  await window.text("已将 2 位客户的下次跟进日期改为");
  await window.find('//*[@role = "row"][@aria-rowindex = "2"]//*[. = "明天"]');
  await window.press("撤销");
  await window.text("已撤销：已将 2 位客户的下次跟进日期改为");
  await window.press("取消选择");
});

test("a search says by what it has found somebody, and marks it", async () => {
  const field = await window.find('//input[@role = "searchbox"]');
  await field.sendKeys("10000004");
  await until("it is not found", async () => (await rows()) === 1);
  // The phone stands in a column of its own.
  assert.equal(await window.run(`return document.querySelectorAll(".found-by").length`), 0);
  await window.run(`[...document.querySelectorAll(".tools button")][0].click()`);
  await (await window.find('//*[@role = "menuitem"][contains(., "电话")]')).click();
  await window.find('//*[contains(@class, "found-by")]//mark[. = "1000 0004"]');
  await axe("reason");
  await (await window.find('//*[@role = "menuitem"][contains(., "恢复默认")]')).click();
  await window.run(`[...document.querySelectorAll(".tools button")][0].click()`);
  await window.run(`document.querySelector(".toolbar .field-button").click()`);
  await until("the search stays", async () => (await rows()) > 1);
});

test("more than a hundred are deleted only when their number was typed", async () => {
  const narrowed = await rows();
  await gridKeys(Key.chord(Key.CONTROL, "a"));
  await window.press("删除");
  await window.find('//*[@role = "dialog"]//input');
  await axe("ask");
  await window.keys(String(narrowed), Key.ENTER);
  const told = `${narrowed.toLocaleString("zh-CN")} 位客户已移入回收站`;
  await window.text(told);
  await window.press("撤销");
  await window.text(`已撤销：${told}`);
  await until("they did not come back", async () => (await rows()) === narrowed);
});

test("Delete on the chip widens the list again", async () => {
  await (await chip("城市 包含 京")).sendKeys(Key.DELETE);
  await until("the list is still narrow", async () => (await rows()) === total);
});

test("a column that is moved by keys stands there after the window was closed", async () => {
  const headings = () =>
    window.run(
      `return [...document.querySelectorAll("[role=columnheader]")].map((it) => it.textContent)`,
    );
  const before = await headings();
  await gridKeys(Key.HOME, Key.ARROW_UP, Key.ARROW_RIGHT);
  await gridKeys(Key.chord(Key.CONTROL, Key.ARROW_RIGHT));
  await until("nothing moved", async () => (await headings())[3] === before[2]);
  const file = join(home, "lists.json");
  await until(
    "it is not kept",
    () => existsSync(file) && /"status".*"contact_name"/s.test(readFileSync(file, "utf8")),
  );
  await window.close();
  window = await openWindow({ home, language: "zh_CN.UTF-8", folder });
  await window.size(1280, 800);
  await window.find('//*[@class = "entry-head"]');
  await window.run(`document.querySelector(".login-tile")?.click()`);
  await (await window.find('//input[@type = "password"]')).sendKeys(PASSWORD, Key.ENTER);
  await window.find('//*[@role = "gridcell"]//*[contains(@class, "name")]');
  assert.equal((await headings())[3], before[2]);
});

test("a customer is stepped through, moved along and found by their number", async () => {
  await gridKeys(Key.HOME, Key.ENTER);
  await window.find('//*[@role = "radiogroup"]');
  await axe("record");
  const name = () =>
    window.run(`return document.querySelector(".record-title h1")?.textContent ?? null`);
  const isOther = (it) => it !== null && it !== first;
  const first = await name();
  await window.press("下一位客户");
  await until("it does not step", async () => isOther(await name()));
  await window.press("上一位客户");
  await until("it does not step back", async () => (await name()) === first);
  await (await window.find('//*[@role = "radio"][contains(., "已成交")]')).click();
  await window.find('//*[@role = "radio"][@aria-checked = "true"][contains(., "已成交")]');
  await window.press("撤销");
  await window.text("已撤销");
});

test("a day is typed in words where it stands", async () => {
  const row = '//*[@class = "property"][span[. = "下次跟进日期"]]';
  await (await window.find(`${row}//button`)).click();
  await window.find(`${row}//input`);
  await window.keys("明天", Key.ENTER);
  await window.find('//dd[. = "明天"]');
  await window.find(`${row}//button[contains(., "年")]`);
  await window.press("撤销");
  await window.text("已撤销");
});

test("with text of twice the size a month to pick from is within the window", async () => {
  await window.size(1280, 720);
  const look = (text_scale) =>
    window.invoke("preferences_update", {
      input: { language: "zh-CN", theme: "light", text_scale },
    });
  await look(200);
  await window.reload();
  const row = '//*[@class = "property"][span[. = "下次跟进日期"]]';
  const opener = await window.find(`${row}//button`);
  await window.run(
    "arguments[0].scrollIntoView({ block: 'center' }); arguments[0].focus()",
    opener,
  );
  await window.keys(Key.ENTER);
  await window.find(`${row}//input`);
  await window.keys(Key.ARROW_DOWN);
  await window.find('//*[@class = "calendar"]');
  await window.quiet();
  const [month, page] = await window.run(
    `const edges = (it) => {
       const { left, top, right, bottom } = it.getBoundingClientRect();
       return { left, top, right, bottom };
     };
     return [document.querySelector(".calendar"), document.documentElement].map(edges)`,
  );
  assert.ok(month.left >= 0 && month.top >= 0, JSON.stringify(month));
  assert.ok(
    month.right <= page.right && month.bottom <= page.bottom,
    JSON.stringify([month, page]),
  );
  await window.keys(Key.ESCAPE);
  await window.keys(Key.ESCAPE);
  await look(100);
  await window.size(1280, 800);
  await window.reload();
});

test("what is said in passing does not lie over what is written in", async () => {
  const radio = '//*[@role = "radiogroup"]//*[@role = "radio"][@aria-checked = "false"]';
  await (await window.find(radio)).click();
  await window.find('//*[@class = "toast"]');
  const covers = () =>
    window.run(
      `const [said, field] = [document.querySelector(".toast"), document.activeElement]
         .map((it) => it.getBoundingClientRect());
       return said.left < field.right && said.right > field.left &&
         said.top < field.bottom && said.bottom > field.top`,
    );
  // A field in the place where things are said.
  await window.run(
    `const { left, top } = document.querySelector(".toast").getBoundingClientRect();
     const field = document.createElement("input");
     field.id = "written";
     field.style.cssText = "position: fixed; left: " + left + "px; top: " + top + "px";
     document.body.append(field);`,
  );
  await (await window.find('//input[@id = "written"]')).sendKeys("x");
  assert.equal(await covers(), false);
  await window.run('document.querySelector("#written").remove()');
  await window.press("撤销");
  await window.text("已撤销");
});

test("with text of twice the size at least six rows stand, and what is said covers no dialog", async () => {
  const look = async (text_scale) => {
    const input = { language: "zh-CN", theme: "light", text_scale };
    await window.invoke("preferences_update", { input });
    await window.reload();
  };
  const record = await window.run("return location.hash");
  await window.size(1366, 768);
  await look(200);
  await window.run("location.hash = '#/customers'");
  await window.find('//*[@role = "gridcell"]//*[contains(@class, "name")]');
  const seen = () =>
    window.run(
      `const grid = document.querySelector("[role=grid]").getBoundingClientRect();
       const head = document.querySelector(".grid-head").getBoundingClientRect();
       return [...document.querySelectorAll(".grid-row")].filter((it) => {
         const { top, bottom } = it.getBoundingClientRect();
         return top >= head.bottom - 1 && bottom <= grid.bottom + 1;
       }).length`,
    );
  await until("fewer than six rows stand", async () => (await seen()) >= 6);

  await window.size(1024, 700);
  await gridKeys(Key.HOME, Key.ARROW_DOWN, Key.ARROW_DOWN, "x");
  // Its label gives way to its sign.
  await window.run(`document.querySelector(".bulk .danger").click()`);
  await window.find('//*[@class = "toast"]');
  await window.keys("c");
  await window.find('//*[@role = "dialog"]//input');
  const covered = () =>
    window.run(
      `const said = document.querySelector(".toasts").getBoundingClientRect();
       const dialog = document.querySelector(".mantine-Modal-content");
       return [...dialog.querySelectorAll("h2, button")].filter((it) => {
         const { left, right, top, bottom } = it.getBoundingClientRect();
         return left < said.right && right > said.left && top < said.bottom && bottom > said.top;
       }).length`,
    );
  await until("what is said lies over the dialog", async () => (await covered()) === 0);
  await window.keys(Key.ESCAPE);
  await look(100);
  await window.size(1280, 800);
  await window.run("location.hash = arguments[0]", record);
  await window.reload();
});

test("in the dark, and with text of twice the size, everything can still be read", async () => {
  const record = await window.run("return location.hash");
  for (const look of [{ theme: "dark" }, { theme: "dark", text_scale: 200 }, { text_scale: 200 }]) {
    const input = { language: "zh-CN", theme: "light", ...look };
    await window.invoke("preferences_update", { input });
    await window.reload();
    for (const [hash, sign] of [
      ["#/customers", '//*[@role = "gridcell"]//*[contains(@class, "name")]'],
      [record, '//*[@role = "radiogroup"]'],
    ]) {
      await window.run("location.hash = arguments[0]", hash);
      await window.find(sign);
      await axe(`${hash} ${JSON.stringify(look)}`);
    }
  }
});
