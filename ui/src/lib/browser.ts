// What a browser does by itself and a program does not: reloading, printing, finding, zooming.

const BROWSER_KEYS = /^(f5|f7|mod\+(r|p|f|g|s|u|\+|-|=|0))$/;

const spelled = (event: KeyboardEvent) =>
  `${event.ctrlKey || event.metaKey ? "mod+" : ""}${event.key.toLowerCase()}`;

/** Puts a text where it can be pasted from; false where the system does not let us. */
export const copyText = async (text: string) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByHand(text);
  }
};

/** As a person would: the text is selected, and copied. The focus goes back to where it was. */
const copyByHand = (text: string) => {
  const before = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "unseen";
  document.body.append(field);
  field.select();
  const isCopied = document.execCommand("copy");
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return isCopied;
};

const isText = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest("input, textarea, .key-groups") !== null;

/** So soon after a click another is the second of the same, in milliseconds. */
const DOUBLE_MS = 400;
/** So far may a hand tremble between the two, in CSS pixels. */
const NEAR = 6;

/**
 * The second click of a double click is for what the first fell on. What has come into its place
 * meanwhile, the next task or the next message, is not meant.
 */
const guardDoubleClicks = (target: Document) => {
  let before: { at: Element; x: number; y: number; time: number } | null = null;
  const stray = (event: MouseEvent, at: Element) =>
    before !== null &&
    before.at !== at &&
    !before.at.isConnected &&
    event.timeStamp - before.time < DOUBLE_MS &&
    Math.hypot(event.clientX - before.x, event.clientY - before.y) < NEAR;
  target.addEventListener(
    "click",
    (event) => {
      const at = event.target instanceof Element ? event.target.closest("button, a, li") : null;
      // Keys click too, and mean it.
      if (!at || event.detail === 0) return;
      if (stray(event, at)) {
        event.preventDefault();
        event.stopPropagation();
        return;
      }
      before = { at, x: event.clientX, y: event.clientY, time: event.timeStamp };
    },
    { capture: true },
  );
};

/** Takes the browser's own keys and its menu away; copying from and pasting into fields stays. */
export const guardBrowser = (target: Document = document) => {
  target.addEventListener("keydown", (event) => {
    if (BROWSER_KEYS.test(spelled(event))) event.preventDefault();
  });
  target.addEventListener("contextmenu", (event) => {
    if (!isText(event.target)) event.preventDefault();
  });
  guardDoubleClicks(target);
  // A file that is dropped on the page must not take its place.
  for (const name of ["dragover", "drop"] as const) {
    target.addEventListener(name, (event) => event.preventDefault());
  }
};

/** What had the focus has gone: the page has it then, and the next key is not lost on nobody. */
export const catchFocus = () => {
  if (document.activeElement !== document.body) return;
  document.querySelector("main")?.focus({ preventScroll: true });
};
