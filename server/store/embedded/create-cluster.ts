import { spawn } from "node:child_process";
import { chownSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { StoreError } from "../store-error.ts";
import type { DatabaseUser } from "./database-user.ts";

/** Name of the superuser and of the database in an embedded cluster. */
export const CLUSTER_OWNER = "ecogrid";

/**
 * Makes a new cluster with an empty database in it. It is made under another name and renamed when
 * complete, so that a start killed halfway leaves nothing that looks like a database.
 *
 * Text is UTF-8 and sorts by code point with PostgreSQL's own rules, so that an upgrade of the
 * machine's locale data cannot disturb an index.
 *
 * @throws {StoreError} with what initdb said.
 */
export async function createCluster(binDir: string, cluster: string, user: DatabaseUser, password: string, durable: boolean): Promise<void> {
  const parent = dirname(cluster);
  const prefix = `${basename(cluster)}.draft-`;
  for (const name of readdirSync(parent)) {
    if (name.startsWith(prefix)) rmSync(join(parent, name), { recursive: true, force: true });
  }
  const draft = join(parent, `${prefix}${process.pid}`);
  mkdirSync(draft, { mode: 0o700 });
  if (user.ids) chownSync(draft, user.ids.uid, user.ids.gid);
  await run(join(binDir, "initdb"), user, "", [
    "-D", draft, "-U", CLUSTER_OWNER, "--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8",
    "--auth=trust", "--no-instructions", ...(durable ? [] : ["--no-sync"]),
  ]);
  await setClusterPassword(binDir, draft, user, password, [`create database ${CLUSTER_OWNER};`]);
  renameSync(draft, cluster);
}

/**
 * Sets the owner's password in a cluster that is not running, by PostgreSQL's single-user mode. The
 * statement goes through a pipe: nobody can read it from the list of processes or from a file.
 */
export async function setClusterPassword(
  binDir: string, cluster: string, user: DatabaseUser, password: string, moreStatements: readonly string[] = [],
): Promise<void> {
  const statements = [`alter role ${CLUSTER_OWNER} password '${password}';`, ...moreStatements];
  await run(join(binDir, "postgres"), user, `${statements.join("\n")}\n`, [
    "--single", "-D", cluster, "-c", "exit_on_error=on", "-c", "log_min_messages=error", "-c", "log_min_error_statement=panic",
    "-c", "password_encryption=scram-sha-256", "postgres",
  ]);
}

function run(program: string, user: DatabaseUser, input: string, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    // Detached: Ctrl-C must not break it off in the middle, it ends by itself in a second.
    const child = spawn(program, args, { ...user.ids, cwd: "/", detached: true, stdio: ["pipe", "ignore", "pipe"], env: { ...process.env, LC_ALL: "C", TZ: "UTC" } });
    let complaint = "";
    child.stderr.on("data", (chunk: Buffer) => { complaint += chunk.toString(); });
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve();
      else reject(new StoreError(`The database could not be made (${basename(program)} ended with ${code}): ${complaint.trim()}`));
    });
    child.stdin.on("error", () => undefined);
    child.stdin.end(input);
  });
}
