// node pictures.mjs FOLDER [LANGUAGE] [TEXT_SCALE]: every screen and state of the built window, in three
// languages, light and dark, in two sizes; or of one language; or with large text, where room is short.
// They are for people to look at: nobody reviews a screen without them.
import { copyFileSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { Key } from "selenium-webdriver";

import { firstRun, firstRunWords, PASSWORD } from "./walks.mjs";
import { openWindow } from "./window.mjs";
import { wordsOf } from "./words.mjs";

const [, , pictures, onlyLanguage, scale] = process.argv;
const out = pathToFileURL(`${pictures}/`);
const LANGUAGES = { "zh-CN": "zh_CN.UTF-8", "zh-TW": "zh_TW.UTF-8", en: "en_US.UTF-8" };
const ORGANIZATIONS = {
  "zh-CN": "晨光文具商行",
  "zh-TW": "晨光文具行",
  en: "Morning Light Stationery",
};
const DEPARTMENTS = {
  "zh-CN": ["门市", "批发"],
  "zh-TW": ["門市", "批發"],
  en: ["Shop", "Wholesale"],
};
/** What the file dialogs answer. */
const LIST = "客户名单.xlsx";
const SMALL = [1280, 720];
const THEMES = scale ? ["light"] : ["light", "dark"];
const SIZES = scale ? [SMALL] : [SMALL, [1920, 1080]];

/** The screens that have an address. */
const ADDRESSES = [
  "customers",
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
  "accounts",
  "settings",
];

/** What lies over a screen, or is a state of one: how to come there, and back. */
const STATES = {
  palette: (window) => window.keys(Key.chord(Key.CONTROL, "k")),
  "palette-found": async (window) => {
    await window.keys(Key.chord(Key.CONTROL, "k"));
    await window.find('//input[@role = "combobox"]');
    await window.keys("w");
  },
  shortcuts: (window) => window.keys("?"),
  help: (window) => window.keys(Key.F1),
  "customers-create": async (window) => {
    await window.keys("c");
    await window.find('//*[@role = "dialog"]//input');
  },
  "customers-peek": async (window) => {
    await grid(window);
    await window.keys(Key.SPACE);
  },
  "customers-selected": async (window) => {
    await grid(window);
    await window.keys("x", Key.ARROW_DOWN, "x");
  },
  "customers-record": async (window) => {
    await grid(window);
    await window.keys(Key.ENTER);
    await window.find('//*[@class = "record-title"]');
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
  "customers-changes": async (window, t) => {
    await STATES["customers-record"](window);
    await window.press(t("customers.history.title"));
  },
  choices: async (window, t) => {
    await go(window, "tags");
    await window.press(t("options.page"));
  },
  "journal-entry": async (window) => {
    await go(window, "journal");
    await (await window.find('//*[@role = "option"]')).click();
  },
  "journal-verdict": async (window, t) => {
    await go(window, "journal");
    await window.press(t("log.verify"));
    await window.find('//*[@class = "verdict"]');
  },
  "accounts-new": async (window, t) => {
    await go(window, "accounts");
    await window.press(t("people.new"));
    await window.find('//*[contains(@class, "role-list")]//label');
  },
  "accounts-roles": async (window, t) => {
    await go(window, "accounts");
    await (await window.find(`//*[@role = "tab"][. = "${t("roles.title")}"]`)).click();
  },
  "settings-office": (window) => go(window, "settings?tab=office"),
  "settings-safety": (window) => go(window, "settings?tab=safety"),
  "settings-checks": (window) => go(window, "settings?tab=checks"),
  "settings-sheet": async (window, t) => {
    await STATES["settings-safety"](window);
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
    // What was begun for the picture before is forgotten.
    await reload(window);
    await go(window, "imports");
    await window.press(t("imports.choose_file"));
    await window.find('//tr[@class = "heading"]');
  },
  "imports-columns": async (window, t) => {
    await go(window, "imports");
    await window.press(t("actions.next"));
    await window.find('//*[contains(@class, "columns")]');
  },
  "imports-check": async (window, t) => {
    await go(window, "imports");
    await window.press(t("imports.check"));
    await window.find('//*[@class = "import-counts"]');
  },
  "imports-duplicates": async (window, t) => {
    await go(window, "imports");
    await window.press(t("actions.next"));
    // In another country the phones of the list are none, and nobody is like anybody.
    await window.find('//*[@class = "twin"] | //*[@class = "all-well"]');
  },
};

const grid = async (window) => (await window.find('//*[@role = "grid"]')).click();

const dress = async (window, language, theme) => {
  const input = { language, theme, ...(scale && { text_scale: Number(scale) }) };
  await window.invoke("preferences_update", { input });
  await reload(window);
};

const reload = async (window) => {
  await window.reload();
  await window.find("//nav");
  await window.quiet();
};

const go = async (window, address) => {
  await window.run("location.hash = arguments[0]", `/${address}`);
  await window.quiet();
};

const take = async (window, name, { language, theme, width, height }) => {
  await window.quiet();
  await window.picture(`${name}.${language}.${theme}.${width}x${height}`, out);
};

/** The first run of one language, and the office that it made. */
const begin = async (language) => {
  const folder = mkdtempSync(join(tmpdir(), "clientele-files-"));
  copyFileSync(new URL(`../fixtures/${LIST}`, import.meta.url), join(folder, LIST));
  writeFileSync(join(folder, "open.txt"), LIST);
  const window = await openWindow({ language: LANGUAGES[language], folder });
  const t = wordsOf(language);
  const [width, height] = SMALL;
  await window.size(width, height);
  const words = firstRunWords(t);
  await firstRun(window, words, {
    organization: ORGANIZATIONS[language],
    begins: words.samples,
    onStep: (step) => take(window, `first-${step}`, { language, theme: "light", width, height }),
  });
  await window.find('//*[@role = "gridcell"]');
  for (const name of DEPARTMENTS[language]) {
    await window.invoke("departments_create", { input: { name, parent: null } });
  }
  if (scale) clickByScript(window);
  return { window, t };
};

/** With large text this driver misses what it clicks: it reckons without the zoom. */
const clickByScript = (window) => {
  const foundAgain = window.foundAgain.bind(window);
  window.foundAgain = async (...given) => {
    const found = await foundAgain(...given);
    found.click = () => window.run("arguments[0].click()", found);
    return found;
  };
};

const everything = async (window, t, language) => {
  for (const theme of THEMES) {
    await dress(window, language, theme);
    for (const [width, height] of SIZES) {
      await window.size(width, height);
      const dressed = { language, theme, width, height };
      for (const address of ADDRESSES) {
        await go(window, address);
        await take(window, address.replace(/\W+/g, "-"), dressed);
      }
      for (const [name, come] of Object.entries(STATES)) {
        await go(window, "customers");
        try {
          await come(window, t);
        } catch (error) {
          // The others are wanted all the same: what stands there instead is the picture.
          console.error(`${name} in ${language}: ${error.message}`);
          process.exitCode = 1;
        }
        await take(window, name, dressed);
        await window.keys(Key.ESCAPE);
      }
    }
  }
};

for (const language of onlyLanguage ? [onlyLanguage] : Object.keys(LANGUAGES)) {
  const { window, t } = await begin(language);
  try {
    await everything(window, t, language);
  } finally {
    await window.close();
  }
}
