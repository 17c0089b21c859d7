import { cleanup, configure } from "@testing-library/react";
import { afterEach } from "vitest";

import { forgetDrafts } from "./drafts.ts";
import { clearToasts } from "./toasts.ts";

// A machine that does much else at once is slow, not wrong.
configure({ asyncUtilTimeout: 4_000 });

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
