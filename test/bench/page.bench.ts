import { chmodSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { closeBrowser, openBrowser } from "../e2e/drivers/browser.ts";
import { buildProgram } from "../support/built-program.ts";
import { runProgram, stopAllPrograms, whenReady } from "../support/running-program.ts";
import { type BenchTable, describeMachine, printTable } from "./bench-table.ts";
import { bundleSize } from "./bundle-sizes.ts";
import { makePageCity } from "./page-city.ts";
import { changesOf, measureChanges, measureDrag } from "./page-changes.ts";
import { type Opening, PageVisit } from "./page-visit.ts";

const SIZES = (process.env["PAGE_ROWS"] ?? "100000,1000000").split(",").map(Number);
const OPENINGS = 5;
/** What the design promises. */
const TARGETS = { usable: 3_000, inWorker: 20, tiles: 100 } as const;
const READY_WITHIN_MS = 180_000;

type Row = readonly [what: string, values: readonly number[], target?: number];

/** The built server with stored incidents and a real browser on the same machine, drawing in software: /analysis from its address to its figures. */
export async function run(): Promise<BenchTable[]> {
  const built = await buildProgram({ withPage: true });
  chmodSync(join(built.root, ".."), 0o711);
  await openBrowser();
  const tables: BenchTable[] = [];
  try {
    for (const rows of SIZES) tables.push(await measureSize(built.root, rows));
    return tables;
  } finally {
    await closeBrowser();
    await stopAllPrograms();
    built.remove();
  }
}

async function measureSize(root: string, rows: number): Promise<BenchTable> {
  const city = await makePageCity(rows);
  try {
    const program = runProgram({ root, env: { DATABASE_URL: city.databaseUrl, DATA_DIR: join(root, "bench") } });
    const address = await whenReady(program, READY_WITHIN_MS);
    await whenColumnsAreReady(address);
    // The first visit pays for compressing the files, once in the server's life.
    await (await PageVisit.open(address, "/analysis?time=all")).close();
    const before = loadavg()[0] ?? NaN;
    const figures = [...await measureOpenings(address), ...await measureFilters(address)];
    const load = `load average ${before.toFixed(1)} before, ${(loadavg()[0] ?? NaN).toFixed(1)} after`;
    const table: BenchTable = {
      title: `/analysis in Chromium on loopback, ${rows.toLocaleString("en-US")} incidents; milliseconds; ${load}`,
      machine: describeMachine(), columns: ["", "min", "median", "max", "n", "target"],
      rows: figures.map(([what, values, target]) => [what, ...spread(values), target === undefined ? "" : `≤ ${target}`]),
    };
    printTable(table);
    for (const [what, values, target] of figures) if (target !== undefined && medianOf(values) > target) console.log(`TARGET MISSED: ${what}: ${medianOf(values).toFixed(0)} ms; ${target} ms were promised.`);
    if (rows === SIZES[0]) printTable(await measureBundles(address, join(root, "dist", "web")));
    program.pressCtrlC();
    await program.ended;
    return table;
  } finally {
    await city.remove();
  }
}

async function measureOpenings(address: string): Promise<Row[]> {
  const openings: Opening[] = [];
  for (let at = 0; at < OPENINGS; at++) {
    const visit = await PageVisit.open(address, "/analysis?time=all");
    openings.push(await visit.opening());
    await visit.close();
  }
  const of = (part: keyof Opening) => openings.map((opening) => opening[part]);
  return [
    ["open: worker of incidents started", of("workerStarted")], ["open: columns downloaded, duration", of("download")], ["open: columns decoded, duration", of("decode")],
    ["open: columns at hand", of("loaded")], ["open: first counts from the worker", of("counted")], ["open: first counts on the screen", of("usable"), TARGETS.usable],
    ["open: map drawn", of("atRest")],
  ];
}

async function measureFilters(address: string): Promise<Row[]> {
  const visit = await PageVisit.open(address, "/analysis?time=2024-03-01..2024-08-31&show=points&unit=cells-3");
  const rows: Row[] = [];
  const all: { tiles: number[]; atRest: number[]; tileCount: number[] } = { tiles: [], atRest: [], tileCount: [] };
  for (const { name, acts } of changesOf(await extentOf(address))) {
    const changes = await measureChanges(visit, acts);
    rows.push([`${name}: counts in the worker`, changes.map(({ inWorker }) => inWorker), TARGETS.inWorker], [`${name}: counts on the screen`, changes.map(({ onScreen }) => onScreen)]);
    for (const key of ["tiles", "atRest", "tileCount"] as const) all[key].push(...changes.map((change) => change[key]));
  }
  const drag = await measureDrag(visit);
  await visit.close();
  return [
    ...rows,
    [`points: all ${medianOf(all.tileCount)} visible tiles answered by the worker`, all.tiles, TARGETS.tiles], ["points: filter changed to map drawn", all.atRest],
    [`drag of the timeline over ${(drag.lastedMs / 1000).toFixed(1)} s: main thread blocked longest (50: no longer)`, [drag.longestBlockMs]],
    [`drag of the timeline: from one set of counts on the screen to the next, ${drag.gapsMs.length + 1} sets`, drag.gapsMs],
  ];
}

async function measureBundles(address: string, webDir: string): Promise<BenchTable> {
  const rows: string[][] = [];
  const kb = (bytes: number) => (bytes / 1000).toFixed(0);
  const add = (name: string, paths: readonly string[]) => {
    const { files, rawBytes, gzipBytes } = bundleSize(webDir, paths);
    rows.push([name, String(files), kb(rawBytes), kb(gzipBytes)]);
  };
  for (const route of ["/map", "/analysis"]) {
    const visit = await PageVisit.open(address, route === "/analysis" ? "/analysis?time=all" : route);
    const assets = await visit.settledAssets();
    add(`${route} without workers`, assets.filter((path) => !/worker/.test(path)));
    if (route === "/analysis") for (const worker of assets.filter((path) => /worker/.test(path))) add(/incidents/.test(worker) ? "worker of incidents" : "worker of the map library", [worker]);
    await visit.close();
  }
  const table: BenchTable = { title: "scripts and styles that a route fetches, kB", machine: describeMachine(), columns: ["", "files", "raw", "gzip"], rows };
  printTable(table);
  return table;
}

/** Ready to serve is not yet ready to answer with columns: they are read meanwhile. */
async function whenColumnsAreReady(address: string): Promise<void> {
  const answer = await fetch(`${address}/api/incidents/columns`);
  if (!answer.ok) throw new Error(`the columns were answered with ${answer.status}: ${await answer.text()}`);
  await answer.arrayBuffer();
}

async function extentOf(address: string): Promise<readonly [number, number, number, number]> {
  const { bbox } = (await (await fetch(`${address}/api/deployment`)).json()) as { bbox: [number, number, number, number] | null };
  if (bbox === null) throw new Error("the deployment has no extent");
  return bbox;
}

function spread(values: readonly number[]): string[] {
  const sorted = values.toSorted((a, b) => a - b);
  return [...[sorted[0] ?? NaN, medianOf(values), sorted.at(-1) ?? NaN].map((ms) => ms.toFixed(ms < 100 ? 1 : 0)), String(values.length)];
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
}
