import { copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { firstRun, firstRunWords } from "./walks.mjs";
import { openWindow } from "./window.mjs";
import { wordsOf } from "./words.mjs";

const [language, theme, w, h] = process.argv.slice(2);
const dir = "/tmp/imports-shots/";
mkdirSync(dir, { recursive: true });
const out = pathToFileURL(dir);
const folder = mkdtempSync(join(tmpdir(), "clientele-files-"));
copyFileSync(new URL("../fixtures/客户名单.xlsx", import.meta.url), join(folder, "客户名单.xlsx"));
writeFileSync(join(folder, "open.txt"), "客户名单.xlsx");
const t = wordsOf(language);
const window = await openWindow({
  language: { "zh-CN": "zh_CN.UTF-8", "zh-TW": "zh_TW.UTF-8", en: "en_US.UTF-8" }[language],
  folder,
});
const shot = async (name) => {
  await window.quiet();
  await window.picture(`${name}.${language}.${theme}.${w}x${h}`, out);
};
try {
  await window.size(Number(w), Number(h));
  const words = firstRunWords(t);
  await firstRun(window, words, { organization: "晨光文具商行", begins: words.empty });
  await window.find("//nav");
  await window.invoke("preferences_update", { input: { language, theme } });
  await window.run("location.reload()");
  await window.find("//nav");
  await window.run("location.hash = '#/imports'");
  await shot("1-empty");
  await window.press(t("imports.choose_file"));
  await window.find('//tr[@class = "heading"]');
  await shot("1-file");
  await window.press(t("actions.next"));
  await window.find('//*[contains(@class, "columns")]');
  await shot("2-columns");
  await window.press(t("imports.check"));
  await window.find('//*[@class = "import-counts"]');
  await shot("3-check");
  await window.run(`document.querySelector(".import-body").scrollTop = 500`);
  await shot("3-check-below");
  await window.press(t("actions.next"));
  await window.find('//*[@class = "twin"]');
  await shot("4-duplicates");
  await window.press(t("imports.start"));
  await window.text(t("imports.done"));
  await shot("5-result");
  await window.press(t("imports.again"));
  await window.find('//*[contains(@class, "past")]');
  await shot("6-past");
} finally {
  await window.close();
}
