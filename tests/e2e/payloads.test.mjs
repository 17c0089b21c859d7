// What people type, and what files bring, is text wherever it is shown: nothing of it ever runs (T19).
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { Key } from "selenium-webdriver";

import { firstRun, PASSWORD, ZH } from "./walks.mjs";
import { openWindow } from "./window.mjs";
import { wordsOf } from "./words.mjs";

const t = wordsOf("zh-CN");
const PAYLOADS = JSON.parse(readFileSync(new URL("../fixtures/payloads.json", import.meta.url)));
const folder = mkdtempSync(join(tmpdir(), "clientele-payloads-"));

let window;
before(async () => {
  window = await openWindow({ language: "zh_CN.UTF-8", folder });
  await window.size(1600, 1000);
});
after(() => window.close());

/** Told of every payload that runs, under the name that all of them call. */
const TRAP = `
  window.__ran = (...given) => window.__complaints.push("ran " + given);
  for (const name of ["alert", "open", "print", "prompt", "confirm"]) window[name] = window.__ran;`;

/** What only a payload would put there, or have fetched. */
const FOREIGN = `
  const kinds = "iframe, object, embed, base, marquee, audio, video, math, portal, keygen, isindex," +
    " foreignObject, animate, image, noscript, template, meta[http-equiv], [srcdoc], [srcset]," +
    " img:not([src^='data:image/']):not([src^='/']), link[rel=import], details, form[action]";
  const found = [...document.querySelectorAll(kinds)];
  for (const it of document.querySelectorAll("*")) {
    for (const { name, value } of it.attributes) {
      if (name.startsWith("on")) found.push(it);
      if (/href$|^src$|^action$/.test(name) && /^\\s*(javascript|vbscript|data:text|\\/\\/|https?:\\/\\/(?!tauri))/i.test(value))
        found.push(it);
    }
  }
  const fetched = performance.getEntriesByType("resource").map((it) => it.name)
    .filter((it) => !/^(tauri|ipc):\\/\\/localhost\\/|^data:/.test(it));
  return {
    elements: found.map((it) => it.outerHTML.slice(0, 200)),
    scripts: document.querySelectorAll("script").length,
    fetched,
    polluted: [Object.keys(Object.prototype), {}.polluted ?? null],
    place: location.origin + location.pathname,
    title: document.title,
    complaints: window.__complaints,
  };`;

let innocent;
const calm = async (where) => assert.deepEqual(await window.run(FOREIGN), innocent, where);

const shown = () => window.run("return document.body.innerText + document.body.textContent");

/** Calls a command with each payload, or with some of them; answers what was taken, and what was refused with a sentence. */
const plant = async (command, input, every = 1) => {
  const taken = [];
  const refused = [];
  for (const [at, payload] of PAYLOADS.entries()) {
    if (at % every !== 0) continue;
    const { value, error } = await window.invoke(command, { input: input(payload, at) });
    if (error === undefined) taken.push({ payload, value: value.value });
    else {
      assert.ok(error.sentence.length > 4 && error.code !== "internal", JSON.stringify(error));
      refused.push(payload);
    }
  }
  return { taken, refused };
};

let customers;

test("every payload goes into everything that has a name", async () => {
  assert.ok(PAYLOADS.length >= 150, `${PAYLOADS.length}`);
  await firstRun(window, ZH, { organization: "<b onclick=__ran()>晨光</b>", begins: ZH.empty });
  await window.text("还没有客户");
  await window.run(TRAP);
  innocent = await window.run(FOREIGN);
  assert.deepEqual(innocent.elements, []);
  assert.deepEqual(innocent.fetched, []);
  assert.deepEqual(innocent.complaints, []);
  const tags = await plant("tags_create", (name) => ({ name, colour: null }));
  await plant("categories_create", (name) => ({ name, parent: null }), 4);
  await plant("departments_create", (name) => ({ name, parent: null }), 4);
  await plant("choices_create", (name) => ({ list: "status", name, colour: null }), 4);
  const tag = (at) => tags.taken[at % tags.taken.length].payload;
  const made = await plant("customers_create", (name, at) => ({
    name,
    company: name,
    contact_name: name,
    notes: name,
    address: name,
    city: name,
    tags: [tag(at)],
    next_follow_up_on: "2020-01-01",
  }));
  customers = made.taken.map((it) => it.value);
  // Only what writes backwards, or is no writing at all, is turned away.
  assert.ok(customers.length >= 150, `${customers.length}: ${JSON.stringify(made.refused)}`);
  const customerAt = (at) => customers[at % customers.length].id;
  const task = (title, at) => ({
    title,
    notes: title,
    customer: customerAt(at),
    due_on: "2020-01-01",
  });
  await plant("tasks_create", task, 4);
  for (const at of [0, 1, 2]) {
    await window.ask("accounts_create", {
      login: `evil${at}`,
      name: PAYLOADS[at * 20],
      department: null,
      roles: ["sales"],
    });
  }
});

test("the list shows every name as it is written", async () => {
  await window.reload();
  await window.find('//*[@role = "gridcell"]//*[contains(@class, "name")]');
  await window.run(TRAP);
  const seen = new Set();
  const read = async () => {
    const names = await window.run(
      `return [...document.querySelectorAll("[role=row] .name")].map((it) => it.textContent)`,
    );
    for (const name of names) seen.add(name);
  };
  const grid = await window.find('//*[@role = "grid"]');
  await grid.sendKeys(Key.HOME);
  const missing = () => customers.filter((it) => !seen.has(it.name)).map((it) => it.name);
  for (let turns = 0; turns < 30 && missing().length > 0; turns++) {
    await window.quiet();
    await read();
    await calm("the list");
    await grid.sendKeys(Key.PAGE_DOWN);
  }
  assert.deepEqual(missing(), []);
});

test("a customer's page, the pane beside the list and the changes show them", async () => {
  for (let at = 0; at < customers.length; at += 24) {
    const { id, name } = customers[at];
    await window.go(`customers/${id}`);
    const isIt = () =>
      window.run(`return document.querySelector("main h1")?.textContent === arguments[0]`, name);
    await window.wait(isIt, 10_000, name);
    await calm(name);
  }
  await window.press(t("customers.history.title"));
  await window.quiet();
  await calm("the changes");
  await window.go("customers");
  const grid = await window.find('//*[@role = "grid"]');
  await grid.sendKeys(Key.HOME, Key.SPACE);
  await window.quiet();
  for (let at = 0; at < 5; at++) {
    await grid.sendKeys(Key.ARROW_DOWN);
    await window.quiet();
    await calm("the pane");
  }
});

test("the palette, the search and the help look for them", async () => {
  const some = PAYLOADS.filter((_, at) => at % 30 === 0).map((it) => it.slice(0, 40));
  await window.keys(Key.ESCAPE);
  await window.keys(Key.chord(Key.CONTROL, "k"));
  const palette = await window.find('//input[@role = "combobox"]');
  for (const text of ["<script", "javascript", "{{", ...some]) {
    await palette.sendKeys(Key.chord(Key.CONTROL, "a"));
    await palette.sendKeys(Key.BACK_SPACE, text);
    await window.quiet();
    await calm(`the palette: ${text}`);
  }
  await window.keys(Key.ESCAPE);
  await window.closed();
  await window.go(`customers?search=${encodeURIComponent('"<img src=x onerror=__ran()>"')}`);
  await calm("the address");
  await window.go("customers");
  await window.keys(Key.F1);
  for (const text of ["<script>__ran()</script>", "[x](javascript:__ran())", "{{7*7}}"]) {
    await window.fill(t("help.search"), text);
    await window.text(text);
    await calm("the help");
  }
  await window.keys(Key.ESCAPE, Key.ESCAPE);
  await window.keys(Key.ESCAPE);
  await window.closed();
});

test("tags, categories, choices, tasks, accounts, departments and the log show them", async () => {
  for (const address of ["tags", "tasks", "accounts", "journal", "journal?tab=looks", "settings"]) {
    await window.go(address);
    await calm(address);
  }
  assert.ok((await shown()).includes("晨光"));
  await window.go("tags");
  assert.ok((await shown()).includes("<script>__ran()</script>"));
  await window.press(t("options.page"));
  await window.quiet();
  assert.ok((await shown()).includes("<script>__ran()</script>"));
  await calm("the choices");
  await window.go("accounts");
  await (
    await window.find(`//button[@role = "tab"][contains(., "${t("departments.title")}")]`)
  ).click();
  await window.quiet();
  await calm("the departments");
  await window.go("journal");
  const log = await window.find('//*[@role = "listbox"]');
  for (let at = 0; at < 5; at++) {
    await log.sendKeys(Key.ARROW_DOWN);
    await window.quiet();
    await calm("an entry of the log");
  }
});

test("reports draw them, in words, in charts and under the mouse", async () => {
  for (const address of [
    "reports",
    "reports/overview",
    "reports/new_customers",
    "reports/follow_ups",
    `reports/customer?file_no=${customers[0].file_no}`,
  ]) {
    await window.go(address);
    await calm(address);
  }
  await window.go("reports/overview");
  await window.find('//*[contains(@class, "chart")]//*[local-name() = "svg"]');
  const charts = await window.driver.findElements({ css: ".chart" });
  for (const chart of charts) {
    await window.run("arguments[0].scrollIntoView({ block: 'center' })", chart);
    for (const x of [-150, -60, 0, 80]) {
      await window.driver.actions().move({ origin: chart, x, y: 0, duration: 0 }).perform();
      await window.settle();
    }
    await calm("a chart");
  }
});

test("an export shows them before it writes them", async () => {
  await window.go("customers");
  await window.press("导出");
  await window.find('//*[@class = "export-rows"]//td');
  assert.ok((await shown()).includes(customers.at(-1).name));
  await calm("the preview");
  await window.keys(Key.ESCAPE);
  await window.closed();
});

test("an import shows headings, cells and its own name, and what it says of them", async () => {
  const name = "<img src=x onerror=__ran()>.csv";
  const quoted = (it) => `"${it.replaceAll('"', '""').replaceAll("\0", "")}"`;
  const known = ["姓名", "手机", "公司", "邮箱", "地址", "城市", "备注", "标签", "客户分类"];
  const strange = PAYLOADS.filter((_, at) => at % 25 === 0);
  const headings = [...known, ...strange].map(quoted).join(",");
  const lines = PAYLOADS.map((it, at) => {
    const phone = `138${String(at).padStart(8, "0")}`;
    const cells = [it, phone, it, "a@b.cn", it, it, it, it, it, ...strange];
    return cells.map(quoted).join(",");
  });
  writeFileSync(join(folder, name), `\uFEFF${headings}\n${lines.join("\n")}\n`);
  writeFileSync(join(folder, "open.txt"), name);
  await window.go("imports");
  await window.press(t("imports.choose_file"));
  await window.find('//tr[@class = "heading"]');
  await window.text(name);
  await calm("the file");
  await window.press(t("actions.next"));
  await window.find('//*[contains(@class, "columns")]');
  await calm("the columns");
  await window.press(t("imports.check"));
  await window.find('//*[@class = "import-counts"]');
  await calm("the check");
  await window.press(t("actions.next"));
  await window.quiet();
  await calm("the duplicates");
  await window.press("开始导入");
  await window.text("导入完成");
  await calm("the result");
  await window.go("imports");
  await calm("earlier imports");
});

test("what is said of a deed quotes it, and the lock page bears a name", async () => {
  await window.go("customers");
  await (await window.find('//*[@role = "grid"]')).sendKeys("c");
  await window.find('//*[@role = "dialog"]//input[@data-autofocus]');
  await window.keys("<img src=y onerror=__ran()>");
  await window.keys(Key.chord(Key.CONTROL, Key.ENTER));
  await window.text("已保存“<img src=y onerror=__ran()>”");
  await calm("a toast");
  const me = { id: 1, name: '"><svg onload=__ran()>', department: null, language: null };
  await window.ask("accounts_update", { ...me, roles: ["administrator", "manager"] });
  await window.reload();
  await window.find("//nav");
  await window.run(TRAP);
  await window.keys(Key.chord(Key.CONTROL, "l"));
  await window.fill("密码", "<script>__ran()</script>");
  await window.keys(Key.ENTER);
  await window.find('//*[@role = "alert"]');
  await window.text("><svg onload=__ran()>");
  await calm("the lock page");
  await window.fill("密码", PASSWORD);
  await window.keys(Key.ENTER);
  await window.find("//nav");
});

test("the trap works: one payload that is let in is found", async () => {
  await window.run(
    `const it = document.createElement("div");
     it.innerHTML = "<img src=x onerror=__ran()>";
     document.body.append(it);`,
  );
  const told = await window.run(FOREIGN);
  assert.notDeepEqual(told.elements, []);
  const inline = /^script-src(-attr|-elem)? inline$/;
  const blocked = async () => (await window.complaints()).some((it) => inline.test(it));
  await window.wait(blocked, 5_000, "nothing was noticed");
  window.expect(inline);
});
