// What a person does, for tests and for pictures.
import { Key } from "selenium-webdriver";

import { wordsOf } from "./words.mjs";

export const PASSWORD = "lantern-Orchard-47-velvet";

/** What the first run calls things in a language. */
export const firstRunWords = (t) => ({
  next: t("actions.next"),
  organization: t("settings.fields.organization"),
  name: t("accounts.fields.name"),
  login: t("accounts.fields.login"),
  password: t("accounts.fields.password"),
  again: t("first.password_again"),
  create: t("first.create"),
  kept: t("first.sheet_kept"),
  group: (group) => t("first.group", { group }),
  later: t("first.backups_later"),
  choose: t("backups.choose_folder"),
  save: t("first.backups_save"),
  samples: t("first.samples"),
  empty: t("first.empty"),
  import: t("first.import"),
  start: t("first.start"),
  dismiss: t("hints.dismiss"),
});

const zh = wordsOf("zh-CN");
export const ZH = firstRunWords(zh);

/** From an empty folder to the list. Backups go to the folder that answers the dialog, if one is named. */
export const firstRun = async (
  window,
  words,
  { organization, begins, folder = null, onStep = async () => {} },
) => {
  await window.button(words.next);
  await onStep("appearance");
  await window.press(words.next);
  await onStep("way");
  await window.press(words.next);
  await window.fill(words.organization, organization);
  await onStep("office");
  await window.press(words.next);
  await window.fill(words.name, "陈晓东");
  await window.fill(words.login, "chen");
  await window.fill(words.password, PASSWORD);
  await window.fill(words.again, PASSWORD);
  await onStep("administrator");
  await window.press(words.create);
  // Passwords are made slow to guess: on a computer that is busy this takes its time.
  await window.find('//*[@class = "key-group"]', 60_000);
  const groups = await window.run(
    `return [...document.querySelectorAll(".key-group")].map((it) => it.lastChild.textContent)`,
  );
  await onStep("sheet");
  await window.press(words.kept);
  await window.fill(words.group(2), groups[1]);
  await window.fill(words.group(7), groups[6]);
  await onStep("type-back");
  await window.press(words.next);
  await window.find('//form[@class = "plan-form"]');
  await onStep("backups");
  if (folder !== null) {
    await window.press(words.choose);
    await window.text(folder);
    await onStep("backups-chosen");
  }
  await window.press(folder === null ? words.later : words.save);
  await window.press(begins);
  await onStep("begin");
  await window.press(words.start);
  // The hints wait on the list.
  if (begins === words.import) return;
  await window.find('//*[contains(@class, "hint")]');
  await onStep("hints");
  await window.press(words.dismiss);
};

/** Signs in in Chinese: by a tile, by a name that is typed, or by the password alone after a lock. */
export const signIn = async (window, login, password = PASSWORD) => {
  await window.find('//*[@class = "entry-head"]');
  await window.quiet();
  const tile = `//button[contains(@class, "login-tile")][contains(., "${login}")]`;
  const other = zh("sign_in.other");
  const field = zh("accounts.fields.login");
  if ((await window.count(tile)) > 0) await (await window.find(tile)).click();
  else if ((await window.count(`//button[. = "${other}"]`)) > 0) await window.press(other);
  if ((await window.count(`//label[contains(., "${field}")]`)) > 0) await window.fill(field, login);
  await window.fill(zh("accounts.fields.password"), password);
  await window.keys(Key.ENTER);
};

/** Leaves the window to somebody else. */
export const leave = async (window, name) => {
  await window.press(zh("shell.person", { name }));
  const item = `//*[@role = "menuitem"][contains(., "${zh("shell.switch")}")]`;
  await (await window.find(item)).click();
  await window.find('//*[@class = "entry-head"]');
};
