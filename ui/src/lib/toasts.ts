// What was done or went wrong, said in passing; an undo can be offered with it.
import { useSyncExternalStore } from "react";

import type { Paper } from "../bindings/commands.ts";

export type Toast = {
  id: number;
  tone: "done" | "error";
  text: string;
  at: number;
  /** Of what this person did: whoever comes after must not read it, nor take it back. */
  isPersonal?: boolean;
  undo?: (() => void) | undefined;
  /** What the way back is called, when it is not that. */
  label?: "actions.undo" | "actions.redo" | "actions.write_on";
  /** The file that it is about. */
  paper?: Paper | null | undefined;
};

type Said = Omit<Toast, "id" | "at">;

const SHOWN = 3;
const STAYS_MS = 10_000;
/** Where something is to be done with a file, it is first read where that is. */
const PAPER_STAYS_MS = 20_000;
const READ_MS = 4_000;

let toasts: readonly Toast[] = [];
let last = 0;
/** What the person will hear of when they have unlocked the window; none while it is open. */
let held: Said[] | null = null;
const listeners = new Set<() => void>();

const set = (next: readonly Toast[]) => {
  toasts = next;
  for (const listener of listeners) listener();
};

export const dismiss = (id: number) => set(toasts.filter((it) => it.id !== id));

/** Says something; an error stays until it is closed, or left behind. */
export const toast = (said: Said) => {
  if (held && said.isPersonal) {
    held.push(said);
    return;
  }
  last += 1;
  const id = last;
  set([...toasts, { ...said, id, at: Date.now() }].slice(-SHOWN));
  if (said.tone === "done") setTimeout(() => dismiss(id), said.paper ? PAPER_STAYS_MS : STAYS_MS);
};

/** Another screen: an error of the one before has been read, unless it has only just come. */
export const leaveErrors = () =>
  set(toasts.filter((it) => it.tone === "done" || Date.now() - it.at < READ_MS));

/** The person left: what stays was said to whoever comes. */
export const leavePerson = () => set(toasts.filter((it) => !it.isPersonal));

/** The window is locked: what comes of what the person began is told to nobody else. */
export const holdPersonal = () => {
  leavePerson();
  held ??= [];
};

/** The person is back. */
export const tellHeld = () => {
  const waiting = held ?? [];
  held = null;
  waiting.forEach(toast);
};

/** Somebody else comes. */
export const dropHeld = () => {
  held = null;
};

export const clearToasts = () => {
  dropHeld();
  set([]);
};

export const useToasts = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
