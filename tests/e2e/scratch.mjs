import { mkdirSync, mkdtempSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { Key } from "selenium-webdriver";
import { firstRun, ZH } from "./walks.mjs";
import { openWindow } from "./window.mjs";

mkdirSync("/tmp/pp", { recursive: true });
const out = pathToFileURL("/tmp/pp/");
const folder = mkdtempSync("/tmp/pp-files-");
const window = await openWindow({ language: "zh_CN.UTF-8", folder });
try {
  await window.size(1280, 720);
  await firstRun(window, ZH, { organization: "晨光文具商行", begins: ZH.samples });
  await window.text("共 60 位客户");
  const [lang, theme, w, h] = [
    process.argv[2] ?? "zh-CN",
    process.argv[3] ?? "light",
    Number(process.argv[4] ?? 1280),
    Number(process.argv[5] ?? 720),
  ];
  await window.invoke("preferences_update", { input: { language: lang, theme } });
  await window.run("location.reload()");
  await window.find("//nav");
  await window.size(w, h);
  const tag = `${lang}.${theme}.${w}`;
  for (const address of [
    "reports",
    "reports/overview",
    "reports/new_customers",
    "reports/follow_ups",
    "reports/customer?file_no=K000001",
  ]) {
    await window.run("location.hash = arguments[0]", `/${address}`);
    await window.quiet();
    await window.quiet();
    await window.picture(`${address.replace(/\W+/g, "-")}.${tag}`, out);
  }
  await window.run("location.hash = '/reports/overview'");
  await window.quiet();
  await window.run("document.querySelector('.page-body').scrollTop = 900");
  await window.quiet();
  await window.picture(`overview-low.${tag}`, out);
  await window.run("location.hash = '/customers'");
  await window.find('//*[@role="gridcell"]');
  await window.keys(Key.chord(Key.CONTROL, "e"));
  await window.find('//*[@class = "export-rows"]//td');
  await window.quiet();
  await window.picture(`export.${tag}`, out);
  await window.run("[...document.querySelectorAll('.export-pick')][2].click()");
  await window.quiet();
  await window.picture(`export-fields.${tag}`, out);
  await window.run("[...document.querySelectorAll('.export-pick')].at(-1).click()");
  await window.quiet();
  await window.run(
    "[...document.querySelectorAll('.export label')].find((it) => it.textContent === 'PDF').click()",
  );
  await window.quiet();
  await window.quiet();
  await window.picture(`export-refused.${tag}`, out);
  console.log(await window.complaints());
} finally {
  await window.close();
}
