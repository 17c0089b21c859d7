// Long work while somebody closes the window, leaves, or somebody else sits down: it is asked about,
// told to whoever began it, and never done by halves.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { Key } from "selenium-webdriver";

import { firstRun, leave, PASSWORD, signIn, ZH } from "./walks.mjs";
import { openWindow } from "./window.mjs";
import { wordsOf } from "./words.mjs";

const t = wordsOf("zh-CN");
const OWN = "kitchen-Marble-72-otter";
const MANY = 20_000;
const root = new URL("../../", import.meta.url);

const place = mkdtempSync(join(tmpdir(), "clientele-jobs-"));
const [home, folder] = [join(place, "home"), join(place, "usb")];
const library = join(tmpdir(), `clientele-slow-disk-${process.pid}.so`);
/** While this file is there, whatever is written to the slow disk waits. */
const isSlow = join(tmpdir(), `clientele-disk-is-slow-${process.pid}`);

const hold = () => writeFileSync(isSlow, "");
const release = () => rmSync(isSlow, { force: true });
const files = () => readdirSync(folder).filter((it) => !it.endsWith(".csv") && it !== "open.txt");
const isBackup = (name) => name.endsWith(".clientele-backup");

let window;
const open = async (slow = folder) => {
  const disk = { LD_PRELOAD: library, FAULT_UNDER: slow, FAULT_WHILE: isSlow };
  const environment = { ...disk, FAULT_ERRNO: "0", FAULT_AT: "1" };
  window = await openWindow({ home, folder, language: "zh_CN.UTF-8", environment });
  await window.size(1280, 800);
};
before(async () => {
  const source = fileURLToPath(new URL("crates/cli/tests/terminal/faulty_disk.c", root));
  execFileSync("cc", ["-shared", "-fPIC", "-o", library, source, "-ldl"]);
  mkdirSync(folder);
  await open();
});
after(async () => {
  release();
  await window.close();
  rmSync(library, { force: true });
});

const axe = async () => assert.deepEqual(await window.violations(), []);
const go = (address) => window.run("location.hash = arguments[0]", `/${address}`);
const makeBackup = async () => {
  await go("backups");
  // What there is already: the button moves while it arrives.
  await window.find('//main//*[@class = "plan-form"]');
  await window.quiet(300);
  await (await window.find(`//main//button[. = "${t("backups.now")}"]`)).click();
};
/** The bar tells of a job. */
const job = (word) => window.find(`//footer//*[@role = "status"][contains(., "${word}")]`);
const closeAllTheSame = async (meanwhile = () => {}) => {
  const [program] = window.processes();
  // The window may be gone before the driver has let go of the button.
  await window.press(t("closing.close")).catch(() => {});
  meanwhile();
  await window.wait(async () => !window.processes().includes(program), 20_000, "the window stays");
  await window.close();
  release();
};
/** Begins to restore the newest backup on a disk that waits. */
const restoreSlowly = async () => {
  await go("backups");
  await window.press(t("backups.more", { name: "" }).trim());
  await window.press(t("backups.restore_ask"));
  const restore = `//*[@role = "dialog"]//button[. = "${t("backups.restore")}"]`;
  await window.find(restore);
  // What the backup holds has arrived: the button stands where it stays.
  await window.quiet(300);
  hold();
  await (await window.find(restore)).click();
};
const newestImport = async () => (await window.ask("imports_list"))[0];

test("whoever closes while a backup runs is asked, and staying lets it come to its end", async () => {
  await firstRun(window, ZH, {
    organization: "晨光文具商行",
    begins: ZH.samples,
    folder,
  });
  await window.text("共 60 位客户");
  hold();
  await makeBackup();
  await job("备份");
  await window.press(t("shell.exit"));
  await window.find('//*[@class = "closing"]/li[contains(., "备份")]');
  await window.text(t("closing.job_hint"));
  await window.press(t("closing.stay"));
  await window.closed();
  release();
  await window.text(t("backups.proved_when_made"));
  assert.equal(files().length, 1);
});

test("closed all the same, what was left is called unfinished, and the next backup is whole", async () => {
  hold();
  await makeBackup();
  await job("备份");
  await window.press(t("shell.exit"));
  await closeAllTheSame();
  assert.equal(files().filter(isBackup).length, 1, files().join());
  await open();
  await signIn(window, "chen", PASSWORD);
  await window.text("共 60 位客户");
  await makeBackup();
  await window.wait(() => files().filter(isBackup).length === 2, 30_000, "the next backup");
  await window.find('//tr[contains(., "未完成")][not(.//button)]');
});

test("whoever sits down next sees that something runs, and neither what it is nor a way to stop it", async () => {
  const account = { login: "li", name: "李梅", department: null, roles: ["administrator"] };
  const { password } = await window.ask("accounts_create", account);
  await leave(window, "陈晓东");
  await signIn(window, "li", password);
  await window.fill("当前密码", password);
  await window.fill("新密码", OWN);
  await window.fill("再输入一次密码", OWN);
  await window.press("修改密码");
  await window.find("//nav");
  await leave(window, "李梅");
  await signIn(window, "chen", PASSWORD);
  await window.find("//nav");
  hold();
  await makeBackup();
  await job("备份");
  await leave(window, "陈晓东");
  await signIn(window, "li", OWN);
  await job(t("shell.job_of_someone"));
  await axe();
  assert.equal(await window.count('//footer//button[starts-with(@aria-label, "停止")]'), 0);
  const [running] = await window.ask("jobs_list");
  assert.deepEqual([running.operation, running.progress], [null, { done: 0, total: null }]);
  const { error } = await window.invoke("jobs_cancel", { input: running.id });
  assert.equal(error.code, "not_found");
  await window.press(t("shell.exit"));
  await window.find(`//*[@class = "closing"]/li[. = "${t("shell.job_of_someone")}"]`);
  await window.press(t("closing.stay"));
  await window.closed();
});

test("it comes to its end without the one who began it, and ends nobody else's session", async () => {
  release();
  await window.wait(
    () => files().filter(isBackup).length === 3,
    30_000,
    "the backup of whoever left",
  );
  await window.gone(t("shell.job_of_someone"));
  await window.quiet(500);
  const said = `return [...document.querySelectorAll(".toast")].map((it) => it.textContent)`;
  assert.deepEqual(await window.run(said), []);
  assert.equal(await window.count('//*[contains(@class, "bell")]/i'), 0);
  await window.press("李梅：菜单");
  await window.keys(Key.ESCAPE);
});

test("an import stops when whoever began it leaves, and goes on when they are back", async () => {
  await leave(window, "李梅");
  await signIn(window, "chen", PASSWORD);
  const lines = Array.from({ length: MANY }, (_, n) => `客户${n},138${String(n).padStart(8, "0")}`);
  writeFileSync(join(folder, "长名单.csv"), `姓名,手机\n${lines.join("\n")}\n`);
  writeFileSync(join(folder, "open.txt"), "长名单.csv");
  // Whoever sits down is brought to the list first.
  await window.text("共 60 位客户");
  await go("imports");
  await window.press("选择文件");
  await window.find('//tr[@class = "heading"]');
  await window.press("继续");
  await window.press("检查各行");
  await window.text("每一行都没有问题");
  await window.press("继续");
  await window.press("开始导入");
  await window.wait(async () => (await newestImport())?.rows > 0, 30_000, "the first rows");
  await leave(window, "陈晓东");
  await signIn(window, "li", OWN);
  await window.find("//nav");
  // They see no customers: the first screen of theirs.
  assert.equal(await window.run("return location.hash"), "#/backups");
  await leave(window, "李梅");
  await signIn(window, "chen", PASSWORD);
  await window.find("//nav");
  const { state, rows } = await newestImport();
  assert.equal(state, "stopped");
  assert.ok(rows > 0 && rows < MANY, rows);
});

test("closed in the middle of it, the next start keeps what came in and offers to go on", async () => {
  const { rows: before } = await newestImport();
  await go("imports");
  await window.press("继续导入");
  const isOn = async () => {
    const { state, rows } = await newestImport();
    return state === "running" && rows > before;
  };
  await window.wait(isOn, 30_000, "more rows");
  await window.press(t("shell.exit"));
  await window.find('//*[@class = "closing"]/li[contains(., "导入")]');
  await closeAllTheSame();
  await open();
  await signIn(window, "chen", PASSWORD);
  await go("imports");
  await window.find('//tr[th[contains(., "长名单.csv")]][contains(., "已停止")]');
  await axe();
});

test("locked in the middle of it, it goes on behind the lock and is told of after it", async () => {
  await window.press("继续导入");
  await window.wait(async () => (await newestImport()).state === "running", 30_000, "it goes on");
  await window.press(t("shell.lock"));
  await window.text(t("lock.running"));
  // Nobody is signed in: that something runs is all that is to be had.
  const [running] = await window.ask("jobs_list");
  assert.deepEqual([running.operation, running.progress], [null, { done: 0, total: null }]);
  const { error } = await window.invoke("imports_list", { input: null });
  assert.equal(error.code, "signed_out");
  await axe();
  await window.wait(async () => (await window.ask("jobs_list")).length === 0, 120_000, "its end");
  await window.gone(t("lock.running"));
  assert.equal(await window.count('//*[@class = "toast"]'), 0);
  await window.fill("密码", PASSWORD);
  await window.keys(Key.ENTER);
  await window.text("导入完成");
  await window.press("查看导入的客户");
  await window.text(`共 ${MANY.toLocaleString("zh-CN")} 位客户`);
  assert.equal((await window.ask("journal_verify")).is_whole ?? true, true);
});

test("an export is stopped by its own button, and leaves no file", async () => {
  const before = readdirSync(folder);
  await go("customers");
  await window.keys(Key.chord(Key.CONTROL, "e"));
  await (await window.find('//*[@role = "dialog"]//button[. = "CSV"]')).click();
  await window.find('//*[@class = "export-rows"]//td');
  hold();
  await window.press(t("exports.start"));
  await (await window.find(`//*[@role = "dialog"]//button[. = "${t("exports.stop")}"]`)).click();
  release();
  await window.text(t("exports.stopped"));
  assert.deepEqual(readdirSync(folder), before);
  await window.keys(Key.ESCAPE);
  await window.closed();
});

test("a backup is stopped by its own button, and leaves no file", async () => {
  const before = readdirSync(folder);
  hold();
  await makeBackup();
  await job("备份");
  const stop = '//footer//button[starts-with(@aria-label, "停止")]';
  await (await window.find(stop)).click();
  release();
  await window.text(t("backups.stopped"));
  await axe();
  assert.deepEqual(readdirSync(folder), before);
});

test("a restore is stopped by its own button, and the office is as it was", async () => {
  await window.close();
  await open(home);
  await signIn(window, "chen", PASSWORD);
  await window.find("//nav");
  await restoreSlowly();
  const stop = '//*[@role = "dialog"]//button[starts-with(@aria-label, "停止")]';
  await window.find(stop);
  await axe();
  await (await window.find(stop)).click();
  release();
  await window.text(t("backups.restore_stopped"));
  await window.closed();
  await go("customers");
  await window.text(`共 ${(MANY + 60).toLocaleString("zh-CN")} 位客户`);
});

test("a restore that is cut short leaves the office as it was", async () => {
  await restoreSlowly();
  await window.wait(async () => (await window.ask("jobs_list")).length > 0, 20_000, "the restore");
  // The cross of the window: its bar is the system's.
  await window.run('window.dispatchEvent(new Event("clientele:close"))');
  await window.find('//*[@class = "closing"]/li[contains(., "恢复")]');
  // The office is closed on the same disk.
  await closeAllTheSame(release);
  await open();
  await signIn(window, "chen", PASSWORD);
  await window.text(`共 ${(MANY + 60).toLocaleString("zh-CN")} 位客户`);
});
