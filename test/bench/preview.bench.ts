import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import type { Deployment } from "../../server/contract/deployment.ts";
import { buildProgram } from "../support/built-program.ts";
import { runProgram, stopAllPrograms, whenReady } from "../support/running-program.ts";
import { seededRandom } from "../support/seeded-random.ts";
import { type BenchTable, describeMachine, printTable } from "./bench-table.ts";

const REQUESTS_PER_SECOND = 500;
const WARM_UP_SECONDS = 5;
const SECONDS = 10;
const ROUNDS = 3;
/** The city is made and stored before the program says that it is ready. */
const DEMO_PATIENCE_MS = 300_000;

interface Round extends Load {
  readonly name: string;
}

interface Load {
  /** Ascending; from the moment at which a request was due, so that waiting in line counts. */
  readonly latenciesMs: readonly number[];
  readonly failures: number;
}

/** POST /api/assignments/preview at a fixed rate against the built program with the demo city, which runs in a process of its own. */
export async function run(): Promise<BenchTable> {
  const built = await buildProgram();
  chmodSync(join(built.root, ".."), 0o711);
  try {
    const program = runProgram({ root: built.root, env: { DATA_DIR: join(built.root, "bench"), DEMO: "auto" } });
    const address = await whenReady(program, DEMO_PATIENCE_MS);
    const deployment = await (await fetch(`${address}/api/deployment`)).json() as Deployment;
    if (deployment.bbox === null) throw new Error("the program came up without a city: there is nothing to ask about");
    const bodies = makeBodies(deployment, 20_000);
    await load(`${address}/api/assignments/preview`, bodies, WARM_UP_SECONDS);
    const rounds: Round[] = [];
    for (let i = 0; i < ROUNDS; i++) {
      rounds.push({ name: `preview, round ${i + 1}`, ...await load(`${address}/api/assignments/preview`, bodies, SECONDS) });
      // What the machine and HTTP cost by themselves at this rate, at this moment.
      rounds.push({ name: `healthz, round ${i + 1}`, ...await load(`${address}/healthz`, null, SECONDS) });
    }
    const table = tableOf(deployment, rounds);
    printTable(table);
    program.pressCtrlC();
    await program.ended;
    if (rounds.some(({ failures }) => failures > 0)) throw new Error("some previews were not answered with 200");
    return table;
  } finally {
    await stopAllPrograms();
    built.remove();
  }
}

/** Points all over the extent of the city, a few of them outside; every category; times within the last year. */
function makeBodies({ bbox, categories }: Deployment, count: number): Buffer[] {
  const { unit, pick, chance } = seededRandom(500);
  const [west, south, east, north] = bbox ?? [0, 0, 0, 0];
  const now = Date.now();
  return Array.from({ length: count }, () => Buffer.from(JSON.stringify({
    position: { x: west + unit() * (east - west), y: south + unit() * (north - south), crs: pick(["wgs84", "gcj02"]) },
    categoryCode: pick(categories).code,
    ...(chance(0.5) ? { accuracyMetres: 20 + unit() * 200 } : {}),
    at: new Date(now - unit() * 365 * 86_400_000).toISOString(),
  })));
}

/** Sends at the set rate whether or not earlier requests have been answered. */
async function load(url: string, bodies: readonly Buffer[] | null, seconds: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const latenciesMs: number[] = [];
  const pending: Promise<void>[] = [];
  let failures = 0;
  const start = performance.now() + 50;
  for (let i = 0; i < seconds * REQUESTS_PER_SECOND; i++) {
    const dueMs = start + (i * 1000) / REQUESTS_PER_SECOND;
    const waitMs = dueMs - performance.now();
    if (waitMs > 0.5) await sleep(waitMs);
    pending.push(send(url, agent, bodies && (bodies[i % bodies.length] ?? null)).then(
      (status) => {
        latenciesMs.push(performance.now() - dueMs);
        if (status !== 200) failures++;
      },
      () => { failures++; },
    ));
  }
  await Promise.all(pending);
  agent.destroy();
  return { latenciesMs: latenciesMs.sort((a, b) => a - b), failures };
}

/** POSTs the body; without one, GETs. */
function send(url: string, agent: Agent, body: Buffer | null): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = body === null ? {} : { "content-type": "application/json", "content-length": body.length };
    const outgoing = request(url, { method: body === null ? "GET" : "POST", agent, headers }, (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode ?? 0));
      response.on("error", reject);
    });
    outgoing.on("error", reject);
    outgoing.end(body ?? undefined);
  });
}

function tableOf({ incidentCount, editionsInForce }: Deployment, rounds: readonly Round[]): BenchTable {
  const at = (latencies: readonly number[], share: number) => (latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? NaN).toFixed(2);
  const cells = editionsInForce.reduce((sum, { cellCount }) => sum + cellCount, 0);
  return {
    title: `POST /api/assignments/preview, ${REQUESTS_PER_SECOND} requests/s open loop for ${SECONDS} s, ${cells} cells, ${incidentCount} incidents stored`,
    machine: describeMachine(),
    columns: ["", "p50 ms", "p99 ms", "max ms", "answered", "failed"],
    rows: rounds.map(({ name, latenciesMs, failures }) =>
      [name, at(latenciesMs, 0.5), at(latenciesMs, 0.99), at(latenciesMs, 1), String(latenciesMs.length), String(failures)]),
  };
}
