// The care of an office through the real window: a first run with backups, the way back and forth, a
// new home out of a backup, and what stands in the way.
import assert from "node:assert/strict";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { Key } from "selenium-webdriver";

import { firstRun, PASSWORD, ZH } from "./walks.mjs";
import { openWindow } from "./window.mjs";
import { wordsOf } from "./words.mjs";

const t = wordsOf("zh-CN");
const LANGUAGE = "zh_CN.UTF-8";
const ENDING = ".clientele-backup";

const place = mkdtempSync(join(tmpdir(), "clientele-care-"));
const folder = join(place, "usb");
mkdirSync(folder);
const backups = () => readdirSync(folder).filter((it) => it.endsWith(ENDING));

const axe = async (window) => assert.deepEqual(await window.violations(), []);
const go = (window, address) => window.run("location.hash = arguments[0]", `/${address}`);
const newCustomer = async (window, name) => {
  await go(window, "customers");
  await window.find('//*[@role = "grid"] | //*[@class = "empty"]');
  await window.invoke("customers_create", { input: { name } });
};
const names = async (window) => {
  const query = { search: null, filter: null, sort: "name", direction: null };
  const input = { ...query, is_recycled: false, row: 1, limit: 50 };
  const { value, error } = await window.invoke("customers_list", { input });
  assert.equal(error, undefined, JSON.stringify(error));
  return value.rows.map((it) => it.name).sort();
};
const signIn = async (window, password = PASSWORD) => {
  const field = await window.find('//input[@type = "password"]');
  await field.sendKeys(password, Key.ENTER);
};

let window;
let groups;
before(async () => {
  window = await openWindow({ language: LANGUAGE, folder });
  await window.size(1280, 800);
});
after(() => window.close());

test("the first run chooses where backups go", async () => {
  await firstRun(window, ZH, {
    organization: "晨光文具商行",
    begins: ZH.empty,
    folder,
    onStep: async (step) => {
      await axe(window);
      if (step === "sheet") {
        groups = await window.run(
          `return [...document.querySelectorAll(".key-group")].map((it) => it.lastChild.textContent)`,
        );
      }
    },
  });
  await window.text(t("backups.none_yet"));
});

test("a backup is made and proved, and the bar says when", async () => {
  await newCustomer(window, "甲商店");
  await go(window, "backups");
  await window.press(t("backups.now"));
  await window.text(t("backups.proved_when_made"));
  assert.equal(backups().length, 1);
  await window.text(t("dates.today"));
  await axe(window);
});

test("a drive that is not plugged in is told of, and looked for again", async () => {
  const away = `${folder}-away`;
  renameSync(folder, away);
  await go(window, "customers");
  await go(window, "backups");
  await window.text(t("backups.folder_gone", { folder }));
  await window.text(t("backups.gone_what_now"));
  await window.text(t("backups.empty_gone"));
  await axe(window);
  renameSync(away, folder);
  await window.press(t("backups.look_again"));
  await window.text(t("backups.proved_when_made"));
  await window.gone(t("backups.gone_what_now"));
});

test("a restore says what it takes away, and everyone signs in again", async () => {
  await newCustomer(window, "乙商店");
  await go(window, "backups");
  await window.press(t("backups.more", { name: "" }).trim());
  await window.press(t("backups.restore_ask"));
  await window.text(t("backups.lost_created", { count: 1 }));
  await axe(window);
  await (await window.find(`//*[@role = "dialog"]//button[. = "${t("backups.restore")}"]`)).click();
  await signIn(window);
  await window.find("//nav");
  assert.deepEqual(await names(window), ["甲商店"]);
});

test("the restore is taken back", async () => {
  await go(window, "backups");
  await window.press(t("backups.undo"));
  await signIn(window);
  await window.find("//nav");
  assert.deepEqual(await names(window), ["乙商店", "甲商店"]);
});

test("F1 explains the screen, finds Chinese, and Escape goes back", async () => {
  await go(window, "backups");
  await window.find(`//h1[. = "${t("backups.title")}"]`);
  await window.keys(Key.F1);
  await window.find('//article//h2[normalize-space() = "备份与恢复"]');
  await axe(window);
  await window.fill(t("help.search"), "忘记密码");
  await window.find('//button[contains(@class, "help-entry")]');
  await window.press("恢复密钥页");
  await window.find('//article//h2[normalize-space() = "恢复密钥页"]');
  await window.keys(Key.ESCAPE);
  await window.closed();
});

test("what was typed and not saved holds the window, and staying keeps it", async () => {
  await go(window, "customers");
  await (await window.find('//*[@role = "grid"]')).sendKeys("c");
  await window.find('//*[@role = "dialog"]//input[@data-autofocus]');
  await window.keys("丙");
  await window.keys(Key.ESCAPE);
  await window.closed();
  await window.press(t("shell.exit"));
  await window.text(t("closing.draft", { what: t("shell.new_customer") }));
  await axe(window);
  await window.press(t("closing.stay"));
  await window.closed();
  await window.find("//nav");
});

test("another window is told that the office is open here", async () => {
  const other = await openWindow({ language: LANGUAGE, home: window.home });
  try {
    await other.text(t("entry.blocked"));
    await other.find('//*[@role = "alert"]');
    await axe(other);
  } finally {
    await other.close();
  }
});

/** A window of somebody who named no home, on a computer of their own. */
const computer = () => {
  const own = mkdtempSync(join(place, "computer-"));
  const settings = {
    XDG_DATA_HOME: join(own, "data"),
    XDG_CONFIG_HOME: join(own, "config"),
  };
  return { own, settings };
};

/** The backup that was chosen comes back by the password of that day, and opens. */
const restoreByPassword = async (next) => {
  await next.fill(t("accounts.fields.password"), PASSWORD);
  await next.press(t("restore.do"));
  await next.text(t("restore.done"));
  await next.press(t("restore.sign_in"));
  await next.fill(t("accounts.fields.login"), "chen");
  await signIn(next);
  await next.find("//nav");
  assert.deepEqual(await names(next), ["甲商店"]);
};

test("a new computer gets the office back by the password of that day", async () => {
  writeFileSync(join(folder, "open.txt"), backups()[0]);
  const { own, settings } = computer();
  const home = join(own, "office");
  mkdirSync(home);
  const next = await openWindow({ language: LANGUAGE, home: null, folder, environment: settings });
  try {
    await next.press(t("actions.next"));
    await next.press(t("first.restore"));
    await next.press(t("actions.next"));
    await next.press(t("restore.choose"));
    await next.fill(t("accounts.fields.password"), "not-this-one");
    await next.press(t("restore.do"));
    await next.find('//*[@role = "alert"]');
    await axe(next);
    await restoreByPassword(next);
  } finally {
    await next.close();
  }
});

test("with the recovery key it comes back where nobody knows a password, in a folder of choice", async () => {
  const { own, settings } = computer();
  // The dialog for a folder answers the folder of the window; there a new one is made.
  const chosen = join(own, "disk");
  mkdirSync(chosen);
  cpSync(join(folder, backups()[0]), join(chosen, backups()[0]));
  writeFileSync(join(chosen, "open.txt"), backups()[0]);
  const next = await openWindow({
    language: LANGUAGE,
    home: null,
    folder: chosen,
    environment: settings,
  });
  const home = join(chosen, "Clientele");
  try {
    await next.press(t("actions.next"));
    await next.press(t("first.other_home"));
    await next.text(home);
    await next.press(t("first.restore"));
    await next.press(t("actions.next"));
    await next.press(t("restore.choose"));
    await (await next.text(t("restore.by_recovery"))).click();
    await next.fill(t("recovery.key"), groups.join("-"));
    await next.press(t("restore.do"));
    await next.text(t("restore.done"));
    await axe(next);
    await next.fill(t("accounts.fields.login"), "chen");
    await next.fill(t("password.new"), "violet-Harbour-93-lamps");
    await next.fill(t("first.password_again"), "violet-Harbour-93-lamps");
    await next.press(t("recover.do"));
    await next.find('//*[@class = "entry-head"]');
    await next.text(t("sign_in.title"));
    await next.fill(t("accounts.fields.login"), "chen");
    await signIn(next, "violet-Harbour-93-lamps");
    await next.find("//nav");
    assert.deepEqual(await names(next), ["甲商店"]);
  } finally {
    await next.close();
  }
  const pointer = join(settings.XDG_CONFIG_HOME, "clientele", "home");
  assert.equal(readFileSync(pointer, "utf8").trim(), home);
  // The next start finds it without being told.
  const again = await openWindow({ language: LANGUAGE, home: null, environment: settings });
  try {
    await again.text("陈晓东");
  } finally {
    await again.close();
  }
});

test("a damaged database says what to do, and its backup comes back beside it", async () => {
  const { settings } = computer();
  const home = join(settings.XDG_DATA_HOME, "clientele");
  mkdirSync(settings.XDG_DATA_HOME, { recursive: true });
  cpSync(window.home, home, { recursive: true });
  const live = readFileSync(join(home, "current"), "utf8").trim();
  writeFileSync(join(home, live, "crm.db"), Buffer.alloc(64 * 1024, 7));
  for (const name of ["crm.db-wal", "crm.db-shm"]) {
    if (existsSync(join(home, live, name))) writeFileSync(join(home, live, name), "");
  }
  const next = await openWindow({ language: LANGUAGE, home: null, folder, environment: settings });
  try {
    await signIn(next);
    await next.text(t("errors.database_damaged").slice(0, 6));
    await axe(next);
    await next.press(t("restore.title"));
    await next.press(t("restore.choose"));
    await restoreByPassword(next);
  } finally {
    await next.close();
  }
  assert.equal(readFileSync(join(home, live, "crm.db"))[0], 7);
});

test("an office that is well gets a backup beside it too, and stays where it is", async () => {
  const { settings } = computer();
  const home = join(settings.XDG_DATA_HOME, "clientele");
  mkdirSync(settings.XDG_DATA_HOME, { recursive: true });
  cpSync(window.home, home, { recursive: true });
  const next = await openWindow({ language: LANGUAGE, home: null, folder, environment: settings });
  try {
    await next.size(1280, 720);
    await next.press(t("restore.title"));
    await next.press(t("restore.choose"));
    await axe(next);
    await next.picture("restore-living");
    await next.fill(t("accounts.fields.password"), PASSWORD);
    await next.press(t("restore.do"));
    await next.text(t("restore.done"));
    await next.picture("restore-living-done");
    await next.press(t("restore.sign_in"));
    await next.fill(t("accounts.fields.login"), "chen");
    await signIn(next);
    await next.find("//nav");
    assert.deepEqual(await names(next), ["甲商店"]);
  } finally {
    await next.close();
  }
});

test("a clock that was a year ahead keeps no backup away once it is put right", async () => {
  const own = mkdtempSync(join(place, "clock-"));
  const [home, drive] = [join(own, "home"), join(own, "drive")];
  cpSync(window.home, home, { recursive: true });
  mkdirSync(drive);
  const kept = JSON.parse(readFileSync(join(home, "backups.json"), "utf8"));
  writeFileSync(join(home, "backups.json"), JSON.stringify({ ...kept, folder: drive }));
  const made = () => readdirSync(drive).filter((it) => it.endsWith(ENDING)).length;
  const year = 365 * 86_400_000;
  for (const [ahead, count] of [
    [year, 1],
    [0, 2],
  ]) {
    const environment = { CLIENTELE_E2E_CLOCK: String(ahead) };
    const next = await openWindow({ language: LANGUAGE, home, folder, environment });
    try {
      await signIn(next);
      await next.find("//nav");
      await next.wait(() => made() === count, 30_000, `backup number ${count}`);
      await next.gone(t("backups.none_yet"));
      const { value } = await next.invoke("backups_show", { input: null });
      assert.equal(value.standing.is_late, false);
    } finally {
      await next.close();
    }
  }
});

test("a plan whose drive is gone says so in the bar and under the bell, and nothing is lost", async () => {
  const stick = join(place, "stick");
  const kept = JSON.parse(readFileSync(join(window.home, "backups.json"), "utf8"));
  // As if it had been planned for days ago, on a stick that somebody took along.
  const last_at = kept.last_at - 3 * 86_400_000;
  const missed = { ...kept, folder: stick, last_at, since: last_at };
  writeFileSync(join(window.home, "backups.json"), JSON.stringify(missed));
  await go(window, "backups");
  await window.text(t("backups.folder_gone", { folder: stick }));
  await window.find('//*[contains(@class, "backup-state")][contains(@class, "late")]');
  await axe(window);
  await go(window, "customers");
  await window.gone(t("backups.gone_what_now"));
  await (await window.find('//button[contains(@class, "bell")]')).click();
  await window.text(t("backups.plan_failed"));
  await axe(window);
  await window.keys(Key.ESCAPE);
  // It is plugged in again.
  mkdirSync(stick);
  await window.press(t("backups.now"));
  const there = () => readdirSync(stick).filter((it) => it.endsWith(ENDING)).length === 1;
  await window.wait(there, 20_000, "no backup on the stick");
  await go(window, "backups");
  await window.text(t("backups.proved_when_made"));
  await window.gone(t("backups.plan_failed"));
  assert.deepEqual(await names(window), ["乙商店", "甲商店"]);
});
