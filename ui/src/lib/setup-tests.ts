import { cleanup, configure } from "@testing-library/react";
import { afterEach } from "vitest";

import { forgetDrafts } from "./drafts.ts";
import { clearToasts } from "./toasts.ts";

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
