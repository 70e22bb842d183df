import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { processIdentity } from "./process-identity.ts";

/** Who holds a lock, in words fit for "… is running". */
export interface LockHolder {
  pid: number;
  identity: string;
  /** "server" keeps running and may be shared; "import" ends by itself. */
  role: "server" | "import";
  /** Where it answers, such as http://127.0.0.1:8080; empty when it does not listen. */
  address: string;
}

export type LockAttempt =
  | { kind: "acquired"; release: () => void }
  | { kind: "held"; holder: LockHolder };

/**
 * Takes the lock file at `path` for this process, or tells who holds it.
 *
 * A file left by a process that was killed is recognised (its id is gone, or now belongs to a
 * process that started at another moment) and replaced.
 */
export function acquireInstanceLock(path: string, role: LockHolder["role"], address: string): LockAttempt {
  const own: LockHolder = { pid: process.pid, identity: processIdentity(process.pid) ?? "", role, address };
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(own), { mode: 0o644 });
  try {
    for (;;) {
      if (linked(draft, path)) return { kind: "acquired", release: () => release(path, own) };
      const text = readOrUndefined(path);
      const holder = text === undefined ? undefined : parseHolder(text);
      if (holder && processIdentity(holder.pid) === holder.identity) return { kind: "held", holder };
      if (text !== undefined) removeStale(path, text);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** A hard link appears whole or not at all, which a plain exclusive write does not promise. */
function linked(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return false;
    if (code !== "EPERM" && code !== "ENOTSUP" && code !== "ENOSYS") throw error;
    return writtenExclusively(draft, path);
  }
}

/** For file systems without hard links. */
function writtenExclusively(draft: string, path: string): boolean {
  try {
    writeFileSync(path, readFileSync(draft), { flag: "wx", mode: 0o644 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/**
 * Moves the stale file aside before deleting it: two starters may judge the same file stale, and
 * the slower one must not delete the lock that the faster one has just taken.
 */
function removeStale(path: string, staleText: string): void {
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  if (readOrUndefined(aside) !== staleText) linked(aside, path);
  rmSync(aside, { force: true });
}

function release(path: string, own: LockHolder): void {
  const holder = parseHolder(readOrUndefined(path) ?? "");
  if (holder?.pid === own.pid && holder.identity === own.identity) rmSync(path, { force: true });
}

function readOrUndefined(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** A file cut short by a full disk counts as stale, so anything unreadable is simply no holder. */
function parseHolder(text: string): LockHolder | undefined {
  try {
    const value = JSON.parse(text) as Partial<LockHolder>;
    if (typeof value.pid !== "number" || typeof value.identity !== "string") return undefined;
    const role = value.role === "import" ? "import" : "server";
    return { pid: value.pid, identity: value.identity, role, address: String(value.address ?? "") };
  } catch {
    return undefined;
  }
}
