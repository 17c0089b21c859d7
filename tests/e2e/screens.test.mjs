// Every screen, in the light and in the dark, with text of twice the size: nobody is kept out of one.
import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { Key } from "selenium-webdriver";

import { ADDRESSES, clickByScript, STATES } from "./screens.mjs";
import { firstRun, PASSWORD, signIn, ZH } from "./walks.mjs";
import { openWindow } from "./window.mjs";
import { wordsOf } from "./words.mjs";

const LIST = "客户名单.xlsx";
const t = wordsOf("zh-CN");
const me = { name: "陈晓东" };
const folder = mkdtempSync(join(tmpdir(), "clientele-screens-"));

let window;
let password;
before(async () => {
  copyFileSync(new URL(`../fixtures/${LIST}`, import.meta.url), join(folder, LIST));
  writeFileSync(join(folder, "open.txt"), LIST);
  window = await openWindow({ language: "zh_CN.UTF-8", folder });
  await window.size(1280, 800);
  await firstRun(window, ZH, { organization: "晨光文具商行", begins: ZH.samples });
  const li = { login: "li", name: "李梅", department: null, roles: ["sales"] };
  ({ password } = await window.ask("accounts_create", li));
  await window.ask("departments_create", { name: "华东", parent: null });
  clickByScript(window);
});
after(() => window.close());

const passes = async () => {
  await window.quiet();
  assert.deepEqual(await window.violations(), []);
};

test("every address of the page is among these screens", () => {
  const router = readFileSync(new URL("../../ui/src/app/router.tsx", import.meta.url), "utf8");
  const paths = [...router.matchAll(/path: "\/([^"$]*)"?/g)].map(([, path]) => path);
  assert.ok(paths.length > 9);
  // A customer's page is one of the states.
  const isThere = (path) => ADDRESSES.some((it) => it.startsWith(path.replace(/\/$/, "")));
  assert.deepEqual(
    paths.filter((it) => !isThere(it)),
    [],
  );
});

for (const theme of ["light", "dark"]) {
  test(`with large text, ${theme}`, async (story) => {
    await window.ask("preferences_update", { language: "zh-CN", theme, text_scale: 200 });
    await window.reload();
    await window.find("//nav");
    for (const address of ADDRESSES) {
      await story.test(address, async () => {
        await window.go(address);
        await passes();
      });
    }
    for (const [name, come] of Object.entries(STATES)) {
      await story.test(name, async () => {
        await window.go("customers");
        try {
          await come(window, t, me);
          await passes();
        } finally {
          await window.keys(Key.ESCAPE);
        }
      });
    }
    await story.test("the lock", async () => {
      await window.go("customers");
      await window.keys(Key.chord(Key.CONTROL, "l"));
      await window.find('//*[@class = "entry-head"]');
      await passes();
      await signIn(window, "chen", PASSWORD);
      await window.find("//nav");
    });
  });
}

test("who comes in with a first password makes an own one", async () => {
  await window.keys(Key.chord(Key.CONTROL, "l"));
  await window.press(t("lock.switch"));
  await window.find('//*[@class = "entry-head"]');
  await passes();
  await signIn(window, "li", password);
  await window.text(t("password.must"));
  await passes();
});
