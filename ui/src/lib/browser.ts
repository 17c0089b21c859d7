// What a browser does by itself and a program does not: reloading, printing, finding, zooming.
import { guardDoubleClicks } from "./presses.ts";

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
