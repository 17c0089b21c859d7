// What a person does, for tests and for pictures.
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
  samples: t("first.samples"),
  empty: t("first.empty"),
  import: t("first.import"),
  start: t("first.start"),
  dismiss: t("hints.dismiss"),
});

export const ZH = firstRunWords(wordsOf("zh-CN"));

/** From an empty folder to the list. */
export const firstRun = async (
  window,
  words,
  { organization, begins, backups = words.later, onStep = async () => {} },
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
  await window.press(backups);
  await window.press(begins);
  await onStep("begin");
  await window.press(words.start);
  // The hints wait on the list.
  if (begins === words.import) return;
  await window.find('//*[contains(@class, "hint")]');
  await onStep("hints");
  await window.press(words.dismiss);
};
