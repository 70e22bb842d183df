import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder, found upwards from this file, so that it is the same for sources and bundle and in any working directory. */
export const PROJECT_ROOT = findProjectRoot(dirname(fileURLToPath(import.meta.url)));

function findProjectRoot(folder: string): string {
  const manifest = join(folder, "package.json");
  if (existsSync(manifest) && (JSON.parse(readFileSync(manifest, "utf8")) as { name?: string }).name === "ecogrid") return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error("EcoGrid's package.json was not found above its program files.");
  return findProjectRoot(parent);
}
