import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { type BuiltProgram, buildProgram } from "../../support/built-program.ts";
import {
  embeddedAddress, findPostmasterAndGuards, hasProc, postgresProcessesOf, type RunningProgram, runProgram, stopAllPrograms, waitUntil, whenReady,
} from "../../support/running-program.ts";
import { makeDataDirQuickly } from "../../support/throwaway-postgres.ts";
import { killIfAlive } from "../../support/kill-if-alive.ts";

let built: BuiltProgram;
beforeAll(async () => {
  built = await buildProgram();
  chmodSync(join(built.root, ".."), 0o711);
  await makeDataDirQuickly(join(built.root, "made once"));
});
afterEach(stopAllPrograms);
afterAll(() => built.remove());

const start = (dataDir: string, env: Record<string, string> = {}): RunningProgram => runProgram({ root: built.root, env: { DATA_DIR: dataDir, ...env } });

/** A data directory with an empty database that was stopped in order; a copy, which is quicker than making one. */
function dataDirFor(name: string): string {
  spawnSync("cp", ["-a", join(built.root, "made once"), join(built.root, name)]);
  return join(built.root, name);
}

async function query(dataDir: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: embeddedAddress(dataDir) });
  client.on("error", () => undefined);
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(text);
  await client.end();
  return rows;
}

const storeLevel = "insert into cell_level (code, depth, name_zh, name_en) values ('city', 1, '市', 'City')";
const readLevels = "select code from cell_level";

test("starts below a path with spaces and Chinese characters, in another working directory, and answers", async () => {
  const program = start("数据 目录");
  const address = await whenReady(program);

  const health = await (await fetch(`${address}/healthz`)).json();
  const readiness = await fetch(`${address}/readyz`);
  const metrics = await (await fetch(`${address}/metrics`)).text();

  expect(health).toMatchObject({ status: "ok", service: "ecogrid", pid: program.pid });
  expect([readiness.status, await readiness.json()]).toEqual([200, { status: "ready" }]);
  expect(metrics).toContain('http_request_duration_seconds_count{method="GET",route="/readyz",status="200"} 1');
  expect(existsSync(join(built.root, "数据 目录", "postgres", "PG_VERSION"))).toBe(true);
});

test.skipIf(!hasProc)("Ctrl-C stops everything once, the database included, with exit code 0", async () => {
  const dataDir = dataDirFor("ctrl-c");
  const program = start(dataDir);
  await whenReady(program);

  program.pressCtrlC();
  program.pressCtrlC(); // npm passes the same Ctrl-C on a second time
  const code = await program.ended;

  expect(code).toBe(0);
  expect(program.output().match(/Stopped\./g)).toHaveLength(1);
  expect(postgresProcessesOf(join(dataDir, "postgres"))).toEqual([]);
  expect(existsSync(join(dataDir, "ecogrid.lock"))).toBe(false);
  expect(existsSync(join(dataDir, "postgres", "postmaster.pid"))).toBe(false);
});

test("a second copy on the same port is refused with the process and the address", async () => {
  const first = start(dataDirFor("same-port"));
  const address = await whenReady(first);

  const second = start(join(built.root, "untouched"), { PORT: new URL(address).port });

  expect(await second.ended).toBe(1);
  expect(second.output()).toContain(`EcoGrid is already running at ${address} (process ${first.pid})`);
  expect(existsSync(join(built.root, "untouched"))).toBe(false);
});

test("a second copy on the same data directory is refused and the first goes on", async () => {
  const dataDir = dataDirFor("same-data");
  const first = start(dataDir);
  const address = await whenReady(first);

  const second = start(dataDir);

  expect(await second.ended).toBe(1);
  expect(second.output()).toContain(`already running on the data directory ${dataDir}: process ${first.pid} at ${address}`);
  expect((await fetch(`${address}/readyz`)).status).toBe(200);
});

test("after kill -9 the next start needs no help and finds what was stored", async () => {
  const dataDir = dataDirFor("killed");
  const first = start(dataDir);
  await whenReady(first);
  await query(dataDir, storeLevel);

  first.kill("SIGKILL");
  await first.ended;
  const second = start(dataDir);
  await whenReady(second);

  expect(await query(dataDir, readLevels)).toEqual([{ code: "city" }]);
});

test.skipIf(!hasProc)("after kill -9 of EcoGrid the database shuts itself down", async () => {
  const dataDir = dataDirFor("guarded");
  const program = start(dataDir);
  await whenReady(program);

  program.kill("SIGKILL");

  await waitUntil("PostgreSQL has ended", () => postgresProcessesOf(join(dataDir, "postgres")).length === 0);
});

test.skipIf(!hasProc)("a database left running by a killed EcoGrid and its guard is taken over", async () => {
  const dataDir = dataDirFor("orphan");
  const first = start(dataDir);
  await whenReady(first);
  await query(dataDir, storeLevel);
  const { postmaster, guards } = findPostmasterAndGuards(join(dataDir, "postgres"));
  for (const guard of guards) killIfAlive(guard);
  first.kill("SIGKILL");
  await first.ended;

  const second = start(dataDir);
  await whenReady(second);

  expect(second.output()).toContain(`stopping the database that an earlier EcoGrid left running (process ${postmaster})`);
  expect(await query(dataDir, readLevels)).toEqual([{ code: "city" }]);
});

test.skipIf(!hasProc)("when everything is killed at once, PostgreSQL too, the next start replays the log", async () => {
  const dataDir = dataDirFor("all-killed");
  const first = start(dataDir);
  await whenReady(first);
  await query(dataDir, storeLevel);
  const { postmaster, guards } = findPostmasterAndGuards(join(dataDir, "postgres"));
  for (const pid of [...guards, postmaster, first.pid]) killIfAlive(pid);
  await first.ended;

  await whenReady(start(dataDir));

  expect(await query(dataDir, readLevels)).toEqual([{ code: "city" }]);
});

test("a power cut, with process ids that now belong to other programs, does not prevent the next start", async () => {
  const dataDir = dataDirFor("reused-ids");
  writeFileSync(join(dataDir, "ecogrid.lock"), JSON.stringify({ pid: process.pid, identity: "another boot/1", role: "server", address: "" }));
  writeFileSync(join(dataDir, "postgres", "postmaster.pid"), `${process.pid}\n${join(dataDir, "postgres")}\n1700000000\n5432\n\n127.0.0.1\n0 0\nready   \n`);

  const program = start(dataDir);

  await expect(whenReady(program)).resolves.toMatch(/^http:/);
});

test("a lost password file is made anew", async () => {
  const dataDir = dataDirFor("lost-password");
  const first = start(dataDir);
  await whenReady(first);
  await query(dataDir, storeLevel);
  first.pressCtrlC();
  await first.ended;
  rmSync(join(dataDir, "postgres-password"));

  await whenReady(start(dataDir));

  expect(await query(dataDir, readLevels)).toEqual([{ code: "city" }]);
});

test("every wrong setting is told at once", async () => {
  const program = start(join(built.root, "never"), { PORT: "eighty", DEMO: "yes", TIME_ZONE: "Mars/Olympus", DATABASE_URL: "mysql://u:secret@h/d" });

  expect(await program.ended).toBe(1);
  expect(program.output()).toMatch(/PORT must be.*\n.*DATABASE_URL must be.*\n.*DEMO must be.*\n.*TIME_ZONE must be/);
  expect(program.output()).not.toContain("secret");
});

const report = (address: string) => fetch(`${address}/api/incidents`, {
  method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ categoryCode: "noise", position: null }),
});

test.skipIf(!hasProc)("the database killed under a running server is back within seconds, and reports are taken again", async () => {
  const dataDir = dataDirFor("database killed");
  const program = start(dataDir);
  const address = await whenReady(program);
  await query(dataDir, "insert into category (code, name_zh) values ('noise', '噪声')");
  const before = await report(address);
  const { postmaster } = findPostmasterAndGuards(join(dataDir, "postgres"));

  killIfAlive(postmaster);
  const unready = await vi.waitFor(async () => {
    const answer = await fetch(`${address}/readyz`);
    expect(answer.status).toBe(503);
    return answer.json();
  }, { timeout: 10_000, interval: 5 });
  await vi.waitFor(async () => expect((await report(address)).status).toBe(201), { timeout: 30_000, interval: 100 });

  expect(before.status).toBe(201);
  expect(unready).toMatchObject({ status: "not_ready", reason: expect.stringContaining("database") as string });
  expect((await fetch(`${address}/readyz`)).status).toBe(200);
  expect(await query(dataDir, "select count(*)::int as n from incident")).toEqual([{ n: 2 }]);
  expect(findPostmasterAndGuards(join(dataDir, "postgres")).postmaster).not.toBe(postmaster);
  program.pressCtrlC();
  expect(await program.ended).toBe(0);
});

test.skipIf(!hasProc)("a database that cannot be brought back ends the server with a sentence and code 1", async () => {
  const dataDir = dataDirFor("database beyond help");
  const program = start(dataDir);
  await whenReady(program);
  const { postmaster } = findPostmasterAndGuards(join(dataDir, "postgres"));

  rmSync(join(dataDir, "postgres", "global", "pg_control"));
  killIfAlive(postmaster);

  expect(await program.ended).toBe(1);
  expect(program.output()).toContain("The database ended unexpectedly and could not be started again");
  expect(program.output()).toContain("pg_control");
});
