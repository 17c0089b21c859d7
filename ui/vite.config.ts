import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

import { frozen } from "./frozen.ts";

/** What every page needs is one piece, which packs better than many small ones. */
const shared = {
  name: "shared",
  test: /@mantine\/(core\/esm\/core|hooks)|@floating-ui|@tanstack|\/src\/lib\//,
};

export default defineConfig({
  plugins: [react(), frozen()],
  clearScreen: false,
  build: {
    target: "safari16",
    chunkSizeWarningLimit: 900,
    rolldownOptions: { output: { codeSplitting: { groups: [shared] } } },
  },
  test: {
    environment: "happy-dom",
    setupFiles: ["src/lib/setup-tests.ts"],
    restoreMocks: true,
    testTimeout: 30_000,
  },
});
