// Exports and reports in the real window, with the files read back.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import { By, Key } from "selenium-webdriver";

import { lines, paper, workbook } from "./papers.mjs";
import { firstRun, PASSWORD, ZH } from "./walks.mjs";
import { openWindow } from "./window.mjs";

const folder = mkdtempSync(join(tmpdir(), "clientele-papers-"));
let window;
before(async () => {
  window = await openWindow({ language: "zh_CN.UTF-8", folder });
  await window.size(1280, 800);
  await firstRun(window, ZH, { organization: "晨光文具商行", begins: ZH.samples });
  await window.text("共 60 位客户");
});
after(() => window.close());

const axe = async () => assert.deepEqual(await window.violations(), []);
const written = (ending) => {
  const name = readdirSync(folder).find((it) => it.endsWith(ending));
  assert.ok(name, `no ${ending} was written`);
  return join(folder, name);
};
const rowsShown = () =>
  window.run(
    `return [...document.querySelectorAll(".export-rows tr")].map((row) =>
       [...row.children].map((cell) => cell.textContent))`,
  );
const choose = (label) =>
  window.driver.executeScript(
    `[...document.querySelectorAll(".export label, .export .segments button")]
       .find((it) => it.textContent.trim() === arguments[0]).click()`,
    label,
  );
const dark = (isDark) =>
  window.run(
    `document.documentElement.dataset.mantineColorScheme = arguments[0] ? "dark" : "light"`,
    isDark,
  );
/** In the light and in the dark. */
const axeTwice = async () => {
  await axe();
  await dark(true);
  await axe();
  await dark(false);
};
const exportAs = async (format) => {
  await choose(format);
  await window.find('//*[@class = "export-rows"]//td');
  const shown = await rowsShown();
  await window.press("导出…");
  await window.text("行写入");
  await window.press("再导出一份");
  return shown;
};

test("a filtered list goes into each kind of file as the preview has shown it", async () => {
  await window.run(
    `location.hash = '#/customers?filters=' + encodeURIComponent(JSON.stringify(
       [{ is: { field: "status", operator: "equal", values: ["won"] } }]))`,
  );
  await window.find('//*[@class = "chip"][contains(., "已成交")]');
  await window.press("导出");
  await window.text("行，写入文件就是这样");
  await axeTwice();
  const shown = await rowsShown();
  const count = shown.length - 1;
  assert.ok(count > 0 && count < 60, `${count}`);

  const sheet = await exportAs("XLSX");
  const book = workbook(written(".xlsx"));
  assert.deepEqual(book[0], sheet[0]);
  assert.equal(book.length, count + 2, "headings, rows and a last one that counts them");
  const name = (row) => row[1];
  assert.deepEqual(book.slice(1, -1).map(name), sheet.slice(1).map(name));

  const text = await exportAs("CSV");
  const delimited = lines(written(".csv"));
  assert.equal(delimited[0], text[0].join(","));
  assert.equal(delimited.length, count + 1);
  assert.ok(delimited[1].startsWith(text[1].slice(0, 3).join(",")));

  await exportAs("PDF");
  const { pages, drawn } = paper(written(".pdf"));
  assert.ok(pages >= 1 && drawn > count, `${pages} pages, ${drawn} texts`);
});

test("everything does not go on paper, and that is said before it is tried", async () => {
  await choose("PDF");
  await choose("完整资料");
  await window.text("列，最多");
  assert.equal(await (await window.button("导出…")).isEnabled(), false);
  await axe();
  await choose("XLSX");
  await window.find('//th[text() = "联系人1"]');
});

test("fields are chosen and moved by keys alone", async () => {
  await choose("自选字段");
  const up = await window.button("上移：客户名称");
  await up.sendKeys(Key.ENTER);
  await window.find('//*[@class = "export-rows"]//th[1][text() = "客户名称"]');
  await axe();
  await window.keys(Key.ESCAPE);
  await window.closed();
});

test("a selection is exported as it is", async () => {
  await (await window.find('(//*[@role = "row"]//*[@role = "checkbox"])[2]')).click();
  await (await window.find('//*[@class = "bulk"]//button[contains(., "导出")]')).click();
  await window.text("共 1 行");
  assert.equal((await rowsShown()).length, 2);
  await window.keys(Key.ESCAPE);
  await window.closed();
});

test("a report is drawn, stands in tables too, and leads to its customers", async () => {
  await (await window.find('//*[@role = "grid"]')).sendKeys("g", "r");
  await window.press("客户概览");
  await window.find('//*[@class = "chart"]//*[local-name() = "path"]');
  await axeTwice();
  await (await window.find('//section[@aria-label = "按客户状态"]//button[text() = "表"]')).click();
  const won = '//section[@aria-label = "按客户状态"]//tr[.//button[text() = "已成交"]]';
  const figure = await (await window.find(`${won}/td[2]`)).getText();
  await axe();
  await (await window.find(`${won}//button`)).click();
  await window.find('//*[@class = "chip"][contains(., "已成交")]');
  await window.text(`共 ${figure} 位客户`);
});

test("a bar leads to its customers as well", async () => {
  await window.run("location.hash = '#/reports/overview'");
  const bars = '//section[@aria-label = "按负责人"]//*[local-name() = "path"][@fill != "none"]';
  await window.find(bars);
  await window.driver.wait(async () => {
    const found = await window.driver.findElements(By.xpath(bars));
    for (const bar of found) await bar.click().catch(() => {});
    return (await window.run("return location.hash")).includes("/customers");
  }, 10_000);
  await window.find('//*[@class = "chip"][contains(., "负责人 是")]');
});

test("a report is narrowed to a period, and its figures lead to the same part", async () => {
  await window.run("location.hash = '#/reports/overview?period=this_month'");
  await window.text("统计范围：创建时间");
  await axeTwice();
  const sum = await window.find('//*[@class = "report-sum"]');
  const figure = await sum.findElement(By.css("b")).getText();
  await sum.click();
  await window.find('//*[@class = "chip"][contains(., "本月")]');
  await window.text(`共 ${figure} 位客户`);
  await window.find('//*[@role = "row"]//*[text() = "示例"]');
  await window.run("history.back()");
  await window.text("统计范围：创建时间");
  await window.run("location.hash = '#/reports/overview?period=..2000-01-01'");
  await window.text("所选范围内没有可统计的数据");
  await axe();
  await window.press("查看全部");
  await window.gone("统计范围");
});

test("a day is typed as people write it, or picked from a month by keys", async () => {
  await window.find('//*[@class = "report-sum"]');
  await window.run("location.hash = '#/reports/overview?period=2025-01-01..'");
  const shows = (day, period) =>
    window.driver.wait(
      async () =>
        (await (await window.field("开始日期")).getAttribute("value")) === day &&
        (await window.run("return decodeURIComponent(location.hash)")).includes(period),
      20_000,
      `it does not come to ${day}`,
    );
  await shows("2025年1月1日", "2025-01-01..");
  await window.fill("开始日期", "２０２５.3.7");
  await window.keys(Key.ENTER);
  await shows("2025年3月7日", "2025-03-07..");
  await window.fill("开始日期", "那天");
  await window.keys(Key.ENTER);
  await window.text("“那天”不是日期");
  await window.fill("开始日期", "2025/3/7");
  await window.keys(Key.ENTER);
  await shows("2025年3月7日", "2025-03-07..");
  await window.keys(Key.ARROW_DOWN);
  await window.find('//*[@class = "calendar"]');
  await axe();
  await window.keys(Key.ARROW_RIGHT);
  await window.keys(Key.ENTER);
  await shows("2025年3月8日", "2025-03-08..");
});

test("a report goes to paper and into a workbook", async () => {
  const isIt = (kind) => (it) => it.startsWith("新增客户趋势") && it.endsWith(kind);
  const report = (kind) => join(folder, readdirSync(folder).find(isIt(kind)) ?? "none");
  await window.run("location.hash = '#/reports/new_customers'");
  for (const [item, ending] of [
    ["纸面文档", ".pdf"],
    ["工作簿", ".xlsx"],
    ["纯文本", ".csv"],
  ]) {
    await window.press("存为文件");
    await (await window.find(`//*[@role = "menuitem"][contains(., "${item}")]`)).click();
    await window.text("报表已保存到");
    await window.press("关闭");
    await window.gone("报表已保存到");
    assert.ok(existsSync(report(ending)), ending);
  }
  assert.ok(paper(report("pdf")).drawn > 5);
  assert.equal(workbook(report("xlsx"))[0][0], "新增客户趋势");
  assert.equal(lines(report("csv"))[0], "月份,新增,环比变化,累计");
});

test("follow-ups lead to the customer, whose sheet is a report of its own", async () => {
  await window.run("location.hash = '#/reports/follow_ups'");
  await (await window.find('//section[@aria-label = "已逾期"]//td//button')).click();
  await window.find('//*[@class = "record-title"]');
  await window.press("更多");
  await (await window.find('//*[@role = "menuitem"][contains(., "客户资料卡")]')).click();
  await window.find('//section[@aria-label = "最近变更"]');
  await axeTwice();
});

test("another language is another file", async () => {
  await window.press("陈晓东：菜单");
  await window.press("English");
  await window.find('//section[@aria-label = "Recent changes"]');
  await window.run("location.hash = '#/reports'");
  await window.press("Follow-ups due and overdue");
  await window.find('//h2[contains(., "overdue, by")]');
  await window.press("Export");
  await window.text("rows, the first 20 as written");
  await axe();
  await choose("CSV");
  await choose("The usual fields");
  await window.press("Export…");
  await window.text("rows written to");
  const name = readdirSync(folder).find((it) => it.startsWith("Customers-"));
  assert.ok(lines(join(folder, name))[0].startsWith("File No.,Name,"));
  await window.press("Close");
  await window.closed();
});

test("who may not export is offered none; what is masked is masked in rows and file", async () => {
  const { home } = window;
  await window.close();
  const program = fileURLToPath(new URL("../../target/debug/clientele", import.meta.url));
  const once = (words) => {
    const env = { ...process.env, CLIENTELE_PASSWORD: PASSWORD };
    const all = ["--home", home, "--user", "chen", "--json", ...words];
    return JSON.parse(execFileSync(program, all, { env, encoding: "utf8", stdio: "pipe" }));
  };
  // The window that was closed lets go of the office in its own time.
  const made = async (...words) => {
    for (let tries = 0; ; tries++) {
      try {
        return once(words);
      } catch (error) {
        if (tries > 60 || !String(error.stderr).includes('"held"')) throw error;
        await sleep(100);
      }
    }
  };
  const initial = async (login, role) =>
    (await made("accounts", "create", login, "--role", role)).initial_password;
  const people = { he: await initial("he", "service"), lin: await initial("lin", "sales") };
  const number = "11010519491231002X";
  const fields = ["name=张三", "owner=lin", `id_number=${number}`].flatMap((it) => ["--set", it]);
  await made("customers", "create", ...fields);

  window = await openWindow({ home, folder, language: "zh_CN.UTF-8" });
  await window.size(1280, 800);
  const enter = async (login) => {
    const [old, next] = [people[login], "harbour-Violet-92-copper"];
    for (const [command, input] of [
      ["accounts_sign_in", { login, password: old }],
      ["accounts_change_password", { old, new: next }],
    ]) {
      const { error } = await window.invoke(command, { input });
      assert.equal(error, undefined, command);
    }
    await window.reload();
    await window.find('//h1[text() = "客户" or text() = "Customers"]');
  };
  const buttons = (words) =>
    window.driver.findElements(By.xpath(`//button[normalize-space() = "${words}"]`));
  await enter("he");
  assert.deepEqual([...(await buttons("导出")), ...(await buttons("Export"))], []);
  assert.equal((await window.driver.findElements(By.xpath('//a[@href = "#/reports"]'))).length, 0);

  await window.invoke("preferences_update", { input: { language: "zh-CN" } });
  await enter("lin");
  await window.press("导出");
  await window.find('//*[@class = "export-rows"]//td');
  await choose("完整资料");
  await choose("CSV");
  await window.find('//th[text() = "身份证号（已遮盖）"]');
  await window.text("部分字段因您的权限而遮盖显示");
  const shown = await rowsShown();
  await axe();
  await window.press("导出…");
  await window.text("行写入");
  const names = readdirSync(folder).filter((it) => it.startsWith("客户-") && it.endsWith(".csv"));
  const file = lines(join(folder, names[0])).join("\n");
  const at = shown[0].indexOf("身份证号（已遮盖）");
  assert.ok(shown[1][at].includes("*") && file.includes(shown[1][at]), shown[1][at]);
  assert.ok(!file.includes(number) && !JSON.stringify(shown).includes(number));
});
