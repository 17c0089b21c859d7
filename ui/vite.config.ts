import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

import { frozen } from "./frozen.ts";

export default defineConfig({
  plugins: [react(), frozen()],
  clearScreen: false,
  build: { target: "safari16", chunkSizeWarningLimit: 900 },
  test: {
    environment: "happy-dom",
    setupFiles: ["src/lib/setup-tests.ts"],
    restoreMocks: true,
    testTimeout: 30_000,
  },
});
