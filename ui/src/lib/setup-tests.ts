import { cleanup } from "@testing-library/react";
import { afterEach } from "vitest";

import { forgetDrafts } from "./drafts.ts";
import { clearToasts } from "./toasts.ts";

afterEach(() => {
  cleanup();
  forgetDrafts();
  clearToasts();
});
