import { readFileSync, readlinkSync, realpathSync, rmSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { StoreError } from "../store-error.ts";
import { processIdentity } from "./process-identity.ts";

export interface Postmaster {
  pid: number;
  port: number;
  isReady: boolean;
}

const FAST_SHUTDOWN_MS = 120_000;
const IMMEDIATE_SHUTDOWN_MS = 20_000;

/**
 * The PostgreSQL that runs on this very cluster, if one does. The file postmaster.pid alone is no
 * proof: after a crash its process id may belong to anybody.
 */
export function findPostmaster(cluster: string): Postmaster | undefined {
  const lines = readPidFile(cluster);
  if (!lines) return undefined;
  const pid = Number(lines[0]);
  if (!(pid > 1) || !runsOnCluster(pid, cluster)) return undefined;
  return { pid, port: Number(lines[3]), isReady: lines[7]?.trim() === "ready" };
}

/**
 * Removes a postmaster.pid whose process id now belongs to another program, or to a PostgreSQL that was
 * killed and that nobody has buried (a container's first process often does not): PostgreSQL itself only
 * sees that the id exists and would refuse to start. It still notices by its shared memory when processes
 * of the killed one are at work.
 */
export function clearForeignPidFile(cluster: string): void {
  const lines = readPidFile(cluster);
  if (!lines) return;
  const pid = Number(lines[0]);
  if (idExists(pid) && !runsOnCluster(pid, cluster)) rmSync(join(cluster, "postmaster.pid"), { force: true });
}

/**
 * Stops PostgreSQL: sessions are ended and everything is written out; if that takes too long it is
 * stopped at once, which loses nothing either but makes the next start replay its log.
 *
 * @throws {StoreError} when it survives both.
 */
export async function stopPostmaster(pid: number): Promise<void> {
  const identity = processIdentity(pid);
  for (const [signal, timeoutMs] of [["SIGINT", FAST_SHUTDOWN_MS], ["SIGQUIT", IMMEDIATE_SHUTDOWN_MS]] as const) {
    if (!sendSignal(pid, signal)) return;
    const deadline = Date.now() + timeoutMs;
    while (Date.now() < deadline) {
      if (identity === undefined || processIdentity(pid) !== identity) return;
      await sleep(25);
    }
  }
  throw new StoreError(`PostgreSQL (process ${pid}) does not stop. Stop it by hand (kill -QUIT ${pid}) and try again.`);
}

function sendSignal(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
    throw error;
  }
}

function idExists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function readPidFile(cluster: string): string[] | undefined {
  try {
    return readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return undefined;
  }
}

/** A postmaster's working directory is its cluster; elsewhere than on Linux its command line has to do. */
function runsOnCluster(pid: number, cluster: string): boolean {
  if (processIdentity(pid) === undefined) return false;
  if (process.platform === "linux") {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
    } catch {
      return false;
    }
  }
  return spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout.includes(cluster);
}
