import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { StoreError } from "../store-error.ts";
import type { ClusterPlace } from "./cluster-place.ts";
import type { DatabaseUser } from "./database-user.ts";
import { findPostmaster, type Postmaster, stopPostmaster } from "./postmaster.ts";

export interface RunningPostmaster {
  pid: number;
  port: number;
  /** Resolves once it has ended, asked to or not. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

export interface PostmasterOptions {
  binDir: string;
  place: ClusterPlace;
  user: DatabaseUser;
  settingsFile: string;
  /** Undefined: any that is free. */
  port?: number;
  onProgress: (message: string) => void;
}

/**
 * Starts PostgreSQL beside a shell that waits on a pipe from us. When we die, however suddenly, the
 * pipe closes and the shell tells PostgreSQL to shut down in order. It gets its own session, because
 * Ctrl-C reaches the whole group and would stop the database before the requests under way are done.
 */
const GUARD = `
  "$@" 3<&- &
  postgres=$!
  { read -r _ <&3; kill -INT "$postgres"; } 2>/dev/null &
  guard=$!
  exec 3<&-
  wait "$postgres"
  code=$?
  kill "$guard" 2>/dev/null
  exit "$code"
`;

const ATTEMPTS = 20;
const TELL_AFTER_MS = 5_000;

/**
 * Starts PostgreSQL on a port of 127.0.0.1 and waits until it answers, however long it has to
 * replay its log after a crash.
 *
 * @throws {StoreError} with what PostgreSQL wrote when it does not start.
 */
export async function runPostmaster(options: PostmasterOptions): Promise<RunningPostmaster> {
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? await findFreePort();
    const outcome = await tryToStart(options, port);
    if ("pid" in outcome) return outcome;
    // The port was taken in between, or processes of a killed PostgreSQL are still ending.
    const passes = /could not bind|Address already in use|shared memory block .* is still in use/i.test(outcome.complaint);
    if (!passes || attempt === ATTEMPTS) throw new StoreError(`PostgreSQL does not start. It says: ${outcome.complaint}`);
    await sleep(500);
  }
}

async function tryToStart(options: PostmasterOptions, port: number): Promise<RunningPostmaster | { complaint: string }> {
  const { binDir, place, user, settingsFile } = options;
  const logPath = join(place.beside, "postgres-start.log");
  const log = openSync(logPath, "w", 0o600);
  const command = [join(binDir, "postgres"), "-D", place.cluster, "-c", `config_file=${settingsFile}`, "-p", String(port)];
  const child = spawn("/bin/sh", ["-c", GUARD, "ecogrid-postgres", ...command], {
    ...user.ids, cwd: "/", detached: true, stdio: ["ignore", log, log, "pipe"], env: { ...process.env, LC_ALL: "C", TZ: "UTC" },
  });
  closeSync(log);
  const ended = endOf(child);
  const postmaster = await waitUntilReady(place.cluster, port, ended, options.onProgress);
  if (!postmaster) return { complaint: lastLines(logPath, join(place.cluster, "log")) };
  // Neither the shell nor its pipe may keep our process alive by themselves.
  child.unref();
  const pipe = child.stdio[3] as unknown as { unref?: () => void } | null;
  pipe?.unref?.();
  return {
    pid: postmaster.pid,
    port,
    ended: ended.promise,
    async stop() {
      child.ref();
      if (!ended.hasEnded) await stopPostmaster(postmaster.pid);
      await ended.promise;
    },
  };
}

interface End {
  hasEnded: boolean;
  promise: Promise<void>;
}

function endOf(child: ChildProcess): End {
  const end: End = { hasEnded: false, promise: Promise.resolve() };
  end.promise = new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", () => {
      end.hasEnded = true;
      resolve();
    });
  });
  return end;
}

async function waitUntilReady(cluster: string, port: number, end: End, onProgress: (message: string) => void): Promise<Postmaster | undefined> {
  const startedAt = Date.now();
  let toldAt = startedAt;
  for (;;) {
    const postmaster = findPostmaster(cluster);
    if (postmaster?.isReady && postmaster.port === port) return postmaster;
    if (end.hasEnded) return undefined;
    if (Date.now() - toldAt > TELL_AFTER_MS) {
      toldAt = Date.now();
      onProgress(`the database is bringing itself up to date after a crash (${Math.round((toldAt - startedAt) / 1000)} s)`);
    }
    await Promise.race([sleep(25), end.promise]);
  }
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** Before its log collector runs PostgreSQL writes to its standard error, afterwards to its log folder. */
function lastLines(startLog: string, logDir: string): string {
  const day = new Date().toLocaleDateString("en-US", { weekday: "short", timeZone: "UTC" });
  const text = [startLog, join(logDir, `postgresql-${day}.log`)].map((file) => {
    try {
      return readFileSync(file, "utf8").trimEnd().split("\n").slice(-8).join("\n");
    } catch {
      return "";
    }
  });
  return text.join("\n").trim();
}
