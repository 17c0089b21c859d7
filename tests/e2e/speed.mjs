// node speed.mjs HOME LOGIN PASSWORD: what a person waits for in the built window, and what it takes
// of the computer, each beside what was promised. Times are of the clock on the wall: run it while
// nothing else runs.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

import { Key } from "selenium-webdriver";

import { memoryOf } from "./processes.mjs";
import { openWindow } from "./window.mjs";

const [home, login, password] = process.argv.slice(2);
const STARTS = 5;
/** A search that takes longer than this has failed anyhow. */
const RESTS_MS = 800;
const KEYS = [Key.ARROW_DOWN, Key.PAGE_DOWN, Key.END, Key.ARROW_UP, Key.PAGE_UP, Key.HOME];
const SEARCHES = ["张", "wang", "贸易", "1380", "lxm", "有限公司"];

const sorted = (times) => [...times].sort((a, b) => a - b);
const at = (times, part) => sorted(times)[Math.ceil(times.length * part) - 1];
const median = (times) => at(times, 0.5);

const line = (what, figure, bound) =>
  console.log(`${what.padEnd(52)}${figure.padStart(18)}${bound.padStart(12)}`);
const spread = (times, part) => `${Math.round(median(times))} / ${Math.round(at(times, part))} ms`;

/** What the log says the last start took, until the page had reached the core. */
const lastStart = () => {
  const logs = readdirSync(join(home, "logs")).filter((it) => it.startsWith("window"));
  const text = [...logs]
    .sort()
    .map((it) => readFileSync(join(home, "logs", it), "utf8"))
    .join("");
  const found = [...text.matchAll(/the window answers ms=(\d+)/g)].at(-1);
  return Number(found[1]);
};

/** From pressing Enter until the first row can be read; and until the page of sign-in had gone. */
const signIn = async (window) => {
  await window.find('//*[contains(@class, "login-tile")] | //input[@type = "password"]');
  await window.run(
    `[...document.querySelectorAll(".login-tile")]
       .find((it) => it.textContent.includes(arguments[0]))?.click()`,
    login,
  );
  const field = await window.find('//input[@type = "password"]');
  await window.run(`
    window.__waits = {};
    addEventListener("keydown", (event) => {
      if (event.key === "Enter") window.__waits.begun = performance.now();
    }, { capture: true });
    const look = () => {
      if (window.__waits.begun && !document.querySelector(".entry-head"))
        window.__waits.signed_in ??= performance.now();
      if (document.querySelector('[role="gridcell"] .name')) window.__waits.listed = performance.now();
      else requestAnimationFrame(look);
    };
    look();`);
  await field.sendKeys(password, Key.ENTER);
  await window.find('//*[@role = "gridcell"]//*[contains(@class, "name")]');
  const waits = await window.run("return window.__waits");
  return { whole: waits.listed - waits.begun, list: waits.listed - waits.signed_in };
};

/** Each key until the frame that shows what it did. */
const answersOfKeys = async (window) => {
  await window.run(`
    window.__keys = [];
    addEventListener("keydown", () => {
      const begun = performance.now();
      requestAnimationFrame(() => setTimeout(() => window.__keys.push(performance.now() - begun)));
    }, { capture: true });`);
  const grid = await window.find('//*[@role = "grid"]');
  for (let round = 0; round < 10; round += 1) {
    for (const key of KEYS) await grid.sendKeys(key);
  }
  return window.run("return window.__keys");
};

/** Frames of a flight over the whole list. */
const frames = (window) =>
  window.driver.executeAsyncScript(`
    const done = arguments[0];
    const grid = document.querySelector("[role=grid]");
    const frames = [];
    let before = performance.now();
    const step = (now) => {
      frames.push(now - before);
      before = now;
      grid.scrollTop += 600;
      if (frames.length < 300) requestAnimationFrame(step);
      else done(frames.slice(2));
    };
    requestAnimationFrame(step);`);

/** From the last letter until the rows that were found are shown and rest. */
const search = async (window, words) => {
  await (await window.find('//*[@role = "grid"]')).sendKeys("/");
  await window.run(`
    const grid = document.querySelector("main");
    const marks = (window.__search = { begun: 0, shown: 0 });
    window.__watch?.disconnect();
    const isOfRows = ({ target, addedNodes }) =>
      (target.closest ? target : target.parentElement)?.closest(".grid-rows") ||
      [...addedNodes].some((it) => it.querySelector?.(".grid-row"));
    window.__watch = new MutationObserver((changes) => {
      if (changes.some(isOfRows)) marks.shown = performance.now();
    });
    window.__watch.observe(grid, { subtree: true, childList: true, characterData: true });
    addEventListener("input", () => { marks.begun = performance.now(); }, { capture: true });`);
  await window.keys(words);
  await window.quiet(RESTS_MS);
  const marks = await window.run("return window.__search");
  await window.keys(Key.chord(Key.CONTROL, "a"));
  await window.keys(Key.BACK_SPACE);
  await window.find('//*[@role = "grid"]');
  await window.quiet(RESTS_MS);
  if (marks.shown < marks.begun) throw new Error(`nothing was shown for ${words}`);
  return marks.shown - marks.begun;
};

/** Memory of the window and of what it started, in MiB. */
const memory = (window) => window.processes().reduce((sum, process) => sum + memoryOf(process), 0);

const built = new URL("../../ui/dist/", import.meta.url);
/** As they would travel, in kB. */
const packed = (files) => {
  const sizes = files.map((it) => gzipSync(readFileSync(new URL(it, built))).length);
  return Math.round(sizes.reduce((sum, it) => sum + it, 0) / 1000);
};
/** The scripts that the page loads before anything is shown. */
const scripts = () => {
  const page = readFileSync(new URL("index.html", built), "utf8");
  return packed([...page.matchAll(/(?:src|href)="\/?([^"]+\.js)"/g)].map(([, name]) => name));
};
/** The words of one language: those of the screens and those of the core. Help comes when it is asked for. */
const words = () => {
  const assets = readdirSync(new URL("assets/", built)).filter((it) => it.startsWith("zh-CN"));
  const isHelp = (it) => readFileSync(new URL(`assets/${it}`, built), "utf8").includes("# ");
  return packed(assets.filter((it) => !isHelp(it)).map((it) => `assets/${it}`));
};

/** Rows and headings of a list of more than a thousand, nobody knows how many. */
const NOT_COUNTED = 1_002;

const starts = [];
const waits = [];
let window;
try {
  for (let start = 0; start < STARTS; start += 1) {
    await window?.close();
    window = await openWindow({ home, language: "zh_CN.UTF-8" });
    await window.size(1280, 800);
    waits.push(await signIn(window));
    starts.push(lastStart());
  }
  const counted = () =>
    window.run(`return document.querySelector("[role=grid]").getAttribute("aria-rowcount")`);
  // Until all are counted there are more than a thousand.
  await window.wait(async () => Number(await counted()) !== NOT_COUNTED, 60_000, "no count");
  const rows = await counted();
  console.log(`a list of ${Number(rows) - 1}; middle / worst but few\n`);
  line("start until the page answers", spread(starts, 1), "2,000");
  line(
    "signed in until the first row",
    spread(
      waits.map((it) => it.list),
      1,
    ),
    "500",
  );
  line(
    "Enter until the first row",
    spread(
      waits.map((it) => it.whole),
      1,
    ),
    "",
  );
  line("scripts until then, packed", `${scripts()} kB`, "220");
  line("words of the language, packed", `${words()} kB`, "");
  line("a key in the list", spread(await answersOfKeys(window), 0.95), "100");
  line("a frame of a flight", spread(await frames(window), 0.95), "34");
  const searches = [];
  for (const words of SEARCHES) searches.push(await search(window, words));
  line("a search until its rows", spread(searches, 1), "150");
  for (const [at, words] of SEARCHES.entries()) {
    line(`  ${words}`, `${Math.round(searches[at])} ms`, "");
  }
  line("memory of all its processes", `${Math.round(memory(window))} MiB`, "400");
} catch (error) {
  // What is said on the other channel goes under in what a desktop that is not there has to say.
  console.log(String(error));
  process.exitCode = 1;
} finally {
  await window?.close();
}
