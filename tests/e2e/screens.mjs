// Every screen of the window, and what lies over one: for pictures, and for whoever checks all of them.
import { Key } from "selenium-webdriver";

import { PASSWORD } from "./walks.mjs";

/** The screens that have an address. */
export const ADDRESSES = [
  "customers",
  "customers?view=bin",
  "tasks",
  "tags",
  "imports",
  "backups",
  "reports",
  "reports/overview",
  "reports/new_customers",
  "reports/follow_ups",
  "reports/new_customers?period=2026-01-01..2026-03-31",
  "reports/customer?file_no=K000001",
  "journal",
  "journal?tab=looks",
  "accounts",
  "settings",
  "settings?tab=office",
  "settings?tab=safety",
  "settings?tab=checks",
  "nowhere",
];

const grid = async (window) => {
  await window.find('//*[@role = "gridcell"]');
  await window.run(`document.querySelector("[role=grid]").focus()`);
  const isInHead = await window.count(
    '//*[contains(@class, "grid-head")]//*[contains(@class, "cursor")]',
  );
  if (isInHead > 0) await window.keys(Key.ARROW_DOWN);
};
const dialog = (window) => window.find('//*[@role = "dialog"]');
const item = async (window, word) =>
  (await window.find(`//*[@role = "menuitem"][contains(., "${word}")]`)).click();

/** What lies over a screen, or is a state of one: how to come there from the list. */
export const STATES = {
  palette: (window) => window.keys(Key.chord(Key.CONTROL, "k")),
  "palette-found": async (window) => {
    await window.keys(Key.chord(Key.CONTROL, "k"));
    await window.find('//input[@role = "combobox"]');
    await window.keys("w");
  },
  shortcuts: (window) => window.keys("?"),
  help: (window) => window.keys(Key.F1),
  "person-menu": async (window, t, { name }) => {
    await window.press(t("shell.person", { name }));
    await window.find('//*[@role = "menuitem"]');
  },
  "change-password": async (window, t, me) => {
    await STATES["person-menu"](window, t, me);
    await item(window, t("password.change"));
    await dialog(window);
  },
  "samples-remove": async (window, t) => {
    await window.press(t("samples.remove"));
    await dialog(window);
  },
  "customers-create": async (window) => {
    await window.keys("c");
    await window.find('//*[@role = "dialog"]//input');
  },
  "customers-filter": async (window) => {
    await window.keys("f");
    await window.find('//*[@role = "dialog"]//input');
  },
  "customers-heading": async (window) => {
    await grid(window);
    await window.keys(Key.HOME, Key.ARROW_UP);
    await window.keys(Key.chord(Key.ALT, Key.ARROW_DOWN));
    await window.find('//*[@role = "menuitem"]');
  },
  "customers-view": async (window, t) => {
    await window.press(t("customers.columns"));
    await window.quiet();
  },
  "customers-peek": async (window) => {
    await grid(window);
    await window.keys(Key.SPACE);
    await window.find('//*[@class = "peek"]');
  },
  "customers-selected": async (window) => {
    await grid(window);
    await window.keys("x", Key.ARROW_DOWN, "x");
    await window.find('//*[@class = "bulk"]');
  },
  "customers-record": async (window) => {
    await grid(window);
    await window.keys(Key.ENTER);
    await window.find('//*[@class = "record-title"]');
  },
  "customers-changes": async (window, t) => {
    await STATES["customers-record"](window);
    await window.press(t("customers.history.title"));
  },
  "contacts-add": async (window, t) => {
    await STATES["customers-record"](window);
    await window.press(t("contacts.add"));
    await window.field(t("contacts.name"));
  },
  "tasks-edit": async (window) => {
    await window.go("tasks");
    await (await window.find('//main//button[.//*[@class = "task-title"]]')).click();
    await dialog(window);
  },
  exports: async (window) => {
    await window.keys(Key.chord(Key.CONTROL, "e"));
    await window.find('//*[@class = "export-rows"]//td');
  },
  "exports-fields": async (window, t) => {
    await STATES.exports(window);
    await (await window.text(t("exports.what_chosen"))).click();
    await window.find('//*[@class = "export-fields"]//li');
  },
  "exports-refused": async (window, t) => {
    await STATES.exports(window);
    await (await window.text(t("exports.what_complete"))).click();
    await (await window.find('//*[@class = "export"]//button[text() = "PDF"]')).click();
    await window.find('//*[@class = "export"]//*[@role = "alert"]');
  },
  choices: async (window, t) => {
    await window.go("tags");
    await window.press(t("options.page"));
  },
  "tags-more": async (window, t) => {
    await window.go("tags");
    await window.press(`${t("customers.more")}: `);
    await window.find('//*[@role = "menuitem"]');
  },
  "journal-entry": async (window) => {
    await window.go("journal");
    await (await window.find('//*[@role = "option"]')).click();
  },
  "journal-verdict": async (window, t) => {
    await window.go("journal");
    await window.press(t("log.verify"));
    await window.find('//*[@class = "verdict"]');
  },
  "accounts-new": async (window, t) => {
    await window.go("accounts");
    await window.press(t("people.new"));
    await window.find('//*[contains(@class, "role-list")]//label');
  },
  "accounts-reset": async (window, t) => {
    await window.go("accounts");
    await (await window.find('//tr[contains(., "li")][last()]//button')).click();
    await item(window, t("people.reset"));
    await dialog(window);
  },
  "accounts-departments": async (window, t) => {
    await window.go("accounts");
    await (await window.find(`//*[@role = "tab"][. = "${t("departments.title")}"]`)).click();
  },
  "accounts-roles": async (window, t) => {
    await window.go("accounts");
    await (await window.find(`//*[@role = "tab"][. = "${t("roles.title")}"]`)).click();
  },
  "settings-sheet": async (window, t) => {
    await window.go("settings?tab=safety");
    await window.press(t("safety.renew"));
    await window.fill(t("safety.password"), PASSWORD);
    await window.press(t("actions.next"));
    await window.find('//*[@class = "key-group"]', 60_000);
  },
  "settings-type-back": async (window, t) => {
    await STATES["settings-sheet"](window, t);
    await window.press(t("first.sheet_kept"));
    await window.field(t("first.group", { group: 2 }));
  },
  "imports-file": async (window, t) => {
    // What was begun before is forgotten.
    await window.reload();
    await window.go("imports");
    await window.press(t("imports.choose_file"));
    await window.find('//tr[@class = "heading"]');
  },
  "imports-columns": async (window, t) => {
    await window.go("imports");
    await window.press(t("actions.next"));
    await window.find('//*[contains(@class, "columns")]');
  },
  "imports-check": async (window, t) => {
    await window.go("imports");
    await window.press(t("imports.check"));
    await window.find('//*[@class = "import-counts"]');
  },
  "imports-duplicates": async (window, t) => {
    await window.go("imports");
    await window.press(t("actions.next"));
    // In another country the phones of the list are none, and nobody is like anybody.
    await window.find('//*[@class = "twin"] | //*[@class = "all-well"]');
  },
};

/** With large text this driver misses what it clicks: it reckons without the zoom. */
export const clickByScript = (window) => {
  const foundAgain = window.foundAgain.bind(window);
  window.foundAgain = async (...given) => {
    const found = await foundAgain(...given);
    found.click = () => window.run("arguments[0].click()", found);
    return found;
  };
};
