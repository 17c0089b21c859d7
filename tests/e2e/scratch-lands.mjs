import { mkdirSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { Key } from "selenium-webdriver";
import { firstRun, firstRunWords, PASSWORD } from "./walks.mjs";
import { openWindow } from "./window.mjs";
import { wordsOf } from "./words.mjs";

mkdirSync("/tmp/scratch/lands", { recursive: true });
const out = pathToFileURL("/tmp/scratch/lands/");
const t = wordsOf("en");
const words = firstRunWords(t);
const window = await openWindow({ language: "en_US.UTF-8" });
const pic = async (name) => {
  await window.quiet();
  await window.picture(name, out);
};
const go = async (address) => {
  await window.run("location.hash = arguments[0]", `/${address}`);
  await window.quiet();
};
try {
  await window.size(1280, 720);
  await firstRun(window, words, {
    organization: "Zahnarztpraxis Lindner",
    begins: words.samples,
    onStep: async (step) => {
      if (step !== "office") return;
      const box = await window.field(t("first.country"));
      await box.click();
      await box.sendKeys(Key.chord(Key.CONTROL, "a"));
      await box.sendKeys(Key.BACK_SPACE);
      await window.quiet();
      await box.sendKeys("deutsch");
      await pic("first-country");
      await box.sendKeys(Key.ENTER);
      await pic("first-country-chosen");
    },
  });
  await window.find('//*[@role = "gridcell"]');
  await pic("list");
  await window.invoke("customers_create", {
    input: { name: "Lina Schmidt", phone: "030 6223847 ext 5" },
  });
  await window.invoke("customers_create", {
    input: { name: "Anna Lindner", company: "Lichtenberg GmbH" },
  });
  await window.keys(Key.chord(Key.CONTROL, "k"));
  await window.find('//input[@role = "combobox"]');
  await window.keys("li");
  await window.quiet(400);
  await pic("palette");
  await window.keys(Key.ESCAPE);
  await go("customers");
  await window.keys("c");
  await window.fill(t("customers.fields.name"), "X");
  await window.fill(t("customers.fields.phone"), "12");
  await window.keys(Key.ENTER);
  await window.quiet(500);
  await pic("create-refused");
  await window.keys(Key.ESCAPE);
  await go("customers?search=Schmidt");
  await (await window.find('//*[@role = "grid"]')).click();
  await window.keys(Key.ENTER);
  await window.find('//*[@class = "record-title"]');
  await pic("record");
  for (const address of [
    "reports",
    "reports/overview",
    "reports/new_customers",
    "reports/follow_ups",
    "accounts",
    "settings?tab=office",
    "tags",
    "imports",
    "backups",
    "journal",
    "tasks",
  ]) {
    await go(address);
    await pic(address.replace(/\W+/g, "-"));
  }
  await go("accounts");
  await window.press(t("people.new"));
  await window.find('//*[contains(@class, "role-list")]//label');
  await pic("accounts-new");
  await window.keys(Key.ESCAPE);
  for (const page of [
    "start",
    "customers",
    "customer",
    "search",
    "tags",
    "tasks",
    "import",
    "export",
    "reports",
    "log",
    "backups",
    "recovery",
    "accounts",
    "settings",
    "shortcuts",
    "trouble",
  ]) {
    await go(`help/${page}`);
    await pic(`help-${page}`);
  }
  await window.invoke("accounts_create", {
    input: { login: "lena", name: "Lena Vogt", department: null, roles: ["sales"] },
  });
} catch (e) {
  console.error(e);
  await pic("failed").catch(() => {});
} finally {
  await window.close();
}
