import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const HEARTBEAT_MS = 2_000;
/** A lock untouched for so long belongs to a launcher that was killed. */
const STALE_AFTER_MS = 15_000;

/**
 * Runs `work` while no other launcher of this project installs or builds.
 * @template T
 * @param {string} root
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withPreparationLock(root, work) {
  const folder = join(root, ".cache");
  mkdirSync(folder, { recursive: true });
  const lock = join(folder, "preparation.lock");
  for (let hasTold = false; !taken(lock); hasTold = true) {
    if (!hasTold) console.log("another EcoGrid command is installing or building here; waiting for it");
    if (isStale(lock)) removeAside(lock);
    else await sleep(300);
  }
  const heartbeat = setInterval(() => touch(lock), HEARTBEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    rmSync(lock, { force: true });
  }
}

/** @param {string} lock */
function taken(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "EEXIST") return false;
    throw error;
  }
}

/** @param {string} lock */
function isStale(lock) {
  try {
    if (Date.now() - statSync(lock).mtimeMs > STALE_AFTER_MS) return true;
    const pid = Number(readFileSync(lock, "utf8"));
    return pid > 0 && !isAlive(pid);
  } catch {
    return false;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code !== "ESRCH";
  }
}

/**
 * By renaming, which only one of two waiting launchers can do.
 * @param {string} lock
 */
function removeAside(lock) {
  const aside = `${lock}.${process.pid}`;
  try {
    renameSync(lock, aside);
    rmSync(aside, { force: true });
  } catch {
    // The other one was quicker.
  }
}

/** @param {string} lock */
function touch(lock) {
  try {
    utimesSync(lock, new Date(), new Date());
  } catch {
    // The folder was deleted meanwhile: there is nothing left to keep.
  }
}
