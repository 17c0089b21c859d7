import { Key } from "selenium-webdriver";
import { firstRun, ZH } from "./walks.mjs";
import { openWindow } from "./window.mjs";

const w = await openWindow({ language: "zh_CN.UTF-8" });
const out = new URL("file:///tmp/scratch/pp/");
const go = (a) => w.run("location.hash = arguments[0]", a);
const pic = async (n) => {
  await w.quiet(250);
  await w.picture(n, out);
};
try {
  await w.size(1280, 720);
  await firstRun(w, ZH, { organization: "晨光文具商行", begins: ZH.samples });
  await w.text("共 60 位客户");
  await pic("list");
  await (await w.find('//*[@role="grid"]')).sendKeys("/");
  await w.keys("li");
  await w.quiet(200);
  await w.keys(Key.ENTER);
  await w.quiet(200);
  console.log(
    await w.run(
      `return document.activeElement.getAttribute("role") + document.activeElement.getAttribute("aria-activedescendant")`,
    ),
  );
  await pic("search");
  await w.keys(Key.ENTER);
  await w.find('//*[@class="record-title"]');
  await pic("record");
  await go("/tasks");
  await pic("tasks");
  await go("/reports/overview");
  await w.quiet(800);
  await pic("overview");
  await go("/settings");
  await pic("settings");
  await go("/backups");
  await pic("backups");
  await go("/accounts");
  await pic("accounts");
  await go("/customers");
  await w.find('//*[@role="grid"]');
  await w.quiet(200);
  await (await w.find('//*[@role="grid"]')).sendKeys("c");
  await w.find('//*[@role="dialog"]');
  await pic("create");
  await w.keys(Key.ESCAPE);
  await w.keys(Key.chord(Key.CONTROL, "k"));
  await pic("palette");
  await w.keys(Key.ESCAPE);
  await go("/nonsense");
  await pic("nonsense");
  await go("/customers/K000571");
  await pic("nonsense2");
} catch (e) {
  console.log(String(e));
} finally {
  await w.close();
}
