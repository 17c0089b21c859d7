// Every key that `?` lists, on every screen that has keys of its own, is pressed and does what it says.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, before, test } from "node:test";

import { By, Key } from "selenium-webdriver";

import { firstRun, firstRunWords, PASSWORD } from "./walks.mjs";
import { openWindow } from "./window.mjs";
import { wordsOf } from "./words.mjs";

const t = wordsOf("zh-CN");
const ui = new URL("../../ui/src/", import.meta.url);
const SAMPLES = 60;
let window;
before(async () => {
  window = await openWindow({ language: "zh_CN.UTF-8" });
  await window.size(1280, 800);
  const words = firstRunWords(t);
  await firstRun(window, words, { organization: "晨光文具商行", begins: words.samples });
});
after(() => window?.close());

const NAMES = {
  mod: Key.CONTROL,
  alt: Key.ALT,
  shift: Key.SHIFT,
  f1: Key.F1,
  escape: Key.ESCAPE,
  enter: Key.ENTER,
  space: Key.SPACE,
  home: Key.HOME,
  end: Key.END,
  pageup: Key.PAGE_UP,
  pagedown: Key.PAGE_DOWN,
  arrowup: Key.ARROW_UP,
  arrowdown: Key.ARROW_DOWN,
  arrowleft: Key.ARROW_LEFT,
  arrowright: Key.ARROW_RIGHT,
};
/** Presses what the registry calls `mod+k` or `g c`. */
const press = (keys) => {
  const stroke = (it) => {
    const held = it.split("+").map((key) => NAMES[key] ?? key);
    return held.length === 1 ? held[0] : Key.chord(...held);
  };
  return window.keys(...keys.split(" ").map(stroke));
};

const until = (what, isSo) => window.wait(isSo, 10_000, what);
const has = async (css) => (await window.driver.findElements(By.css(css))).length > 0;
const comes = (css) => until(`${css} does not come`, () => has(css));
const goes = (css) => until(`${css} does not go`, async () => !(await has(css)));
const isAt = (address) =>
  until(`not at ${address}`, async () =>
    (await window.run("return location.hash")).startsWith(`#/${address}`),
  );
const isFocused = (css) =>
  until(`${css} has not the focus`, () =>
    window.run("return document.activeElement.matches(arguments[0])", css),
  );
const isOnRow = (row) =>
  until(`not on row ${row}`, () =>
    window.run(
      `return document.querySelector("[role=grid]").getAttribute("aria-activedescendant")
         .startsWith("row-" + arguments[0] + "-")`,
      row,
    ),
  );
const title = () =>
  window.run(`return document.querySelector(".record-title h1")?.textContent ?? null`);
const leaveLayer = async () => {
  await window.keys(Key.ESCAPE);
  await window.closed();
};

const atList = async () => {
  await window.go("customers");
  await window.find('//*[@role = "gridcell"]//*[contains(@class, "name")]');
  await window.run(`document.querySelector("[role=grid]").focus()`);
};
const atPeek = async () => {
  await atList();
  // The same key closes it.
  if (!(await has("aside.peek"))) await window.keys(Key.HOME, Key.SPACE);
  await comes("aside.peek");
};
const atCustomer = async () => {
  await atList();
  await window.keys(Key.HOME, Key.ARROW_DOWN, Key.ARROW_DOWN, Key.ENTER);
  await comes(".record-title h1");
};
const atEntry = async () => {
  await window.go("journal");
  await (await window.find('//*[@role = "option"]')).click();
  await comes(".pane-head");
};

const TASK = "核对样品";
/** Something that can be taken back, and moves no customer. */
const makeTask = async () => {
  await press("t");
  await isFocused("#new-task");
  await window.keys(TASK, Key.ENTER);
  await window.text(t("tasks.created", { title: TASK }));
  await window.run("document.activeElement.blur()");
};

const goesTo = (address) => async (keys) => {
  await window.go(address === "tasks" ? "customers" : "tasks");
  await press(keys);
  await isAt(address);
};
const opensDialog = (css) => async (keys) => {
  await press(keys);
  await comes(`[role="dialog"] ${css}`);
  await leaveLayer();
};

/** What each key does that is offered on every screen. */
const EVERYWHERE = {
  "mod+k": opensDialog("[role=combobox]"),
  c: opensDialog("input[data-autofocus]"),
  t: async (keys) => {
    await press(keys);
    await isFocused("#new-task");
  },
  "mod+e": opensDialog(".export-rows td"),
  "alt+arrowleft": async (keys) => {
    await window.go("tasks");
    await press(keys);
    await isAt("customers");
  },
  "alt+arrowright": async (keys) => {
    await window.go("tasks");
    await window.run("history.back()");
    await isAt("customers");
    await press(keys);
    await isAt("tasks");
  },
  "mod+b": async (keys) => {
    await press(keys);
    await comes(".app.narrow");
    await press(keys);
    await goes(".app.narrow");
  },
  "mod+j": async (keys) => {
    await press(keys);
    await goes("aside.side");
    await press(keys);
    await comes("aside.side");
  },
  "mod+l": async (keys) => {
    await press(keys);
    await window.fill(t("accounts.fields.password"), PASSWORD);
    await window.keys(Key.ENTER);
    await comes("nav");
  },
  "mod+z": async (keys) => {
    await makeTask();
    await press(keys);
    await window.text(t("actions.undone", { what: "" }));
    await window.gone(TASK);
  },
  "mod+shift+z": async (keys) => {
    await makeTask();
    await press("mod+z");
    await window.gone(TASK);
    await press(keys);
    await window.text(t("actions.redone", { what: "" }));
    await window.text(TASK);
    await press("mod+z");
    await window.gone(TASK);
  },
  "mod+,": goesTo("settings"),
  f1: opensDialog(".help"),
  "?": opensDialog("[data-keys]"),
  "g c": goesTo("customers"),
  "g t": goesTo("tasks"),
  "g r": goesTo("reports"),
  "g b": goesTo("tags"),
  "g i": goesTo("imports"),
  "g k": goesTo("backups"),
  "g l": goesTo("journal"),
  "g p": goesTo("accounts"),
  "g s": goesTo("settings"),
};

const headings = () =>
  window.run(
    `return [...document.querySelectorAll(".grid-head .heading")].map((it) => it.textContent)`,
  );
/** Above the first row, and back into the rows. */
const inHead = async (story) => {
  await press("home");
  await press("arrowup");
  await comes(".grid-head .cursor");
  await press("home");
  await story();
  await press("arrowdown");
};

/** The screens with keys of their own, and what each of those does. */
const PLACES = {
  "the list": {
    come: atList,
    keys: {
      "/": async (keys) => {
        await press(keys);
        await isFocused(`input[aria-label="${t("customers.search_here")}"]`);
      },
      f: async (keys) => {
        await press(keys);
        await comes(".filter-editor");
        await leaveLayer();
      },
      "arrowup arrowdown": async () => {
        await press("home");
        await isOnRow(0);
        await press("arrowdown");
        await isOnRow(1);
        await press("arrowup");
        await isOnRow(0);
      },
      "arrowleft arrowright": async () => {
        const column = () =>
          window.run(
            `return document.querySelector("[role=grid]").getAttribute("aria-activedescendant")
               .split("-").at(-1)`,
          );
        const begun = Number(await column());
        await press("arrowright");
        await until("not one on", async () => Number(await column()) === begun + 1);
        await press("arrowleft");
        await until("not back", async () => Number(await column()) === begun);
      },
      "pageup pagedown": async () => {
        await press("home");
        await press("pagedown");
        await until("it stays", () =>
          window.run(
            `const at = document.querySelector("[role=grid]").getAttribute("aria-activedescendant");
             return Number(at.split("-")[1]) > 3;`,
          ),
        );
        await press("pageup");
        await isOnRow(0);
      },
      "shift+x": async (keys) => {
        await press("home");
        await press("x");
        await press("arrowdown");
        await press("arrowdown");
        await press(keys);
        await window.text(t("customers.selected", { count: 3 }));
        await press("escape");
        await goes(".bulk");
      },
      escape: async (keys) => {
        await press("x");
        await window.text(t("customers.selected", { count: 1 }));
        await press(keys);
        await goes(".bulk");
      },
      "home end": async () => {
        await press("end");
        await isOnRow(SAMPLES - 1);
        await press("home");
        await isOnRow(0);
      },
      enter: async (keys) => {
        await press(keys);
        await comes(".record-title h1");
      },
      space: async (keys) => {
        await press(keys);
        await comes("aside.peek");
        await press("escape");
        await goes("aside.peek");
      },
      x: async (keys) => {
        await press(keys);
        await window.text(t("customers.selected", { count: 1 }));
        await press("escape");
        await goes(".bulk");
      },
      "shift+arrowup arrowdown": async () => {
        await press("home");
        await press("shift+arrowdown");
        await window.text(t("customers.selected", { count: 2 }));
        await press("escape");
        await goes(".bulk");
      },
      e: async (keys) => {
        await press("home");
        await press(keys);
        await isFocused(`aside.peek input[aria-label="${t("customers.fields.name")}"]`);
        await press("escape");
        await goes("aside.peek");
        await isFocused('[role="grid"]');
        // Who is changed comes to stand first: it is gone on in the list all the same.
        await press("arrowdown");
        await press(keys);
        await isFocused(`aside.peek input[aria-label="${t("customers.fields.name")}"]`);
        await press("end");
        await window.keys("二");
        await press("enter");
        await goes("aside.peek");
        await isFocused('[role="grid"]');
        await until("it does not stand first", () =>
          window.run(
            `return document.querySelector('[aria-rowindex="2"] .name').textContent.endsWith("二")`,
          ),
        );
      },
      "alt+arrowdown": async (keys) => {
        await inHead(async () => {
          await press(keys);
          await comes('[role="menu"]');
          await press("escape");
          await goes('[role="menu"]');
          await isFocused('[role="grid"]');
        });
      },
      "mod+arrowleft arrowright": async () => {
        await inHead(async () => {
          await press("arrowright");
          const [second, third] = (await headings()).slice(1);
          await press("mod+arrowright");
          await until("it is not moved", async () => (await headings())[2] === second);
          await press("mod+arrowleft");
          await until("it is not moved back", async () => (await headings())[2] === third);
        });
      },
      "shift+arrowleft arrowright": async () => {
        await inHead(async () => {
          const width = () => window.run(`return document.querySelector("#heading-0").offsetWidth`);
          const begun = await width();
          await press("shift+arrowright");
          await until("it is not wider", async () => (await width()) > begun);
          await press("shift+arrowleft");
          await until("it is not as before", async () => (await width()) === begun);
        });
      },
      "mod+a": async (keys) => {
        await press(keys);
        await window.text(t("customers.selected", { count: SAMPLES }));
        await press("escape");
        await goes(".bulk");
      },
      "mod+c": async (keys) => {
        await press("home");
        await press(keys);
        const name = await window.run(
          `return document.querySelector('[aria-rowindex="2"] .name').textContent`,
        );
        await window.text(t("actions.copied", { text: name }));
      },
    },
  },
  "the list with a pane": {
    come: atPeek,
    keys: {
      escape: async (keys) => {
        await press(keys);
        await goes("aside.peek");
      },
    },
  },
  "a customer": {
    come: atCustomer,
    keys: {
      arrowup: async (keys) => {
        const before = await title();
        await press(keys);
        await until("no other customer", async () => ![before, null].includes(await title()));
      },
      arrowdown: async (keys) => {
        const before = await title();
        await press(keys);
        await until("no other customer", async () => ![before, null].includes(await title()));
      },
      l: async (keys) => {
        const button = `//header//button[contains(., "${t("customers.contacted")}")]`;
        await window.find(button);
        await press(keys);
        await window.gone(t("customers.contacted"));
        await window.find(`//dd[text() = "${t("dates.today")}"]`);
        await window.press(t("actions.undo"));
        await window.find(button);
      },
    },
  },
  "an entry of the log": {
    come: atEntry,
    keys: {
      escape: async (keys) => {
        await press(keys);
        await goes(".pane-head");
      },
    },
  },
};

/** What `?` lists here. */
const listed = async () => {
  await press("?");
  await comes("[data-keys]");
  const keys = await window.run(
    `return [...document.querySelectorAll("[data-keys]")].map((it) => it.dataset.keys)`,
  );
  await leaveLayer();
  return keys;
};

test("whatever is written as a key has its story here", () => {
  const sources = readdirSync(ui, { recursive: true }).filter((it) => /(?<!test)\.tsx$/.test(it));
  const written = sources.flatMap((it) =>
    [...readFileSync(new URL(it, ui), "utf8").matchAll(/\bkeys: "([^"]+)"/g)].map(([, it]) => it),
  );
  assert.ok(written.length >= Object.keys(EVERYWHERE).length);
  const told = new Set(
    [EVERYWHERE, ...Object.values(PLACES).map((it) => it.keys)].flatMap(Object.keys),
  );
  assert.deepEqual(
    written.filter((it) => !told.has(it)),
    [],
  );
});

for (const [keys, story] of Object.entries(EVERYWHERE)) {
  test(`${keys}, from anywhere`, async () => {
    await atList();
    await story(keys);
  });
}

for (const [place, { come, keys }] of Object.entries(PLACES)) {
  test(`? lists the keys of ${place}, and no others`, async () => {
    await come();
    const inGrid = place === "the list with a pane" ? PLACES["the list"].keys : {};
    const expected = [EVERYWHERE, inGrid, keys].flatMap(Object.keys);
    assert.deepEqual([...new Set(await listed())].sort(), [...new Set(expected)].sort());
  });
  for (const [it, story] of Object.entries(keys)) {
    test(`${it}, at ${place}`, async () => {
      await come();
      await story(it);
    });
  }
}

test("a letter that is typed is a letter", async () => {
  await atList();
  await press("/");
  await isFocused(`input[aria-label="${t("customers.search_here")}"]`);
  await window.keys("c?gt");
  await until("it was not typed", () =>
    window.run("return document.activeElement.value === 'c?gt'"),
  );
  assert.equal(await has('[role="dialog"]'), false);
});
