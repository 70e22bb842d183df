import { randomUUID } from "node:crypto";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { closeBrowser, openBrowser, openPage, type Page } from "../e2e/drivers/browser.ts";
import { withFakeTime } from "../e2e/drivers/wall-screen.ts";
import { buildProgram } from "../support/built-program.ts";
import { runProgram, stopAllPrograms, whenReady } from "../support/running-program.ts";
import { type BenchTable, describeMachine, printTable } from "./bench-table.ts";
import { measureFirstLoad } from "./first-load.ts";
import { passWallDay, type PageWeight, type StepTime, type WallDay } from "./wall-day.ts";

/** An event every two seconds for a day; WALL_EVENTS passes a shorter time. */
const EVENTS = Number(process.env["WALL_EVENTS"] ?? "43200");
const DAY_MS = 86_400_000;
/** Without graphics hardware drawing takes most of the time: the same content in few pixels, a frame every ten seconds. */
const DAY_VIEW = { width: 480, height: 270 } as const;
const FRAME_MS = 10_000;
/** What the design promises. */
const TARGETS = { heapGrowth: 0.05, updateMs: 8, firstLoadKb: 700 } as const;
const READY_WITHIN_MS = 180_000;
const ROUTES = [["/wall", "[data-source]"], ["/map", "[data-testid=total]"], ["/analysis", "[data-testid=analysis-map-A]"], ["/data", "main"]] as const;

/** The built server with the demo city and a real browser on the same machine: what a day does to an open wall, and what it costs to open one. */
export async function run(): Promise<BenchTable[]> {
  const built = await buildProgram({ withPage: true });
  chmodSync(join(built.root, ".."), 0o711);
  await openBrowser();
  try {
    const program = runProgram({ root: built.root, env: { DEMO: "auto", DATA_DIR: join(built.root, "bench") } });
    const address = await whenReady(program, READY_WITHIN_MS);
    const tables = [await firstLoads(address), dayTable(await passDay(address))];
    program.pressCtrlC();
    await program.ended;
    return tables;
  } finally {
    await closeBrowser();
    await stopAllPrograms();
    built.remove();
  }
}

async function passDay(address: string): Promise<WallDay> {
  // It ends now, so that the server's answers, which are of now, are never older than the page's time.
  const startMs = Date.now() - DAY_MS - 2 * 3_600_000;
  const told = { nowMs: startMs };
  const prepare = async (page: Page): Promise<void> => {
    await withFakeTime(told)(page);
    await page.addInitScript(drawSeldom, FRAME_MS);
  };
  const watched = await openPage("/wall?reload=off", { ...DAY_VIEW, theme: "dark", prepare }, address);
  try {
    await watched.page.locator("[data-source]").first().waitFor();
    return await passWallDay(watched.page, EVENTS, (nowMs) => { told.nowMs = nowMs; }, startMs, (atMs) => report(address, atMs));
  } finally {
    await watched.close();
  }
}

/** Runs in the page: a screen that shows a frame now and then, as a weak machine's does. */
function drawSeldom(frameMs: number): void {
  window.requestAnimationFrame = (draw) => window.setTimeout(() => draw(performance.now()), frameMs);
  window.cancelAnimationFrame = (handle) => window.clearTimeout(handle);
}

async function report(address: string, atMs: number): Promise<void> {
  const reply = await fetch(`${address}/api/incidents`, {
    method: "POST", headers: { "content-type": "application/json", "idempotency-key": randomUUID() },
    body: JSON.stringify({ title: "bench", categoryCode: "NOISE.SOCIAL", position: { x: 112.49, y: 32.6, crs: "wgs84" }, reportedAt: new Date(atMs).toISOString() }),
  });
  await reply.arrayBuffer();
  if (reply.status !== 201) throw new Error(`a report was answered with ${reply.status}`);
}

function dayTable({ weights, withEvent, without }: WallDay): BenchTable {
  const [before, after] = [weights[0]!, weights.at(-1)!];
  const growth = after.heapBytes / before.heapBytes - 1;
  const weight = (what: string, of: (weight: PageWeight) => number, target = "") => [what, of(before).toLocaleString("en-US"), of(after).toLocaleString("en-US"), `${((of(after) / of(before) - 1) * 100).toFixed(1)} %`, target];
  const own = ({ ownMs }: StepTime): number => ownMs;
  const all = ({ allMs }: StepTime): number => allMs;
  const times = (what: string, steps: readonly StepTime[], of: (step: StepTime) => number) => [what, ...[0.5, 0.99, 1].map((share) => quantile(steps.map(of), share).toFixed(1)), ""];
  const table: BenchTable = {
    title: `an open wall through ${EVENTS.toLocaleString("en-US")} events, one every two seconds of its own time, ${DAY_VIEW.width} × ${DAY_VIEW.height}, a frame every ${FRAME_MS} ms; weights after garbage collection`,
    machine: describeMachine(), columns: ["", "before / p50", "after / p99", "growth / max", "target"],
    rows: [
      weight("heap, bytes", ({ heapBytes }) => heapBytes, `≤ ${TARGETS.heapGrowth * 100} %`),
      weight("of it objects and texts of the page, without compiled code", ({ objectBytes = NaN }) => objectBytes),
      weight("DOM nodes", ({ nodes }) => nodes), weight("listeners", ({ listeners }) => listeners),
      times("scripts, styles, layout: ms in two seconds with an event", withEvent, own), times("the same without one", without, own),
      times("all of the main thread, with drawing in software: ms in two seconds with an event", withEvent, all), times("the same without one", without, all),
    ],
  };
  printTable(table);
  if (growth > TARGETS.heapGrowth) console.log(`TARGET MISSED: the heap grew by ${(growth * 100).toFixed(1)} %.`);
  const updateMs = mean(withEvent.map(own)) - mean(without.map(own));
  const drawnMs = mean(withEvent.map(all)) - mean(without.map(all));
  console.log(`an update takes ${updateMs.toFixed(1)} ms of scripts, styles and layout beyond what the clock and the cycle take (mean; ${drawnMs.toFixed(1)} ms of the main thread with drawing)`);
  if (updateMs > TARGETS.updateMs) console.log(`TARGET MISSED: ${TARGETS.updateMs} ms were promised for an update.`);
  return table;
}

async function firstLoads(address: string): Promise<BenchTable> {
  const kb = (bytes: number) => (bytes / 1_000).toFixed(0);
  const rows: string[][] = [];
  for (const [path, isShown] of ROUTES) {
    // The first visit pays for compressing the files, once in the server's life.
    const { code, workers, fonts, data, requests } = await measureFirstLoad(address, path, isShown);
    rows.push([path, kb(code), kb(workers), kb(code + workers), kb(fonts), kb(data), String(requests), path === "/wall" ? `≤ ${TARGETS.firstLoadKb} without fonts and data` : ""]);
    if (path === "/wall" && code + workers > TARGETS.firstLoadKb * 1_000) console.log(`TARGET MISSED: /wall brings ${kb(code + workers)} kB of code.`);
  }
  const table: BenchTable = { title: "a first visit, kB as they come over the network", machine: describeMachine(), columns: ["", "page, scripts, styles", "workers", "code together", "fonts", "answers", "requests", "target"], rows };
  printTable(table);
  return table;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
