import { chmodSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type BuiltProgram, buildProgram } from "../../support/built-program.ts";
import {
  embeddedAddress, findPostmasterAndGuards, hasProc, type RunningProgram, runProgram, stopAllPrograms, whenReady,
} from "../../support/running-program.ts";
import { seededRandom } from "../../support/seeded-random.ts";
import { makeDataDirQuickly } from "../../support/throwaway-postgres.ts";
import { killIfAlive } from "../../support/kill-if-alive.ts";

const KILLS = 5;
const CLIENTS = 4;
const ROWS = 30_000;
const random = seededRandom(9);

let built: BuiltProgram;
let dataDir: string;
beforeAll(async () => {
  built = await buildProgram();
  chmodSync(dirname(built.root), 0o711);
  dataDir = join(built.root, "killed data");
  await makeDataDirQuickly(dataDir);
  const program = startServer();
  await whenReady(program);
  await query("insert into category (code, name_zh) values ('noise', '噪声')");
  program.pressCtrlC();
  await program.ended;
});
afterEach(stopAllPrograms);
afterAll(() => built.remove());

const startServer = (): RunningProgram => runProgram({ root: built.root, env: { DATA_DIR: dataDir } });

async function query(text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: embeddedAddress(dataDir) });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

/** kill -9 of EcoGrid; every other time PostgreSQL goes with it, as when the machine runs out of memory. */
async function killAll(program: RunningProgram, withPostgres: boolean): Promise<void> {
  const { postmaster, guards } = findPostmasterAndGuards(join(dataDir, "postgres"));
  program.kill("SIGKILL");
  if (withPostgres) for (const pid of [...guards, postmaster]) killIfAlive(pid);
  await program.ended;
}

/** Reports one incident after the other until the server is gone; the numbers of those that it acknowledged. */
async function reportUntilGone(address: string, name: string): Promise<string[]> {
  const acknowledged: string[] = [];
  for (let n = 0; ; n++) {
    const externalId = `${name}-${n}`;
    try {
      const response = await fetch(`${address}/api/incidents`, {
        method: "POST",
        headers: { "content-type": "application/json", "idempotency-key": externalId },
        body: JSON.stringify({ sourceSystem: "12369", externalId, categoryCode: "noise", position: { x: 117.3, y: 34.8, crs: "wgs84" } }),
      });
      if (response.status !== 201) throw new Error(`unexpected answer ${response.status}: ${await response.text()}`);
      acknowledged.push(externalId);
    } catch (error) {
      if (error instanceof TypeError) return acknowledged; // fetch's way to say that the connection broke
      throw error;
    }
  }
}

test.skipIf(!hasProc)(`${KILLS} kills during single reports: nothing acknowledged is lost, nothing is stored by half`, async () => {
  const acknowledged: string[] = [];
  for (let round = 0; round < KILLS; round++) {
    const server = startServer();
    const address = await whenReady(server);
    const clients = Array.from({ length: CLIENTS }, (_, client) => reportUntilGone(address, `r${round}c${client}`));
    await sleep(150 + random.unit() * 500);
    await killAll(server, round % 2 === 1);
    acknowledged.push(...(await Promise.all(clients)).flat());
  }
  const server = startServer();
  await whenReady(server);

  const stored = (await query("select external_id as id from incident where source_system = '12369'")).map(({ id }) => id);
  const [halves] = await query(`select
    (select count(*)::int from incident where not exists (select from event where incident_id = incident.id and type = 'incident.reported')) as without_event,
    (select count(*)::int from event where type = 'incident.reported' and not exists (select from incident where id = event.incident_id)) as without_incident`);

  expect(acknowledged.length).toBeGreaterThan(KILLS * CLIENTS);
  expect(acknowledged.filter((id) => !stored.includes(id))).toEqual([]);
  expect(new Set(stored).size).toBe(stored.length);
  expect(halves).toEqual({ without_event: 0, without_incident: 0 });
});

test.skipIf(!hasProc)(`${KILLS} kills during an import: the same command goes on, and every row is stored once`, async () => {
  const file = join(built.root, "complaints.csv");
  const rows = Array.from({ length: ROWS }, (_, i) => `K${i},2024-03-01 08:00,noise,${117 + (i % 1000) / 1000},34.8`);
  writeFileSync(file, `external_id,reported_at,category,x,y\n${rows.join("\n")}\n`);
  const args = ["import", "incidents", file, "--source-system", "12345", "--crs", "wgs84", "--timezone", "Asia/Shanghai", "--findings", `${file}.findings.csv`];
  const startImport = (): RunningProgram => runProgram({ root: built.root, env: { DATA_DIR: dataDir }, args });
  for (let round = 0; round < KILLS; round++) {
    const importing = startImport();
    await Promise.race([sleep(700 + random.unit() * 1_200), importing.ended]);
    importing.kill("SIGKILL");
    await importing.ended;
  }
  const last = startImport();

  expect(await last.ended, last.output()).toBe(0);
  const server = startServer();
  await whenReady(server);
  expect(await query("select count(*)::int as rows, count(distinct external_id)::int as ids from incident where source_system = '12345'"))
    .toEqual([{ rows: ROWS, ids: ROWS }]);
  rmSync(file);
});
