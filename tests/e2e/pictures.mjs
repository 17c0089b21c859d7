// node pictures.mjs FOLDER [LANGUAGE] [TEXT_SCALE]: every screen and state of the built window, in three
// languages, light and dark, in two sizes; or of one language; or with large text, where room is short.
// They are for people to look at: nobody reviews a screen without them.
import { copyFileSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { Key } from "selenium-webdriver";

import { ADDRESSES, clickByScript, STATES } from "./screens.mjs";
import { firstRun, firstRunWords } from "./walks.mjs";
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
    await window.ask("departments_create", { name, parent: null });
  }
  await window.ask("accounts_create", {
    login: "li",
    name: "李梅",
    department: null,
    roles: ["sales"],
  });
  if (scale) clickByScript(window);
  return { window, t };
};

const everything = async (window, t, language) => {
  for (const theme of THEMES) {
    await dress(window, language, theme);
    for (const [width, height] of SIZES) {
      await window.size(width, height);
      const dressed = { language, theme, width, height };
      for (const address of ADDRESSES) {
        await window.go(address);
        await take(window, address.replace(/\W+/g, "-"), dressed);
      }
      for (const [name, come] of Object.entries(STATES)) {
        await window.go("customers");
        try {
          await come(window, t, { name: "陈晓东" });
        } catch (error) {
          // The others are wanted all the same: what stands there instead is the picture.
          console.log(`${name} in ${language}: ${error.message}`);
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
