import { fileURLToPath } from "node:url";
import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vitest/config";

const root = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * One file builds both halves: `vite build` the page into dist/web, `vite build --ssr` the API
 * into dist/server. Packages stay outside the server bundle; node_modules is beside it.
 */
export default defineConfig(({ isSsrBuild }) => ({
  root: isSsrBuild ? root("./") : root("./web"),
  plugins: [vue()],
  worker: { format: "es" },
  build: isSsrBuild
    ? { target: "node20", outDir: root("./dist/server"), emptyOutDir: true, sourcemap: true }
    : { target: "es2022", outDir: root("./dist/web"), emptyOutDir: true, chunkSizeWarningLimit: 1600 },
  server: {
    proxy: Object.fromEntries(
      ["/api", "/tiles", "/healthz", "/readyz"].map((path) => [path, "http://127.0.0.1:8080"]),
    ),
  },
  test: {
    root: root("./"),
    projects: [
      {
        extends: true,
        test: { name: "unit", include: ["test/{geo,server,web,architecture}/**/*.test.ts"], testTimeout: 60_000 },
      },
      {
        extends: true,
        test: {
          name: "service",
          // Processes are started and killed here on machines that others load: one more try tells a fault from a stall.
          retry: 1,
          include: ["test/{contract,integration}/**/*.test.ts"],
          globalSetup: ["test/support/database-server.ts"],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: "e2e",
          retry: 1,
          include: ["test/e2e/specs/**/*.test.ts"],
          globalSetup: ["test/support/database-server.ts", "test/e2e/serve-demo-city.ts"],
          testTimeout: 180_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
}));
