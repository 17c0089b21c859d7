import { cleanup, configure } from "@testing-library/react";
import { afterEach } from "vitest";

import { forgetDrafts } from "./drafts.ts";
import { guardIme } from "./ime.ts";
import { clearToasts } from "./toasts.ts";

// As in the window, before anything listens.
guardIme();

// A machine that does much besides is slow: what comes is waited for, and what never comes ends.
configure({ asyncUtilTimeout: 5_000 });

afterEach(() => {
  cleanup();
  forgetDrafts();
  clearToasts();
});

// What Mantine asks of a browser and happy-dom does not have.
Object.defineProperty(window, "matchMedia", {
  value: (query: string) => ({
    matches: false,
    media: query,
    addEventListener: () => {},
    removeEventListener: () => {},
    addListener: () => {},
    removeListener: () => {},
  }),
});

Object.defineProperty(document, "fonts", {
  value: { addEventListener: () => {}, removeEventListener: () => {} },
});
