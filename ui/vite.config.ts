import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";
import { pdfjsFiles } from "./pdfjs-files.ts";

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig(({ mode }) => ({
  plugins: [svelte(), pdfjsFiles()],
  resolve: {
    alias: { $lib: folder("./src/lib"), $components: folder("./src/components") },
    // Svelte's server build would be taken under test otherwise.
    ...(mode === "test" ? { conditions: ["browser"] } : {}),
  },
  clearScreen: false,
  server: {
    host: "127.0.0.1",
    port: 1420,
    strictPort: true,
    watch: { ignored: ["**/src-tauri/**"] },
  },
  build: {
    // The web view of Linux and macOS; the content policy allows no inlined assets.
    target: process.env.TAURI_ENV_PLATFORM === "windows" ? "chrome120" : "safari17",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.ts"],
    // Whole windows are mounted, on machines that may be busy.
    testTimeout: 20_000,
    setupFiles: ["src/testing/setup.ts"],
  },
}));
