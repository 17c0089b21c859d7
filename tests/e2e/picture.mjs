// node picture.mjs HOME LOGIN PASSWORD FILE: one picture of the built window, signed in.
import { writeFileSync } from "node:fs";

import { openWindow } from "./window.mjs";

const [home, login, password, file] = process.argv.slice(2);
const window = await openWindow({ home, language: "zh_CN.UTF-8" });
try {
  await window.size(1280, 800);
  await window.find('//*[@class = "entry-head"]');
  await window.run(
    `[...document.querySelectorAll(".login-tile")]
       .find((it) => it.textContent.includes(arguments[0]))?.click()`,
    login,
  );
  const field = await window.find('//input[@type = "password"]');
  await field.sendKeys(password, "\uE007");
  await window.find('//*[@role = "gridcell"]//*[contains(@class, "name")]');
  writeFileSync(file, await window.shot(), "base64");
} finally {
  await window.close();
}
