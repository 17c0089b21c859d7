// Opens the built window through WebKitWebDriver, with no tool between.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, openSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import axe from "axe-core";
import { By, Capabilities, Key, until, WebDriver } from "selenium-webdriver";
import { Executor, HttpClient } from "selenium-webdriver/http/index.js";

import { traced } from "./connections.mjs";
import { end, isRunning, startedBy } from "./processes.mjs";

const out = new URL("out/", import.meta.url);
mkdirSync(out, { recursive: true });

const built = fileURLToPath(new URL("../../target/debug/clientele-desktop", import.meta.url));
let opened = 0;
let inVain = 0;

/** Two thousand from here on are refused by no browser, as 5060 and 6000 are, nor given out by systems. */
const PORTS = 14_444;

export const emptyHome = () => join(mkdtempSync(join(tmpdir(), "clientele-")), "home");

/**
 * Opens the window on a home, or on none that is named; `folder` is what the file dialogs answer, and
 * `connections` the file that tells to whom it connects, if anybody wants to know.
 */
export const openWindow = async ({
  home = emptyHome(),
  folder = tmpdir(),
  language = "C",
  environment = {},
  connections = null,
} = {}) => {
  const program = process.env.CLIENTELE_BINARY ?? built;
  const binary = connections === null ? program : traced(program, connections);
  opened += 1;
  const port = PORTS + ((process.pid + opened * 7) % 2000);
  // The driver must not inherit our output: `node --test` would wait for it for ever.
  const log = openSync(new URL("driver.log", out), "a");
  const driverProcess = spawn("WebKitWebDriver", [`--port=${port}`, "--host=127.0.0.1"], {
    env: {
      ...process.env,
      LANGUAGE: "",
      LC_ALL: language,
      TAURI_AUTOMATION: "true",
      TAURI_WEBVIEW_AUTOMATION: "true",
      CLIENTELE_E2E_FOLDER: folder,
      ...environment,
    },
    stdio: ["ignore", log, log],
  });
  const url = `http://127.0.0.1:${port}/`;
  for (let tries = 0; !(await fetch(`${url}status`).catch(() => null)); tries++) {
    if (tries > 400) throw new Error("WebKitWebDriver does not answer");
    await sleep(25);
  }
  const options = { binary, args: home === null ? [] : ["--home", home] };
  const capabilities = new Capabilities().set("webkitgtk:browserOptions", options);
  // Selenium's own builder insists on a `browserName`, which this driver refuses.
  const driver = WebDriver.createSession(new Patient(new HttpClient(url)), capabilities);
  await driver.getSession();
  return new Window(driver, driverProcess, home);
};

const PATIENCE = 20_000;
/** So soon after a click the window takes another on the same spot for its second half. */
const DOUBLE_MS = 450;
/** Further apart two presses are meant for two places, in CSS pixels. */
const A_HAND = 12;
const NOWHERE = { x: Number.NaN, y: Number.NaN };

/** Longer than anything the driver is asked to wait for itself. */
const SILENCE = 60_000;

/** Asks the driver; one that never answers would hold the whole file of stories. */
class Patient extends Executor {
  async execute(command) {
    const given = JSON.stringify(command.getParameters()).slice(0, 300);
    const silent = new Error(`the driver does not answer: ${command.getName()} ${given}`);
    const end = new AbortController();
    const silence = sleep(SILENCE, null, { signal: end.signal }).then(() => {
      throw silent;
    });
    try {
      return await Promise.race([super.execute(command), silence]);
    } finally {
      end.abort();
    }
  }
}

/** Why something is tried again. */
const AGAIN = new Set([
  "StaleElementReferenceError",
  "ElementClickInterceptedError",
  "ElementNotInteractableError",
]);

/** Looks again where the page was drawn anew in the middle of looking. */
const looked = async (look, last = Date.now() + PATIENCE) => {
  try {
    return await look();
  } catch (error) {
    if (error.name !== "StaleElementReferenceError" || Date.now() > last) throw error;
    await sleep(20);
    return looked(look, last);
  }
};

class Window {
  constructor(driver, driverProcess, home) {
    const findElements = driver.findElements.bind(driver);
    driver.findElements = (locator) => looked(() => findElements(locator));
    this.driver = driver;
    this.driverProcess = driverProcess;
    this.home = home;
    this.pressed = { at: NOWHERE, time: 0 };
    this.before = [];
    this.expected = null;
  }

  /** Complaints that a story makes on purpose: any that this matches. */
  expect(complaint) {
    this.expected = complaint;
  }

  /** The window and all it started. */
  processes() {
    return startedBy(this.driverProcess.pid);
  }

  /** Ends the window; one that has complained of anything on any of its pages fails the story. */
  async close() {
    const told = await this.complaints().catch(() => this.before);
    await this.end();
    const unexpected = told.filter((it) => !this.expected?.test(it));
    if (unexpected.length > 0) throw new Error(`the window complained: ${unexpected.join("\n")}`);
  }

  async end() {
    const started = this.processes();
    const [program] = started;
    try {
      await this.driver.quit().catch(() => {});
      // The driver ends the window after it has answered; ended before that, it would leave it open.
      for (let tries = 0; program && isRunning(program); tries++) {
        if (tries > 400) throw new Error("the window does not end");
        await sleep(25);
      }
    } finally {
      // Left running, either would hold this program too, and the window its data.
      this.driverProcess.kill();
      for (const it of started) end(it);
    }
  }

  /**
   * What is drawn anew between being found and being used is found again, and what something fading
   * still lies over is tried again, as a person would.
   */
  async foundAgain(find, end = null) {
    const found = await find();
    for (const deed of ["click", "sendKeys"]) {
      const once = found[deed].bind(found);
      found[deed] = async (...values) => {
        const last = end ?? Date.now() + PATIENCE;
        try {
          return await once(...values);
        } catch (error) {
          if (!AGAIN.has(error.name)) throw error;
          if (Date.now() > last) return this.inVain(error);
          await sleep(50);
          return (await this.foundAgain(find, last))[deed](...values);
        }
      };
    }
    return found;
  }
  /** Waits; who waited in vain leaves a picture of what the window showed instead. */
  async wait(condition, patience, what) {
    try {
      return await this.driver.wait(condition, patience, what);
    } catch (error) {
      return this.inVain(error);
    }
  }
  async inVain(error) {
    await this.picture(`in-vain-${++inVain}`).catch(() => {});
    throw error;
  }
  find(xpath, patience = PATIENCE) {
    return this.foundAgain(() => this.wait(until.elementLocated(By.xpath(xpath)), patience, xpath));
  }
  field(label) {
    const byLabel = `//*[self::input[not(@type = "radio")] or self::textarea][@id = //label[contains(normalize-space(), "${label}")]/@for]`;
    return this.find(`${byLabel} | //input[@aria-label = "${label}"]`);
  }
  button(name) {
    const text = `starts-with(normalize-space(), "${name}")`;
    return this.find(`//button[${text} or starts-with(@aria-label, "${name}")]`);
  }
  text(text) {
    return this.find(`//*[text()[contains(., "${text}")]]`);
  }
  async gone(text) {
    const xpath = `//*[text()[contains(., "${text}")]]`;
    await this.wait(
      async () => (await this.driver.findElements(By.xpath(xpath))).length === 0,
      PATIENCE,
      `still there: ${text}`,
    );
  }
  /** Every dialog has gone, its fading too. */
  async closed() {
    await this.wait(
      async () => (await this.driver.findElements(By.css('[role="dialog"]'))).length === 0,
      PATIENCE,
      "a dialog is still open",
    );
  }
  async fill(label, text) {
    const field = await this.field(label);
    // Two calls: this driver holds Control down until the first has ended.
    await field.sendKeys(Key.chord(Key.CONTROL, "a"));
    await field.sendKeys(Key.BACK_SPACE, text);
  }
  /** Presses a button; on the same spot no sooner than the window takes it for a second press. */
  async press(name) {
    const button = await this.button(name);
    const { x, y } = await this.spotOf(button);
    const { at, time } = this.pressed;
    // What was found and has gone already is drawn anew on some spot nobody knows yet.
    const isElsewhere = Math.hypot(x - at.x, y - at.y) > A_HAND;
    if (!isElsewhere) await sleep(time + DOUBLE_MS - Date.now());
    await button.click();
    this.pressed = { at: { x, y }, time: Date.now() };
  }
  /** The middle of it, where it is pressed; nowhere once it has gone. */
  spotOf(element) {
    const middle = "const it = arguments[0].getBoundingClientRect();";
    const spot = "return { x: it.x + it.width / 2, y: it.y + it.height / 2 }";
    return this.run(`${middle} ${spot}`, element).catch(() => NOWHERE);
  }
  /** Keys for whatever has the focus. */
  async keys(...keys) {
    const focused = await this.foundAgain(() =>
      looked(() => this.driver.switchTo().activeElement()),
    );
    await focused.sendKeys(...keys);
  }

  run(script, ...values) {
    return this.driver.executeScript(script, ...values);
  }

  /**
   * Draws the page anew, once nothing is asked: the answer would be for a page that is gone. Waits
   * for the new one, so that nothing is found on the old.
   */
  async reload() {
    const waits = (script, what) => this.wait(() => this.run(`return ${script}`), PATIENCE, what);
    // An address that was just gone to begins to ask a moment later.
    await this.quiet();
    // Nor does it ask anything more while it goes.
    this.before.push(...(await this.ofThisPage()));
    const silent = "window.fetch = () => new Promise(() => {})";
    const leave = `(${silent}, window.__left = true, location.reload(), true)`;
    await waits(`window.__underway === 0 && ${leave}`, "the page never stops asking");
    const isThere = `document.querySelector("#root")?.hasChildNodes() && window.__underway === 0`;
    await waits(`!window.__left && ${isThere}`, "the page does not come back");
  }

  /** Calls a command past the UI, as a script that slipped into the page would. */
  invoke(command, parameters = {}) {
    return this.driver.executeAsyncScript(
      `const [command, parameters, done] = arguments;
       window.__TAURI_INTERNALS__.invoke(command, parameters)
         .then((value) => done({ value }), (error) => done({ error }));`,
      command,
      parameters,
    );
  }

  /** What a command answers that nobody refuses. */
  async ask(command, input = null) {
    const { value, error } = await this.invoke(command, { input });
    if (error) throw new Error(`${command} ${JSON.stringify(input)}: ${JSON.stringify(error)}`);
    return value;
  }

  /** Goes to an address of the page, such as `customers?view=mine`. */
  async go(address) {
    await this.run("location.hash = arguments[0]", `/${address}`);
    await this.quiet();
  }

  /** What axe finds against WCAG 2.2 A and AA. */
  async violations() {
    // A colour that is on its way to another is neither.
    await this.driver.wait(
      () => this.run(`return document.getAnimations().every((it) => it.playState !== "running")`),
      PATIENCE,
      "something never stops moving",
    );
    await this.run(axe.source);
    return this.driver.executeAsyncScript(
      `const done = arguments[0];
       const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
       axe.run({ runOnly: { type: "tag", values: tags } }).then(({ violations }) =>
         done(violations.map(({ id, nodes }) => [id, ...nodes.map((node) => node.html)])));`,
    );
  }

  /** How many there are now. */
  async count(xpath) {
    return (await this.driver.findElements(By.xpath(xpath))).length;
  }

  ofThisPage() {
    return this.run("return window.__complaints");
  }
  /** What went wrong unseen on this page and on those before it: errors, warnings, refusals of the policy. */
  async complaints() {
    return [...this.before, ...(await this.ofThisPage())];
  }

  async size(width, height) {
    await this.driver.manage().window().setRect({ x: 0, y: 0, width, height });
  }

  async settle() {
    // Right after a change the picture would show the frame before it.
    await this.driver.executeAsyncScript(
      "requestAnimationFrame(() => requestAnimationFrame(arguments[0]))",
    );
  }

  /** Nothing on the page has changed for so long, in milliseconds, or it never rests. */
  async quiet(long = 150) {
    await this.driver.executeAsyncScript(
      `const [long, done] = arguments;
       const end = () => { watch.disconnect(); clearTimeout(rest); clearTimeout(last); done(); };
       const watch = new MutationObserver(() => {
         clearTimeout(rest);
         rest = setTimeout(end, long);
       });
       let rest = setTimeout(end, long);
       const last = setTimeout(end, 5000);
       watch.observe(document.body, { subtree: true, childList: true, attributes: true });`,
      long,
    );
  }

  /** A picture, PNG in base64. */
  async shot() {
    await this.settle();
    // Without layers a picture waits for something to be painted: a point that nobody sees flickers.
    await this.run(`
      const point = document.createElement("i");
      point.style.cssText = "position: fixed; bottom: 0; right: 0; width: 1px; height: 1px";
      document.documentElement.append(point);
      let isOn = false;
      const flicker = setInterval(() => {
        isOn = !isOn;
        point.style.background = isOn ? "rgba(128, 128, 128, 0.01)" : "";
      }, 20);
      window.__still = () => { clearInterval(flicker); point.remove(); };`);
    try {
      return await this.driver.takeScreenshot();
    } finally {
      await this.run("window.__still()");
    }
  }

  async picture(name, folder = out) {
    writeFileSync(new URL(`${name}.png`, folder), await this.shot(), "base64");
  }
}
