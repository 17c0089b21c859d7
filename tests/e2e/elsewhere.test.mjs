// An office that does not stand in China: a German practice whose people speak English.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Key } from "selenium-webdriver";

import { firstRun, firstRunWords, PASSWORD } from "./walks.mjs";
import { openWindow } from "./window.mjs";
import { wordsOf } from "./words.mjs";

const t = wordsOf("en");
const words = firstRunWords(t);

let window;
before(async () => {
  window = await openWindow({ language: "en_US.UTF-8" });
  await window.size(1280, 720);
});
after(() => window?.close());

const body = () => window.run("return document.body.innerText");

test("a country is found by the name that its people give it", async () => {
  await firstRun(window, words, {
    organization: "Zahnarztpraxis Lindner",
    begins: words.empty,
    onStep: async (step) => {
      if (step !== "office") return;
      const box = await window.field(t("first.country"));
      await box.click();
      await box.sendKeys(Key.chord(Key.CONTROL, "a"));
      await box.sendKeys(Key.BACK_SPACE);
      await window.quiet();
      await box.sendKeys("deutsch");
      await window.find('//*[@role = "option"][. = "Germany"]');
      await box.sendKeys(Key.ENTER);
      assert.equal(await box.getAttribute("value"), "Germany");
    },
  });
  await window.find("//nav");
});

test("a number that is none is answered with numbers of the country", async () => {
  await window.keys("c");
  await window.fill(t("customers.fields.name"), "Lina Schmidt");
  await window.fill(t("customers.fields.phone"), "12");
  await window.keys(Key.ENTER);
  await window.find('//*[contains(., "030 123456 or 01512 3456789")]');
  const phone = await window.field(t("customers.fields.phone"));
  await phone.sendKeys(Key.chord(Key.CONTROL, "a"));
  await phone.sendKeys("030/6223847 ext.5", Key.ENTER);
  await window.closed();
});

test("the palette shows first whom a few letters mean, and the extension apart from the number", async () => {
  const more = [{ name: "Lisa Berg" }, { name: "李明" }, { name: "林小梅" }];
  for (const input of more) await window.invoke("customers_create", { input });
  await window.keys(Key.chord(Key.CONTROL, "k"));
  await window.find('//input[@role = "combobox"]');
  await window.keys("li");
  // What "l" has found stands there until "li" is answered.
  await window.find('//*[@role = "option"][@aria-selected = "true"][contains(., "李明")]');
  await window.find('//*[@role = "option"][contains(., "030 6223847 ext. 5")]');
  const first = await window.run(
    `return [...document.querySelectorAll('[role="option"] b')].map((it) => it.textContent)`,
  );
  assert.deepEqual(first, ["李明", "林小梅", "Lisa Berg", "Lina Schmidt"]);
  assert.deepEqual(await window.violations(), []);
  await window.keys(Key.ESCAPE);
  await window.closed();
});

test("nothing of a Chinese shop is offered", async () => {
  await window.keys(Key.chord(Key.CONTROL, "k"));
  await window.find('//input[@role = "combobox"]');
  await window.keys("lisa");
  await window.find('//*[@role = "option"][@aria-selected = "true"][contains(., "Lisa Berg")]');
  await window.keys(Key.ENTER);
  await window.find('//*[@class = "record-title"]');
  const shown = await body();
  for (const word of ["WeChat", "QQ"]) assert.equal(shown.includes(word), false, word);
  const lists = await window.invoke("choices_list", { input: null });
  const sources = lists.value.filter((it) => it.list === "source").map((it) => it.code);
  assert.equal(sources.includes("social_media"), true);
  for (const code of ["douyin", "1688", "wechat"])
    assert.equal(sources.includes(code), false, code);
});

test("a new account is offered the roles of a small office first", async () => {
  await window.run("location.hash = '#/accounts'");
  await window.press(t("people.new"));
  await window.find('//*[contains(@class, "role-list")]//label[. = "Sales"]');
  const offered = await window.run(
    `return [...document.querySelectorAll(".role-list > div label")].map((it) => it.textContent)`,
  );
  assert.deepEqual(offered, ["Sales", "Service", "Executive", "Administrator"]);
  assert.deepEqual(await window.violations(), []);
  await window.keys(Key.ESCAPE);
  await window.closed();
});

test("whoever sits down finds their name above the login", async () => {
  const input = { login: "lena", name: "Lena Vogt", department: null, roles: ["sales"] };
  await window.invoke("accounts_create", { input });
  await window.invoke("accounts_sign_out", { input: null });
  await window.reload();
  // Who has an account is taken down at a sign-in.
  await (await window.find('//input[@type = "password"]')).sendKeys(PASSWORD, Key.ENTER);
  await window.find("//nav");
  await window.invoke("accounts_sign_out", { input: null });
  await window.reload();
  const tile = await window.find(
    '//button[contains(@class, "login-tile")][contains(., "Lena Vogt")]',
  );
  const text = await window.run("return arguments[0].textContent", tile);
  assert.match(text, /Lena Vogtlena$/);
  assert.deepEqual(await window.violations(), []);
});
