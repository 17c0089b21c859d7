// One registry of every key: what is pressed, what it does, and what `?` lists.
import { useEffect, useRef, useSyncExternalStore } from "react";

import type { Key } from "./words.tsx";

export type Shortcut = {
  /** `c`, `g c`, `mod+k`, `alt+arrowleft`, `?`: `mod` is Control, or Command on a Mac. */
  keys: string;
  label: Key;
  /** Also while something is typed. With `mod` that is so of itself, unless it is said to be `false`. */
  inFields?: boolean;
  run: () => void;
};

const isMac = navigator.platform.startsWith("Mac");
const registered = new Set<Shortcut>();
const listeners = new Set<() => void>();
let snapshot: readonly Shortcut[] = [];
let begun: string | null = null;
let begunAt = 0;

const changed = () => {
  snapshot = [...registered];
  for (const listener of listeners) listener();
};

/** Offers a key while the component is on the screen. */
export const useShortcut = (shortcut: Shortcut | null) => {
  const latest = useRef(shortcut);
  latest.current = shortcut;
  const keys = shortcut?.keys;
  const label = shortcut?.label;
  const inFields = shortcut?.inFields;
  useEffect(() => {
    if (!keys || !label) return;
    const entry: Shortcut = {
      keys,
      label,
      ...(inFields !== undefined && { inFields }),
      run: () => latest.current?.run(),
    };
    registered.add(entry);
    changed();
    return () => {
      registered.delete(entry);
      changed();
    };
  }, [keys, label, inFields]);
};

export const useShortcuts = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => snapshot,
  );

const spelled = (event: KeyboardEvent) => {
  const parts: string[] = [];
  const hasMod = isMac ? event.metaKey : event.ctrlKey;
  if (hasMod) parts.push("mod");
  if (event.altKey) parts.push("alt");
  const key = event.key.toLowerCase();
  // A sign such as `?` already says that Shift was held.
  if (event.shiftKey && (key.length > 1 || (hasMod && /[a-z]/.test(key)))) parts.push("shift");
  return [...parts, key].join("+");
};

const isField = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

const isToggle = (target: EventTarget | null) =>
  target instanceof HTMLInputElement && /^(checkbox|radio)$/.test(target.type);

const hasLayer = () => document.querySelector('[role="dialog"], [role="menu"]') !== null;

export const listenToKeys = () => {
  // Escape closes a layer before this is asked, and must not close what lies under it as well.
  let wasUnderLayer = false;
  const look = () => {
    wasUnderLayer = hasLayer();
  };
  const heard = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    const typed = spelled(event);
    const sequence = begun && Date.now() - begunAt < 1_000 ? `${begun} ${typed}` : null;
    begun = null;
    const isTyping = isField(event.target) && !isToggle(event.target);
    // What was registered last lies on top.
    const offered = [...registered].reverse().filter((it) => {
      const isPlain =
        it.inFields === false || (!it.keys.includes("mod+") && !/^f\d+$/.test(it.keys));
      if (isTyping && isPlain && !it.inFields) return false;
      return !(wasUnderLayer && isPlain && !it.inFields);
    });
    const found =
      offered.find((it) => it.keys === sequence) ?? offered.find((it) => it.keys === typed);
    if (found) {
      event.preventDefault();
      found.run();
    } else if (!isTyping && offered.some((it) => it.keys.startsWith(`${typed} `))) {
      begun = typed;
      begunAt = Date.now();
    }
  };
  window.addEventListener("keydown", look, true);
  document.addEventListener("keydown", heard);
  return () => {
    window.removeEventListener("keydown", look, true);
    document.removeEventListener("keydown", heard);
  };
};

/** A key as people read it: `Ctrl`, `K`. */
export const keycaps = (keys: string) =>
  keys.split(/[ +]/).map((key) => {
    if (key === "mod") return isMac ? "⌘" : "Ctrl";
    const names: Record<string, string> = {
      home: "Home",
      end: "End",
      pageup: "PgUp",
      pagedown: "PgDn",
      space: "Space",
      enter: "↵",
      escape: "Esc",
      arrowup: "↑",
      arrowdown: "↓",
      arrowleft: "←",
      arrowright: "→",
      alt: isMac ? "⌥" : "Alt",
      shift: "Shift",
    };
    return names[key] ?? key.toUpperCase();
  });
