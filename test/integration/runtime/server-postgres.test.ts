import { randomUUID } from "node:crypto";
import { chmodSync, existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import { connectPool } from "../../../server/store/connect-pool.ts";
import { openStore } from "../../../server/store/open-store.ts";
import { type BuiltProgram, buildProgram } from "../../support/built-program.ts";
import { databaseAddress, withAdministrator } from "../../support/database-address.ts";
import { startFakePostgres } from "../../support/fake-old-postgres.ts";
import { runProgram, stopAllPrograms, whenReady } from "../../support/running-program.ts";

let built: BuiltProgram;
beforeAll(async () => {
  built = await buildProgram();
  chmodSync(dirname(built.root), 0o711);
});
afterEach(stopAllPrograms);
afterAll(() => built.remove());

const serverUrl = inject("databaseServerUrl");

async function createDatabase(): Promise<string> {
  const name = `external_${randomUUID().replaceAll("-", "")}`;
  await withAdministrator(serverUrl, (client) => client.query(`create database ${name}`));
  return databaseAddress(serverUrl, name);
}

test("with DATABASE_URL the program uses that server, and starts no database of its own", async () => {
  const databaseUrl = await createDatabase();
  const program = runProgram({ root: built.root, env: { DATABASE_URL: databaseUrl, DATA_DIR: "unused" } });
  const address = await whenReady(program);

  const readiness = await fetch(`${address}/readyz`);
  program.pressCtrlC();

  expect(readiness.status).toBe(200);
  expect(await program.ended).toBe(0);
  expect(existsSync(join(built.root, "unused"))).toBe(false);
  const pool = await connectPool(databaseUrl);
  expect((await pool.query("select count(*) as n from incident")).rows).toEqual([{ n: 0 }]);
  await pool.end();
});

test("two programs that start at once on one empty database make its schema once", async () => {
  const databaseUrl = await createDatabase();

  const stores = await Promise.all([1, 2, 3].map(() => openStore({ dataDir: "", databaseUrl })));

  const { rows } = await stores[0]!.pool.query("select count(*) as n from kysely_migration group by name having count(*) > 1");
  await Promise.all(stores.map((store) => store.close()));
  expect(rows).toEqual([]);
});

test("a database written by a newer EcoGrid is refused", async () => {
  const databaseUrl = await createDatabase();
  const store = await openStore({ dataDir: "", databaseUrl });
  await store.pool.query("insert into kysely_migration (name, timestamp) values ('9999-from-the-future', '2999-01-01')");
  await store.close();

  await expect(openStore({ dataDir: "", databaseUrl })).rejects.toThrow("written by a newer EcoGrid");
});

test("a PostgreSQL that is too old is refused with both versions named", async () => {
  const old = await startFakePostgres("140011");

  await expect(connectPool(old.address)).rejects.toThrow(/is version 14; EcoGrid needs 15 or newer/);
  old.stop();
});

test.each([
  ["nothing listens", () => "postgres://u:hidden@127.0.0.1:1/d", /^Nothing answers at 127\.0\.0\.1:1\/d\. Is PostgreSQL running there/],
  ["the host is unknown", () => "postgres://u:hidden@no-such-host.invalid/d", /^The host of the PostgreSQL at no-such-host\.invalid:5432\/d is not known/],
  ["the password is wrong", () => serverUrl.replace(/:[^:@]*@/, ":hidden@"), /does not accept this user and password/],
  ["there is no such database", () => databaseAddress(serverUrl, "missing"), /has no such database\. Create it/],
])("when %s, a sentence says so and keeps the password", async (_case, address, sentence) => {
  const refusal = await connectPool(address()).catch((error: Error) => error.message);

  expect(refusal).toMatch(sentence);
  expect(refusal).not.toContain("hidden");
});

test("the program ends with that sentence and a failing exit code, without a stack", async () => {
  const program = runProgram({ root: built.root, env: { DATABASE_URL: "postgres://u:hidden@127.0.0.1:1/d" } });

  expect(await program.ended).toBe(1);
  expect(program.output()).toContain("Nothing answers at 127.0.0.1:1/d.");
  expect(program.output()).not.toMatch(/\n\s+at /);
});
