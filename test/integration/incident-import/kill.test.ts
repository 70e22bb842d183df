import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { build } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ImportReport } from "../../../server/contract/import.ts";
import { PROJECT_ROOT } from "../../../server/project-root.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "../../../server/store/embedded/start-embedded-postgres.ts";
import { openStore, type Store } from "../../../server/store/open-store.ts";
import { seededRandom } from "../../support/seeded-random.ts";
import { killIfAlive } from "../../support/kill-if-alive.ts";
import { publishEdition } from "./published-edition.ts";
import { newImportJob } from "./run-import.ts";

const ROWS = 30_000;
/** Every tenth row has no position, every hundredth repeats the number before it. */
const DISTINCT = ROWS - ROWS / 100;
const KILLS = 10;

let folder: string;
let program: string;
let file: string;
let postgres: EmbeddedPostgres;

const startPostgres = (): Promise<EmbeddedPostgres> =>
  startEmbeddedPostgres({ dataDir: join(folder, "data"), role: "server", address: "", durable: true, onProgress: () => undefined });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "ecogrid-kill-"));
  // As root, PostgreSQL runs under another account, which must pass.
  chmodSync(folder, 0o711);
  await build({
    configFile: false, root: PROJECT_ROOT, logLevel: "error", ssr: { noExternal: true },
    build: { ssr: join(PROJECT_ROOT, "test/integration/incident-import/import-child.ts"), target: "node20", outDir: join(folder, "program"), emptyOutDir: true },
  });
  program = join(folder, "program", "import-child.js");
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "ecogrid", type: "module" }));
  file = join(folder, "rows.csv");
  writeFileSync(file, ["external_id,occurred_at,category,title,x,y", ...Array.from({ length: ROWS }, (_, i) =>
    `N${i % 100 === 99 ? i - 1 : i},2024-05-01 08:00:00,noise,t${i},${i % 10 === 0 ? "" : `117.${i}`},34.5`)].join("\n"));
  postgres = await startPostgres();
});

afterAll(async () => {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});

test("killed ten times, the database server with it now and then, an import is finished by running it again", async () => {
  const random = seededRandom(20_261_121);
  await withStore(async (store) => {
    await publishEdition(store, "square", [{ level: "cell", depth: 1, cells: { type: "FeatureCollection", features: [{
      type: "Feature", properties: { code: "A" }, geometry: { type: "Polygon", coordinates: [[[117, 34], [118, 34], [118, 35], [117, 35], [117, 34]]] },
    }] } }]);
    await store.pool.query("insert into category (code, name_zh) values ('noise', '噪声')");
  });
  let cutShort = 0;

  for (let kill = 0; kill < KILLS; kill++) {
    const child = await startImport();
    const finished = await killAt(child, random.below(ROWS), random.below(200));
    if (!finished) cutShort++;
    if (kill % 4 === 3) await killPostgres();
    await expectNothingHalf();
  }
  const child = await startImport();
  const report = await reportOf(child);

  expect(cutShort).toBeGreaterThanOrEqual(KILLS / 2);
  expect(report).toMatchObject({ rowsRead: ROWS, rowsRejected: 0 });
  expect(report.rowsStored + report.rowsPresent).toBe(ROWS);
  const { stored, missing } = await expectNothingHalf();
  expect({ stored, missing }).toEqual({ stored: DISTINCT, missing: 0 });
}, 240_000);

type Child = ChildProcessByStdio<null, Readable, null>;

async function startImport(): Promise<Child> {
  let importId = 0;
  await withStore(async (store) => { importId = await newImportJob(store, "rows.csv"); });
  return spawn(process.execPath, [program, postgres.connectionString, file, String(importId)], { stdio: ["ignore", "pipe", "inherit"] });
}

/** Kills the child some milliseconds after it has read so many rows; whether it had finished by then. */
async function killAt(child: Child, rows: number, afterMs: number): Promise<boolean> {
  const exited = once(child, "exit");
  for await (const line of createInterface({ input: child.stdout })) if (!(Number(line) < rows)) break;
  await new Promise((resolve) => { setTimeout(resolve, afterMs); });
  child.kill("SIGKILL");
  const [code] = await exited as [number | null];
  return code !== null;
}

async function reportOf(child: Child): Promise<ImportReport> {
  let last = "";
  for await (const line of createInterface({ input: child.stdout })) last = line;
  return JSON.parse(last) as ImportReport;
}

async function killPostgres(): Promise<void> {
  const pid = Number(readFileSync(join(folder, "data", "postgres", "postmaster.pid"), "utf8").split("\n")[0]);
  killIfAlive(pid);
  await postgres.stop();
  postgres = await startPostgres();
}

/** Each event stands for exactly its rows, no row is without event, none is there twice. */
async function expectNothingHalf(): Promise<{ stored: number; missing: number }> {
  let facts = { stored: 0, told: 0, wrong: 0, repeated: 0, missing: 0 };
  await withStore(async (store) => {
    // One statement sees one moment, even while the server still finishes what the killed process had sent.
    const { rows } = await store.pool.query<typeof facts>(
      `with told as (
         select (payload->>'importId')::bigint as import_id, (payload->>'firstId')::bigint as first_id, (payload->>'lastId')::bigint as last_id,
                (payload->>'count')::bigint as count from event where type = 'incidents.imported')
       select (select count(*) from incident) as stored,
              (select coalesce(sum(count), 0)::bigint from told) as told,
              (select count(*) from told t where t.count <> (select count(*) from incident i where i.import_id = t.import_id and i.id between t.first_id and t.last_id)
                 or not exists (select from incident i where i.id = t.first_id) or not exists (select from incident i where i.id = t.last_id)) as wrong,
              (select count(*) - count(distinct external_id) from incident) as repeated,
              (select count(*) from generate_series(0, $1 - 1) n where n % 100 <> 99 and not exists (select from incident where source_system = '12345' and external_id = 'N' || n)) as missing`,
      [ROWS],
    );
    facts = rows[0] ?? facts;
  });
  expect(facts).toMatchObject({ told: facts.stored, wrong: 0, repeated: 0 });
  return facts;
}

async function withStore(work: (store: Store) => Promise<unknown>): Promise<void> {
  const store = await openStore({ dataDir: "", databaseUrl: postgres.connectionString });
  try {
    await work(store);
  } finally {
    await store.close();
  }
}
