// The care of an office through the real window: a first run with backups, the way back and forth, a
// new home out of a backup, and what stands in the way.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync } from "node:fs";
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
before(async () => {
  window = await openWindow({ language: LANGUAGE, folder });
  await window.size(1280, 800);
});
after(() => window.close());

test("the first run chooses where backups go", async () => {
  await firstRun(window, ZH, {
    organization: "晨光文具商行",
    begins: ZH.empty,
    backups: t("first.backups_save"),
    onStep: async (step) => {
      await axe(window);
      if (step === "backups") {
        await window.press(t("backups.choose_folder"));
        await window.text(folder);
        await axe(window);
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

test("nothing complained", async () => {
  assert.deepEqual(await window.complaints(), []);
});
