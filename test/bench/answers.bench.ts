import { chmodSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import pg from "pg";
import type { Deployment } from "../../server/contract/deployment.ts";
import { buildProgram } from "../support/built-program.ts";
import { embeddedAddress, runProgram, stopAllPrograms, whenReady } from "../support/running-program.ts";
import { seededRandom } from "../support/seeded-random.ts";
import { type BenchTable, describeMachine, printTable } from "./bench-table.ts";

const INCIDENTS = 1_000_000;
const QUESTIONS = 300;
const PATIENCE_MS = 600_000;

/** What a server with a million incidents takes to start, and to answer summaries, lists, tiles and columns under filters never asked before. */
export async function run(): Promise<BenchTable> {
  const built = await buildProgram();
  chmodSync(join(built.root, ".."), 0o711);
  try {
    const env = { DATA_DIR: join(built.root, "bench"), DEMO: "auto" };
    const first = runProgram({ root: built.root, env });
    await whenReady(first, PATIENCE_MS);
    await multiply(embeddedAddress(env.DATA_DIR));
    first.pressCtrlC();
    await first.ended;
    const program = runProgram({ root: built.root, env });
    const address = await whenReady(program, PATIENCE_MS);
    const deployment = await (await fetch(`${address}/api/deployment`)).json() as Deployment;
    const filters = makeFilters(deployment);
    const [west, south, east, north] = deployment.bbox ?? [0, 0, 0, 0];
    const tile = tileAt((west + east) / 2, (south + north) / 2, 10);
    const rows: string[][] = [];
    for (const [name, path] of [
      ["summary, a new filter each time", (query: string) => `/api/summary?depth=4&period=day&${query}`],
      ["summary, filters asked before", () => `/api/summary?depth=4&period=day&${filters[0]}`],
      ["list of 50, a new filter each time", (query: string) => `/api/incidents?limit=50&result=clear,gap,unassigned,ambiguous&${query}`],
      ["tile of zoom 10, a new filter each time", (query: string) => `/tiles/incidents/${tile}.mvt?kind=complaint,inquiry,suggestion&${query}`],
    ] as const) rows.push([name, ...spread(await ask(address, filters.map(path)))]);
    const columns = [await fetchWhole(`${address}/api/incidents/columns`), await fetchWhole(`${address}/api/incidents/columns`)];
    const zipStart = performance.now();
    const zipped = gzipSync(columns[0]!.bytes, { level: 1 }).byteLength;
    rows.push([`columns, ${megabytes(columns[0]!.bytes.byteLength)} MB: first, again`, ...columns.map(({ tookMs }) => tookMs.toFixed(0)), "", ""]);
    rows.push([`the same by gzip -1: MB, ms of processor time`, megabytes(zipped), (performance.now() - zipStart).toFixed(0), "", ""]);
    const table = { title: `a server with ${deployment.incidentCount} incidents, one request at a time; milliseconds`, machine: describeMachine(), columns: ["", "min", "median", "p99", "max"], rows };
    printTable(table);
    console.log(program.output().split("\n").filter((line) => line.includes("incidents:")).at(-1));
    program.pressCtrlC();
    await program.ended;
    return table;
  } finally {
    await stopAllPrograms();
    built.remove();
  }
}

/** Copies of the demo city's incidents, moved in time and place. */
async function multiply(database: string): Promise<void> {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  const columns = "channel, kind, status, category_code, subject_type, title, occurred_at, raw_x, raw_y, raw_crs, edition_id, cell_code, jurisdiction_code, cell_method, near_boundary, assignment_result, basis_id, department_code, post_code, person_code";
  await client.query("set session_replication_role = replica");
  await client.query(`
    insert into incident (source_system, external_id, reported_at, lng, lat, ${columns})
    select source_system, 'copy-' || n || '-' || id, reported_at - n * interval '37 hours 11 minutes', lng + n * 0.00001, lat + n * 0.00001, ${columns}
    from incident cross join generate_series(1, 40) n limit ${INCIDENTS} - (select count(*) from incident)`);
  await client.query("vacuum analyze incident");
  await client.end();
}

/** As an analyst narrows down: a period, some categories, a county, hours. */
function makeFilters({ categories, firstReportedAt, lastReportedAt }: Deployment): string[] {
  const { unit, pick, chance } = seededRandom(90);
  const [first, last] = [Date.parse(firstReportedAt ?? ""), Date.parse(lastReportedAt ?? "")];
  return Array.from({ length: QUESTIONS }, () => {
    const query = new URLSearchParams();
    const [one, other] = [first + unit() * (last - first), first + unit() * (last - first)].sort((a, b) => a - b) as [number, number];
    if (chance(0.7)) query.set("from", new Date(one).toISOString());
    if (chance(0.7)) query.set("to", new Date(other).toISOString());
    if (chance(0.5)) query.set("category", [...new Set([pick(categories).code, pick(categories).code])].join(","));
    if (chance(0.3)) query.set("hour", "20,21,22,23");
    return query.toString();
  });
}

async function ask(address: string, paths: readonly string[]): Promise<number[]> {
  const latenciesMs: number[] = [];
  for (const path of paths) {
    const start = performance.now();
    const answer = await fetch(address + path);
    await answer.arrayBuffer();
    latenciesMs.push(performance.now() - start);
    if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}`);
  }
  return latenciesMs;
}

async function fetchWhole(url: string): Promise<{ bytes: Uint8Array; tookMs: number }> {
  const start = performance.now();
  const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
  return { bytes, tookMs: performance.now() - start };
}

function tileAt(lng: number, lat: number, zoom: number): string {
  const row = Math.floor((0.5 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / (2 * Math.PI)) * 2 ** zoom);
  return `${zoom}/${Math.floor(((lng + 180) / 360) * 2 ** zoom)}/${row}`;
}

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);

function spread(values: readonly number[]): string[] {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN).toFixed(1);
  return [at(0), at(0.5), at(0.99), at(1)];
}
