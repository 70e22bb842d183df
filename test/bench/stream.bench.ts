import { chmodSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { Incident } from "../../server/contract/incident.ts";
import { buildProgram } from "../support/built-program.ts";
import { embeddedAddress, type RunningProgram, runProgram, stopAllPrograms, whenReady } from "../support/running-program.ts";
import { type BenchTable, describeMachine, printTable } from "./bench-table.ts";
import { openStreamClients, type StreamClients } from "./stream-clients.ts";

const CLIENTS = 1_000;
const EVENTS = 40;
const EVENT_EVERY_MS = 250;
const PATIENCE_MS = 30_000;
/** What the design promises. */
const TARGET_MS = 1_000;

interface Usage {
  readonly memoryMb: number;
  readonly cpuMs: number;
}

/** A thousand readers of the live stream on one built server in a process of its own; all of them come back at once after it was killed. */
export async function run(): Promise<BenchTable> {
  const built = await buildProgram();
  chmodSync(join(built.root, ".."), 0o711);
  try {
    const dataDir = join(built.root, "bench");
    const start = (port: string) => runProgram({ root: built.root, env: { DATA_DIR: dataDir, PORT: port } });
    let program = start("0");
    const address = await whenReady(program);
    await addCategory(embeddedAddress(dataDir));
    await report(address);
    const before = usageOf(program);
    const clients = await openStreamClients(address, CLIENTS, null);
    const opened = usageOf(program);
    const live = await measureEvents(address, clients);
    const after = usageOf(program);
    program.kill("SIGKILL");
    await program.ended;
    clients.close();

    program = start(new URL(address).port);
    await whenReady(program);
    const returning = await measureReturn(address, await lastSeqOf(address));
    const table: BenchTable = {
      title: `live stream, ${CLIENTS} clients on one server, ${EVENTS} reports, one every ${EVENT_EVERY_MS} ms; milliseconds from sending a report`,
      machine: describeMachine(),
      columns: ["", "min ms", "median ms", "p99 ms", "max ms"],
      rows: [
        ["report stored and answered (201)", ...spread(live.answered)],
        ["event at a client, each of all", ...spread(live.arrived)],
        ["event at the last of all clients", ...spread(live.lastArrived)],
        [`after kill -9: a client back with the ${EVENTS} events it missed, all ${CLIENTS} at once`, ...spread(returning)],
        ["server memory, MB: idle, with clients, after the events", before.memoryMb.toFixed(0), opened.memoryMb.toFixed(0), after.memoryMb.toFixed(0), ""],
        ["server processor time for the events, ms in all, a report", (after.cpuMs - opened.cpuMs).toFixed(0), ((after.cpuMs - opened.cpuMs) / EVENTS).toFixed(1), "", ""],
      ],
    };
    printTable(table);
    const worst = Math.max(...live.arrived);
    if (worst > TARGET_MS) console.log(`TARGET MISSED: an event took ${worst.toFixed(0)} ms to reach a client; ${TARGET_MS} ms were promised.`);
    program.pressCtrlC();
    await program.ended;
    return table;
  } finally {
    await stopAllPrograms();
    built.remove();
  }
}

async function measureEvents(address: string, clients: StreamClients) {
  const [answered, arrived, lastArrived]: [number[], number[], number[]] = [[], [], []];
  for (let i = 0; i < EVENTS; i++) {
    const sentAt = performance.now();
    await report(address);
    answered.push(performance.now() - sentAt);
    const arrivals = (await clients.whenAllHave(await lastSeqOf(address), PATIENCE_MS)).map((at) => at - sentAt);
    arrived.push(...arrivals);
    lastArrived.push(Math.max(...arrivals));
    await sleep(Math.max(0, EVENT_EVERY_MS - (performance.now() - sentAt)));
  }
  return { answered, arrived, lastArrived };
}

async function measureReturn(address: string, lastSeq: number): Promise<number[]> {
  const startedAt = performance.now();
  const clients = await openStreamClients(address, CLIENTS, lastSeq - EVENTS);
  const arrivals = await clients.whenAllHave(lastSeq, PATIENCE_MS);
  clients.close();
  return arrivals.map((at) => at - startedAt);
}

async function report(address: string): Promise<Incident> {
  const answer = await fetch(`${address}/api/incidents`, {
    method: "POST", headers: { "content-type": "application/json" },
    body: JSON.stringify({ categoryCode: "noise", position: { x: 117.5, y: 34.8, crs: "wgs84" }, title: "夜间机械噪声", address: "柳溪村三组" }),
  });
  if (answer.status !== 201) throw new Error(`a report was answered with ${answer.status}: ${await answer.text()}`);
  return answer.json() as Promise<Incident>;
}

async function lastSeqOf(address: string): Promise<number> {
  return ((await (await fetch(`${address}/api/summary`)).json()) as { lastEventSeq: number }).lastEventSeq;
}

async function addCategory(database: string): Promise<void> {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  await client.query("insert into category (code, name_zh) values ('noise', '噪声')");
  await client.end();
}

function usageOf({ pid }: RunningProgram): Usage {
  const memory = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  // utime and stime in hundredths of a second: fields 14 and 15 of proc(5).
  return { memoryMb: Number(memory) / 1024, cpuMs: (Number(fields[11]) + Number(fields[12])) * 10 };
}

function spread(values: readonly number[]): string[] {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN).toFixed(1);
  return [at(0), at(0.5), at(0.99), at(1)];
}
