// What goes wrong around the window: a disk that is full, an office that is open elsewhere. Each time
// a sentence that helps, and nothing is lost.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import { Key } from "selenium-webdriver";

import { isRunning } from "./processes.mjs";
import { firstRun, PASSWORD, ZH } from "./walks.mjs";
import { openWindow } from "./window.mjs";
import { wordsOf } from "./words.mjs";

const t = wordsOf("zh-CN");
const LANGUAGE = "zh_CN.UTF-8";
const root = new URL("../../", import.meta.url);
const terminal = fileURLToPath(new URL("target/debug/clientele", root));

const place = mkdtempSync(join(tmpdir(), "clientele-faults-"));
const library = join(tmpdir(), `clientele-faulty-disk-${process.pid}.so`);
/** While this file is there, the disk below `place` is full. */
const isFull = join(tmpdir(), `clientele-disk-is-full-${process.pid}`);
const folder = join(place, "usb");

const fill = () => writeFileSync(isFull, "");
const makeRoom = () => rmSync(isFull, { force: true });
/** What databases of a home hold beside themselves while somebody has them open. */
const unwritten = (home) =>
  readdirSync(home, { recursive: true }).filter((it) => /-(wal|shm)$/.test(it));
const files = (ending) => readdirSync(folder).filter((it) => it.endsWith(ending));

/** The disk says that it is full, or that nothing may be written. */
const [FULL, READ_ONLY] = ["28", "30"];
const faulty = (errno = FULL) => ({
  LD_PRELOAD: library,
  FAULT_UNDER: place,
  FAULT_WHILE: isFull,
  FAULT_AT: "1",
  FAULT_ERRNO: errno,
});

let window;
before(async () => {
  // The disk of the core's own tests, which needs no special rights.
  const source = fileURLToPath(new URL("crates/cli/tests/terminal/faulty_disk.c", root));
  execFileSync("cc", ["-shared", "-fPIC", "-o", library, source, "-ldl"]);
  mkdirSync(folder);
  const environment = faulty();
  window = await openWindow({ home: join(place, "home"), folder, language: LANGUAGE, environment });
  await window.size(1280, 800);
});
after(async () => {
  makeRoom();
  await window.close();
  rmSync(library, { force: true });
});

const axe = async (it = window) => assert.deepEqual(await it.violations(), []);
const go = (address) => window.run("location.hash = arguments[0]", `/${address}`);
const row = (name) => window.find(`//*[@role = "row"][.//*[text() = "${name}"]]`);
const run = (...words) =>
  execFileSync(terminal, ["--home", window.home, "--user", "chen", "--json", ...words], {
    env: { ...process.env, CLIENTELE_PASSWORD: PASSWORD, LC_ALL: LANGUAGE },
    encoding: "utf8",
    stdio: "pipe",
    timeout: 60_000,
  });

test("a customer who finds no room is still in the form, and is saved once there is some", async () => {
  await firstRun(window, ZH, {
    organization: "晨光文具商行",
    begins: ZH.samples,
    folder,
  });
  await window.text("共 60 位客户");
  await (await window.find('//*[@role = "grid"]')).sendKeys("c");
  await window.find('//*[@role = "dialog"]//input[@data-autofocus]');
  await window.keys("磁盘满时的客户", Key.TAB, "138-1762-4093");
  fill();
  await window.keys(Key.chord(Key.CONTROL, Key.ENTER));
  await window.text(t("errors.full"));
  await axe();
  const name = await window.find('//*[@role = "dialog"]//input[@data-autofocus]');
  assert.equal(await name.getAttribute("value"), "磁盘满时的客户");
  makeRoom();
  await (await window.find('//*[@role = "dialog"]//button[@type = "submit"]')).click();
  await window.closed();
  await row("磁盘满时的客户");
  await window.text("共 61 位客户");
});

test("while the disk is full whoever needs a telephone number finds it", async () => {
  fill();
  await window.reload();
  await row("磁盘满时的客户");
  await (await window.find('//*[@role = "grid"]')).sendKeys(Key.HOME, Key.SPACE);
  await window.find('//aside[contains(., "138 1762 4093")]');
  // What is confidential is shown once it is recorded who saw it; until then the pane says why it waits.
  await window.find(`//aside//*[contains(text(), "${t("errors.full")}")]`);
  await axe();
  makeRoom();
  await window.press(t("actions.retry"));
  await window.gone(t("errors.full"));
  await go("customers");
  await row("磁盘满时的客户");
});

test("a field that finds no room says so, and what was there is there", async () => {
  await window.driver
    .actions()
    .doubleClick(await row("磁盘满时的客户"))
    .perform();
  await window.find('//*[@class = "record-title"]');
  await (await window.button(t("customers.unset"))).click();
  fill();
  await window.keys("晨光集团", Key.ENTER);
  await window.text(t("errors.full"));
  await axe();
  makeRoom();
  await window.keys(Key.ENTER);
  await window.find('//button[contains(@class, "property-value")][contains(., "晨光集团")]');
});

test("an export that finds no room leaves no half a file, and goes through afterwards", async () => {
  await go("customers");
  await window.text("共 61 位客户");
  await window.press("导出");
  await window.find('//*[@class = "export-rows"]//td');
  fill();
  await window.press("导出…");
  await window.text(t("errors.full"));
  await axe();
  assert.deepEqual(readdirSync(folder), []);
  makeRoom();
  await window.press("导出…");
  await window.button("再导出一份");
  assert.equal(files(".xlsx").length, 1, readdirSync(folder).join());
  // What was said in passing can be closed too.
  await (await window.find('//*[@role = "dialog"]//footer//button[. = "关闭"]')).click();
  await window.closed();
});

test("a backup that finds no room is none, and the next one is whole", async () => {
  await go("backups");
  await window.text(t("backups.none_yet"));
  fill();
  await (await window.find(`//main//button[. = "${t("backups.now")}"]`)).click();
  await window.text(t("errors.full"));
  await axe();
  assert.deepEqual(
    readdirSync(folder).filter((it) => it.includes("backup")),
    [],
  );
  makeRoom();
  await (await window.find(`//main//button[. = "${t("backups.now")}"]`)).click();
  await window.text(t("backups.proved_when_made"));
  assert.equal(files(".clientele-backup").length, 1);
});

test("a computer that loses its network misses nothing", async () => {
  await window.run('dispatchEvent(new Event("offline"))');
  await go("customers");
  await window.text("共 61 位客户");
  await go("backups");
  await (await window.find(`//main//button[. = "${t("backups.now")}"]`)).click();
  await window.wait(() => files(".clientele-backup").length === 2, 60_000, "a second backup");
  await window.run('dispatchEvent(new Event("online"))');
});

test("the terminal is told that the window has the office, and who has it", () => {
  assert.throws(() => run("customers", "list"), /"held"/);
});

test("nothing is lost by it: the log is whole, and everyone is there", async () => {
  await window.close();
  const patience = Date.now() + 10_000;
  const whole = () => {
    try {
      return JSON.parse(run("journal", "verify")).whole;
    } catch (error) {
      // The window that was closed lets go of the office in its own time.
      if (!String(error.stderr).includes('"held"') || Date.now() > patience) throw error;
      return whole();
    }
  };
  assert.equal(whole(), true);
  const { rows } = JSON.parse(run("customers", "list", "--search", "磁盘满时的客户"));
  assert.deepEqual(
    rows.map((it) => [it.name, it.company]),
    [["磁盘满时的客户", "晨光集团"]],
  );
});

test("a window that finds the terminal at work says who it is, and opens once it is done", async () => {
  const lines = Array.from(
    { length: 3_000 },
    (_, n) => `客户${n},137${String(n).padStart(8, "0")}`,
  );
  const list = join(place, "long.csv");
  writeFileSync(list, `姓名,手机\n${lines.join("\n")}\n`);
  const words = ["--home", window.home, "--user", "chen", "imports", "run", list];
  const program = spawn(terminal, words, {
    env: { ...process.env, CLIENTELE_PASSWORD: PASSWORD, LC_ALL: LANGUAGE },
    stdio: "ignore",
  });
  const ended = new Promise((resolve) => program.once("exit", resolve));
  const holder = () => readFileSync(join(window.home, "clientele.holder"), "utf8");
  for (const last = Date.now() + 20_000; !holder().includes(`${program.pid}`); ) {
    assert.ok(Date.now() < last && program.exitCode === null, "it never held the office");
  }
  // In the middle of it, for as long as it is looked at.
  program.kill("SIGSTOP");
  const second = await openWindow({ home: window.home, folder, language: LANGUAGE });
  try {
    await second.text(t("entry.blocked"));
    await second.text(`${program.pid}`);
    await axe(second);
    program.kill("SIGCONT");
    assert.equal(await ended, 0);
    // It looks again by itself.
    await second.fill(t("accounts.fields.password"), PASSWORD);
    await second.keys(Key.ENTER);
    await second.text("共 3,061 位客户");
  } finally {
    program.kill("SIGCONT");
    await second.close();
  }
});

test("a disk that takes nothing from the start is called by its name, and opens once it does", async () => {
  for (const [errno, sentence] of [
    [FULL, t("errors.full")],
    [READ_ONLY, t("errors.read_only")],
  ]) {
    fill();
    const environment = faulty(errno);
    const next = await openWindow({ home: window.home, folder, language: LANGUAGE, environment });
    try {
      await next.size(1280, 720);
      await next.fill(t("accounts.fields.password"), PASSWORD);
      await next.keys(Key.ENTER);
      await next.text(sentence);
      await axe(next);
      makeRoom();
      await next.fill(t("accounts.fields.password"), PASSWORD);
      await next.keys(Key.ENTER);
      await next.text("共 3,061 位客户");
    } finally {
      makeRoom();
      await next.close();
    }
  }
});

test("leaving closes the office: nothing waits to be written, and the log tells of the end", async () => {
  const third = await openWindow({ language: LANGUAGE });
  try {
    const [program] = third.processes();
    await firstRun(third, ZH, { organization: "晨光", begins: ZH.empty });
    await third.text("还没有客户");
    assert.ok(unwritten(third.home).length > 0);
    await third.press(t("shell.exit"));
    for (const last = Date.now() + 20_000; isRunning(program); await sleep(25)) {
      assert.ok(Date.now() < last, "the window stays");
    }
    assert.deepEqual(unwritten(third.home), []);
    const [log] = readdirSync(join(third.home, "logs"));
    assert.match(readFileSync(join(third.home, "logs", log), "utf8"), / ended\n$/);
  } finally {
    await third.close();
  }
});
