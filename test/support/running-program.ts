import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export interface RunOptions {
  root: string;
  env: Readonly<Record<string, string>>;
  /** The command and its arguments; none is the server. */
  args?: readonly string[];
  /** Run as this account instead of our own. */
  ids?: { uid: number; gid: number };
}

export interface RunningProgram {
  pid: number;
  /** Everything written so far, both streams. */
  output(): string;
  /** Resolves with the exit code, or the name of the signal that ended it. */
  ended: Promise<number | string>;
  /** To the whole group, as the terminal does on Ctrl-C. */
  pressCtrlC(): void;
  kill(signal: NodeJS.Signals): void;
}

const READY = /EcoGrid is ready: (\S+)/;
const PATIENCE_MS = 60_000;

/** Starts the built program in a process group and working directory of its own. */
export function runProgram({ root, env, args = [], ids }: RunOptions): RunningProgram {
  const child = spawn(process.execPath, [join(root, "dist", "server", "main.js"), ...args], {
    cwd: "/", detached: true, ...ids, env: { PATH: process.env["PATH"] ?? "", HOST: "127.0.0.1", PORT: "0", LOG_LEVEL: "warn", DEMO: "off", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  started.add(child);
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => { text += chunk.toString(); });
  const pid = child.pid ?? 0;
  return {
    pid,
    output: () => text,
    ended: new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (code, signal) => resolve(code ?? signal ?? "unknown"));
    }),
    pressCtrlC: () => { process.kill(-pid, "SIGINT"); },
    kill: (signal) => { child.kill(signal); },
  };
}

/** Waits until the program says that it is ready; the address it says. */
export async function whenReady(program: RunningProgram, patienceMs = PATIENCE_MS): Promise<string> {
  const deadline = Date.now() + patienceMs;
  let hasEnded = false;
  void program.ended.then(() => { hasEnded = true; }, () => { hasEnded = true; });
  while (Date.now() < deadline) {
    const address = READY.exec(program.output())?.[1];
    if (address) return address;
    if (hasEnded) break;
    await sleep(20);
  }
  throw new Error(`The program did not get ready. It wrote:\n${program.output()}`);
}

const started = new Set<ChildProcess>();

/** For afterEach: what a failed test left running. */
export async function stopAllPrograms(): Promise<void> {
  const running = [...started].filter((child) => child.exitCode === null && child.signalCode === null);
  started.clear();
  await Promise.all(running.map((child) => new Promise((resolve) => {
    child.once("close", resolve);
    child.kill("SIGKILL");
  })));
}

/** Ids of the processes whose working directory is the cluster, found without asking the program itself. */
export function postgresProcessesOf(cluster: string): number[] {
  return readdirSync("/proc").filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === cluster;
    } catch {
      return false;
    }
  });
}

/** PostgreSQL's first process, and the shells that watch over it and share its process group. */
export function findPostmasterAndGuards(cluster: string): { postmaster: number; guards: number[] } {
  const postmaster = Number(readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n")[0]);
  const group = processGroupOf(postmaster);
  const guards = readdirSync("/proc").filter((name) => /^\d+$/.test(name)).map(Number)
    .filter((pid) => pid !== postmaster && processGroupOf(pid) === group);
  return { postmaster, guards };
}

function processGroupOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[2];
  } catch {
    return undefined;
  }
}

/** Address of the embedded database of a data directory whose cluster is `cluster`. */
export function embeddedAddress(dataDir: string, cluster = join(dataDir, "postgres")): string {
  const port = readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n")[3] ?? "";
  const password = readFileSync(join(dataDir, "postgres-password"), "utf8");
  return `postgres://ecogrid:${password}@127.0.0.1:${port}/ecogrid`;
}

export async function waitUntil(what: string, isSo: () => boolean): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!isSo()) {
    if (Date.now() > deadline) throw new Error(`Waited in vain until ${what}.`);
    await sleep(20);
  }
}

export const isRoot = process.getuid?.() === 0;
export const hasProc = existsSync("/proc/self/stat");
