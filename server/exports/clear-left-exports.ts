import { readdir, rm, stat } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { EXPORT_FOLDER_PREFIX } from "./export-file.ts";

/**
 * Removes what servers that were killed in the middle of an export have left; answers how many folders that were.
 * What another user, a running server or this process itself made stays.
 */
export async function clearLeftExports(startedAtMs: number = performance.timeOrigin): Promise<number> {
  let cleared = 0;
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(EXPORT_FOLDER_PREFIX)) continue;
    const folder = join(tmpdir(), name);
    const found = await stat(folder).catch(() => null);
    // Numbers of processes come round again: one of our own number may still be a dead server's.
    if (found === null || !isOurs(found.uid) || found.mtimeMs >= startedAtMs || runsBeside(name)) continue;
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    cleared += 1;
  }
  return cleared;
}

/** Windows numbers no users, and gives each a folder of his own. */
function isOurs(uid: number): boolean {
  const own = userInfo().uid;
  return own < 0 || uid === own;
}

function runsBeside(name: string): boolean {
  const pid = Number(name.slice(EXPORT_FOLDER_PREFIX.length).split("-")[0]);
  if (!Number.isSafeInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
