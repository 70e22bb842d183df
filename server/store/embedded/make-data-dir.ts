import { accessSync, constants, mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { StoreError } from "../store-error.ts";

/**
 * Makes the data directory and the folders above it where they are missing.
 *
 * @throws {StoreError} with a sentence when it cannot be made or written to.
 */
export function makeDataDir(dataDir: string): void {
  const missing: string[] = [];
  let existing = dataDir;
  try {
    for (; !isFolder(existing) && dirname(existing) !== existing; existing = dirname(existing)) missing.unshift(existing);
    accessSync(existing, constants.W_OK | constants.X_OK);
    // One by one: making them in one call never comes back in places such as /proc, which take no folders.
    for (const folder of missing) makeFolder(folder);
  } catch (error) {
    throw new StoreError(`The data directory ${dataDir} cannot be ${missing.length === 0 ? "used" : "made"} (${(error as Error).message}). Set DATA_DIR to a folder you may write to.`);
  }
}

/** False when nothing is there. @throws when it is no folder. */
function isFolder(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found !== undefined && !found.isDirectory()) throw new Error(`${path} is not a folder`);
  return found !== undefined;
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o755 });
  } catch (error) {
    // A second copy that starts at the same moment may have been quicker.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}
