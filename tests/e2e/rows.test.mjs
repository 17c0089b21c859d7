// A list of 100,000: whichever way one goes through it, each row stands where it belongs, to the last.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { Key } from "selenium-webdriver";

import { PASSWORD, signIn } from "./walks.mjs";
import { openWindow } from "./window.mjs";

const MADE = 100_000;
const terminal = fileURLToPath(new URL("../../target/debug/clientele", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "clientele-rows-"));
const home = join(folder, "home");

const name = (row) => `第${String(row).padStart(6, "0")}文具店`;
const sheet = () => {
  const rows = Array.from({ length: MADE }, (_, at) => `${name(at + 1)},138${10_000_000 + at}`);
  return ["客户名称,电话", ...rows].join("\n");
};
const run = (...given) =>
  execFileSync(terminal, ["--home", home, ...given], {
    env: { ...process.env, CLIENTELE_PASSWORD: PASSWORD },
    stdio: ["ignore", "ignore", "inherit"],
    timeout: 600_000,
  });

let window;
before(async () => {
  run("init", "--organization", "晨光文具商行", "--admin", "chen", "--name", "陈晓东");
  writeFileSync(join(folder, "list.csv"), sheet());
  run("--user", "chen", "imports", "run", join(folder, "list.csv"));
  window = await openWindow({ home, language: "zh_CN.UTF-8", folder });
  await window.size(1280, 800);
  await signIn(window, "chen");
  await window.find('//*[@role = "gridcell"]');
  await window.go("customers?sort=name&desc=false");
  await window.wait(async () => (await shown())[0]?.[0] === 1, 20_000, "the first row");
});
after(() => window?.close());

const gridKeys = async (...keys) => (await window.find('//*[@role = "grid"]')).sendKeys(...keys);

/** The rows in sight: their place, counted from 1, and the name; none where it has not come yet. */
const SHOWN = `
  const grid = document.querySelector("[role=grid]");
  const { top, bottom } = grid.getBoundingClientRect();
  const inSight = (it) => {
    const place = it.getBoundingClientRect();
    return place.top >= top && place.bottom <= bottom + 1;
  };
  return [...grid.querySelectorAll(".grid-row[aria-rowindex]")].filter(inSight).map((it) =>
    [Number(it.getAttribute("aria-rowindex")) - 1, it.querySelector(".name")?.textContent ?? null]);`;
const all = () => window.run(SHOWN);
const shown = async () => (await all()).filter(([, name]) => name !== null);
const belong = (rows) =>
  assert.deepEqual(
    rows,
    rows.map(([row]) => [row, name(row)]),
  );
/** Waits for a row to come into sight; it and all around it have the names of their places. */
const comes = async (row) => {
  const isThere = async () => (await shown()).some(([it]) => it === row);
  await window.wait(isThere, 20_000, `row ${row} does not come`);
  belong(await shown());
};

test("the list knows how many there are", async () => {
  const count = `return document.querySelector("[role=grid]").getAttribute("aria-rowcount")`;
  const isCounted = async () => Number(await window.run(count)) === MADE + 1;
  await window.wait(isCounted, 20_000, "they are not counted");
  await comes(1);
});

test("End shows the last row, Home the first, and the keys go on from there", async () => {
  await gridKeys(Key.END);
  await comes(MADE);
  await gridKeys(...Array(30).fill(Key.ARROW_UP));
  await comes(MADE - 30);
  await gridKeys(Key.HOME);
  await comes(1);
  await gridKeys(...Array(30).fill(Key.ARROW_DOWN));
  await comes(31);
  await gridKeys(Key.HOME);
});

test("on a flight from top to bottom no row is ever shown in the place of another", async () => {
  const flight = await window.driver.executeAsyncScript(`
    const done = arguments[0];
    const look = () => { ${SHOWN} };
    const seen = [];
    const STEPS = 60;
    const grid = document.querySelector("[role=grid]");
    let step = 0;
    let waited = 0;
    const frame = () => {
      const rows = look();
      seen.push(...rows.filter(([, name]) => name !== null));
      // Now and then it flies on before the rows have come.
      const isThere = rows.length > 0 && rows.every(([, name]) => name !== null);
      const isEnough = isThere || step % 4 === 3;
      waited += 1;
      if (isEnough || waited > 200) {
        step += 1;
        waited = 0;
        grid.scrollTop += grid.scrollHeight / STEPS;
      }
      if (step < STEPS + 10) requestAnimationFrame(frame);
      else done(seen);
    };
    frame();`);
  belong(flight);
  const parts = new Set(flight.map(([row]) => Math.floor((row - 1) / (MADE / 20))));
  assert.equal(parts.size, 20, "a part of the list was never seen");
  await comes(MADE);
});

test("small steps leave none out", async () => {
  await gridKeys(Key.HOME);
  await comes(1);
  const seen = new Set();
  const hasAll = async () => (await all()).every(([, name]) => name !== null);
  for (let step = 0; step < 40; step++) {
    await window.wait(hasAll, 20_000, "a row does not come");
    const rows = await shown();
    belong(rows);
    for (const [row] of rows) seen.add(row);
    await window.run(`document.querySelector("[role=grid]").scrollTop += 200`);
    await window.settle();
  }
  const last = Math.max(...seen);
  assert.ok(last > 150, `${last}`);
  const missing = Array.from({ length: last }, (_, at) => at + 1).filter((it) => !seen.has(it));
  assert.deepEqual(missing, []);
});
