// What was written is opened again: by the program that the computer has for it, and by no path of
// the page's.
import assert from "node:assert/strict";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";

import { By, Key } from "selenium-webdriver";

import { firstRun, ZH } from "./walks.mjs";
import { openWindow } from "./window.mjs";
import { wordsOf } from "./words.mjs";

const t = wordsOf("zh-CN");
const root = mkdtempSync(join(tmpdir(), "clientele-saved-"));
const folder = join(root, "办公室 文件");
const opened = join(root, "opened.txt");

/** A desktop whose one program writes down what it was asked to open, and by whom it was started. */
const desktop = () => {
  const data = join(root, "share");
  const settings = join(root, "config");
  const program = join(root, "viewer");
  for (const it of [folder, settings, join(data, "applications")]) {
    mkdirSync(it, { recursive: true });
  }
  writeFileSync(program, `#!/bin/sh\necho "$1|\${JSC_useJIT:-unset}" >> '${opened}'\n`);
  chmodSync(program, 0o755);
  const kinds = [
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "text/csv",
    "inode/directory",
  ];
  const entry = ["[Desktop Entry]", "Type=Application", "Name=Viewer", `Exec=${program} %f`, ""];
  writeFileSync(join(data, "applications/viewer.desktop"), entry.join("\n"));
  const chosen = ["[Default Applications]", ...kinds.map((it) => `${it}=viewer.desktop`), ""];
  writeFileSync(join(settings, "mimeapps.list"), chosen.join("\n"));
  // What else a desktop needs is the system's; of its programs this one knows none.
  for (const name of readdirSync("/usr/share").filter((it) => it !== "applications")) {
    symlinkSync(join("/usr/share", name), join(data, name));
  }
  return { XDG_DATA_HOME: data, XDG_DATA_DIRS: data, XDG_CONFIG_HOME: settings };
};

let window;
before(async () => {
  const environment = desktop();
  window = await openWindow({ language: "zh_CN.UTF-8", folder, environment });
  await window.size(1280, 800);
  await firstRun(window, ZH, {
    organization: "晨光文具商行",
    begins: ZH.samples,
    onStep: async (step) => step === "sheet" && (await sheet()),
  });
  await window.text("共 60 位客户");
});
after(() => window.close());

const lines = () => (existsSync(opened) ? readFileSync(opened, "utf8").trim().split("\n") : []);
/** What the program was asked to open, once it has been asked so many times. */
const openedAt = async (count) => {
  for (let tries = 0; lines().length < count; tries++) {
    if (tries > 400) throw new Error(`${lines().length} of ${count} were opened`);
    await sleep(25);
  }
  assert.equal(lines().length, count);
  return lines().at(-1);
};
const written = (ending) => {
  const name = readdirSync(folder).find((it) => it.endsWith(ending));
  assert.ok(name, `no ${ending} was written`);
  return join(folder, name);
};
/** What was said before is out of the way. */
const cleared = async () => {
  const toasts = By.css(".toast");
  while ((await window.driver.findElements(toasts)).length > 0) {
    await (await window.find('//*[@class = "toast"]/button[last()]')).click();
    await window.quiet();
  }
};
const refused = async (command, input) => {
  const { error } = await window.invoke(command, { input });
  return error.code;
};

/** The recovery sheet, before anything else is there. */
const sheet = async () => {
  await window.press(t("first.sheet_save"));
  await window.press(t("papers.to_print"));
  assert.equal(await openedAt(1), `${written(".pdf")}|unset`);
};

test("an exported list is opened in its program, and shown in its folder", async () => {
  await window.press(t("exports.one"));
  await window.find('//*[@class = "export-rows"]//td');
  await window.press(t("exports.start"));
  await window.press(t("papers.to_read"));
  assert.equal(await openedAt(2), `${written(".xlsx")}|unset`);
  assert.deepEqual(await window.violations(), []);
  await window.press(t("papers.reveal"));
  assert.equal(await openedAt(3), `${folder}|unset`);
});

test("a file that is not there any more is not opened, and that is said", async () => {
  rmSync(written(".xlsx"));
  await window.press(t("papers.to_read"));
  await window.text("已不在原处");
  assert.equal(lines().length, 3);
  await window.keys(Key.ESCAPE);
  await window.closed();
});

test("a report on paper is opened to be printed from where it is said", async () => {
  await cleared();
  await (await window.find('//*[@role = "grid"]')).sendKeys("g", "r");
  await window.press("客户概览");
  await window.press(t("reports.save"));
  await (await window.find(`//*[@role = "menuitem"][. = "${t("reports.save_pdf")}"]`)).click();
  await window.press(t("papers.to_print"));
  assert.match(await openedAt(4), /客户概览.*\.pdf\|unset$/);
});

test("only what was written here is opened, by its number: no path, no other number", async () => {
  for (const command of ["papers_open", "papers_reveal"]) {
    assert.equal(await refused(command, 4_000), "not_found");
    for (const path of ["/etc/passwd", { path: "/etc/passwd" }, null]) {
      const { error, value } = await window.invoke(command, { input: path });
      assert.equal(value, undefined);
      assert.equal(typeof error, "string", "an argument that is no number is no command");
    }
  }
  assert.equal(lines().length, 4);
});

test("where no program is for it, the place is told", async () => {
  await cleared();
  rmSync(join(root, "share/applications/viewer.desktop"));
  await window.press(t("reports.save"));
  await (await window.find(`//*[@role = "menuitem"][. = "${t("reports.save_pdf")}"]`)).click();
  await window.press(t("papers.to_print"));
  await window.text("没有能打开这个文件的程序");
  await window.text(folder);
  assert.equal(lines().length, 4);
});

test("whoever has locked the window has nothing opened", async () => {
  await window.press(t("shell.lock"));
  await window.text(t("lock.hint"));
  assert.equal(await refused("papers_open", 1), "signed_out");
  window.expect(/papers\./);
});
