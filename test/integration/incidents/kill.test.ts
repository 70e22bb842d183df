import { setTimeout as sleep } from "node:timers/promises";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Incident } from "../../../server/contract/incident.ts";
import { connectPool } from "../../../server/store/connect-pool.ts";
import { type Store, wrapPool } from "../../../server/store/open-store.ts";
import { type BuiltProgram, buildProgram } from "../../support/built-program.ts";
import { embeddedAddress, findPostmasterAndGuards, hasProc, type RunningProgram, runProgram, stopAllPrograms, whenReady } from "../../support/running-program.ts";
import { seededRandom } from "../../support/seeded-random.ts";
import { type SmallCity, storeSmallCity } from "../../support/small-city.ts";
import { storeSmallStaff } from "../../support/small-staff.ts";
import { killIfAlive } from "../../support/kill-if-alive.ts";

const KILLS = 10;
const CLIENTS = 4;
const LONGEST_ROUND_MS = 600;

let built: BuiltProgram;
let dataDir: string;
let small: SmallCity;
const random = seededRandom(20261121);

beforeAll(async () => {
  built = await buildProgram();
  chmodSync(join(built.root, ".."), 0o711);
  dataDir = join(built.root, "killed while reporting");
  const program = start();
  await whenReady(program);
  await withStore(async (store) => {
    small = await storeSmallCity(store.kysely);
    await storeSmallStaff(store.kysely);
  });
  program.pressCtrlC();
  await program.ended;
});
afterAll(async () => {
  await stopAllPrograms();
  built.remove();
});

const start = (): RunningProgram => runProgram({ root: built.root, env: { DATA_DIR: dataDir } });

async function withStore<T>(use: (store: Store) => Promise<T>): Promise<T> {
  const address = embeddedAddress(dataDir);
  const store = wrapPool(await connectPool(address), address, async () => undefined);
  return use(store).finally(() => store.close());
}

interface Sent {
  key: string;
  body: string;
  /** The id that was acknowledged; undefined while nobody has answered. */
  id?: number;
}

/** One client: reports with a key of its own, each again with the same key until it is answered. */
async function reportUntilKilled(address: string, unanswered: Sent[], all: Sent[], next: () => Sent): Promise<void> {
  for (;;) {
    let sent = unanswered.pop();
    if (sent === undefined) all.push((sent = next()));
    try {
      const answer = await fetch(`${address}/api/incidents`, {
        method: "POST", body: sent.body, headers: { "content-type": "application/json", "idempotency-key": sent.key },
      });
      if (answer.status !== 201 && answer.status !== 200) throw new RefusedError(`${answer.status}: ${await answer.text()}`);
      sent.id = (await answer.json() as Incident).id;
    } catch (error) {
      if (error instanceof RefusedError) throw error;
      unanswered.push(sent);
      return;
    }
  }
}

class RefusedError extends Error {}

function aReport(number: number): Sent {
  const [lng, lat] = random.pick(small.city.villages.features).properties.anchor;
  // Half of them carry a number of their source system as well.
  const numbered = random.chance(0.5) ? { sourceSystem: "12345", externalId: `n-${number}` } : {};
  const body = { categoryCode: random.pick(["noise-shop", "noise-site", "water"]), position: { x: lng, y: lat, crs: "wgs84" }, title: `第${number}件`, ...numbered };
  return { key: `key-${number}`, body: JSON.stringify(body) };
}

async function expectAcknowledgedToBeStored(all: readonly Sent[]): Promise<void> {
  const rows = await withStore((store) => store.kysely.selectFrom("incident")
    .leftJoin("event", "event.incident_id", "incident.id")
    .select((eb) => ["incident.id", "incident.title", eb.fn.count<number>("event.seq").as("events")])
    .groupBy(["incident.id", "incident.title"]).execute());
  const stored = new Map(rows.map((row) => [row.id, row]));
  const lost = all.filter(({ id, body }) => id !== undefined && !body.includes(`"title":"${stored.get(id)?.title}"`));

  expect(lost).toEqual([]);
  expect(rows.filter(({ events }) => events !== 1)).toEqual([]);
  expect(rows.length - new Set(rows.map(({ title }) => title)).size).toBe(0);
}

test("killed at ten random moments, nothing acknowledged is lost and nothing is stored twice", async () => {
  const all: Sent[] = [];
  const unanswered: Sent[] = [];
  let made = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const program = start();
    const address = await whenReady(program);
    await expectAcknowledgedToBeStored(all);
    const clients = Array.from({ length: CLIENTS }, () => reportUntilKilled(address, unanswered, all, () => aReport(++made)));
    // Whoever is refused must fail the test at once, not when the clients are awaited.
    await Promise.race([sleep(random.unit() * LONGEST_ROUND_MS), ...clients]);
    const database = hasProc && kill % 2 === 1 ? findPostmasterAndGuards(join(dataDir, "postgres")) : undefined;
    program.kill("SIGKILL");
    for (const pid of database ? [...database.guards, database.postmaster] : []) killIfAlive(pid);
    await Promise.all([program.ended, ...clients]);
  }
  const last = start();
  const address = await whenReady(last);
  const retries = unanswered.splice(0);
  await Promise.all(retries.map(async (sent) => {
    const answer = await fetch(`${address}/api/incidents`, {
      method: "POST", body: sent.body, headers: { "content-type": "application/json", "idempotency-key": sent.key },
    });
    sent.id = (await answer.json() as Incident).id;
  }));
  await expectAcknowledgedToBeStored(all);
  const { total } = await (await fetch(`${address}/api/summary`)).json() as { total: number };

  expect(all.length).toBeGreaterThan(KILLS);
  expect(retries.length).toBeGreaterThan(0);
  expect(total).toBe(all.length);
}, 180_000);
