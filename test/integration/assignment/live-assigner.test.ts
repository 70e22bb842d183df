import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createApi } from "../../../server/api.ts";
import { type LiveAssigner, openLiveAssigner } from "../../../server/assignment/live-assigner.ts";
import type { StreamEvent } from "../../../server/contract/event.ts";
import type { EventFeed, EventListener } from "../../../server/events/event-feed.ts";
import type { Store } from "../../../server/store/open-store.ts";
import { storeSmallCity } from "../../support/small-city.ts";
import { storeSmallStaff } from "../../support/small-staff.ts";
import { testApiDeps } from "../../support/test-api-deps.ts";
import { createTestDatabase } from "../../support/test-database.ts";

const CONNECTIONS_OF_A_POOL = 12;
const settings = { timeZone: "Asia/Shanghai", nearestToleranceMetres: 200, warningDistanceMetres: 30 };

let store: Store;
beforeEach(async () => { store = await createTestDatabase(); });
afterEach(async () => {
  // What a failed test left locked would hold the closing up.
  for (const gate of gates.splice(0)) await gate.end();
  await store.close();
});

const gates: pg.Client[] = [];

/** A connection of its own, in a transaction that locks a table. */
async function lock(table: string): Promise<pg.Client> {
  const gate = new pg.Client({ connectionString: store.connectionString });
  gates.push(gate);
  await gate.connect();
  await gate.query(`begin; lock table ${table} in access exclusive mode`);
  return gate;
}

/** A feed that says what the test wants said. */
function spokenFeed(): { feed: EventFeed; say: (event: StreamEvent) => void } {
  const listeners = new Set<EventListener>();
  const feed: EventFeed = {
    lastSeq: () => 0,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    reach: async () => undefined,
    readAfter: async () => [],
    close: async () => undefined,
  };
  return { feed, say: (event) => { for (const listener of listeners) listener([event]); } };
}

const anImport: StreamEvent = { seq: 1, at: "2026-01-01T00:00:00.000Z", type: "reference.imported", kind: "categories", count: 1 };
const addCategory = (code: string) => store.kysely.insertInto("category").values({ code, name_zh: code }).execute();
const knows = async (live: LiveAssigner, code: string) => (await live.current()).snapshot.responsibilities.categories.has(code);

test("as many reports as there are connections, and a reload among them, do not wait for one another", async () => {
  await storeSmallCity(store.kysely);
  await storeSmallStaff(store.kysely);
  const deps = await testApiDeps(store);
  const api = createApi(deps);
  const report = async () => api.request("/api/incidents", {
    method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ categoryCode: "noise-shop", position: null }),
  });
  // The first stores the basis, for which the others would wait instead.
  await report();
  // Holds every report in its transaction until all of them are in one.
  const gate = await lock("incident");

  const reports = Array.from({ length: CONNECTIONS_OF_A_POOL }, report);
  await vi.waitFor(async () => {
    const { rows } = await gate.query<{ n: number }>("select count(*)::int as n from pg_locks where not granted and relation = 'incident'::regclass");
    expect(rows[0]?.n).toBe(CONNECTIONS_OF_A_POOL);
  }, { timeout: 10_000 });
  const reloaded = deps.liveAssigner.refresh();
  await gate.query("commit");

  await expect(reloaded).resolves.toBeUndefined();
  expect((await Promise.all(reports)).map(({ status }) => status)).toEqual(reports.map(() => 201));
});

test("a reload that fails is tried again until it succeeds, and meanwhile the answers are known to be old", async () => {
  const { feed, say } = spokenFeed();
  const problems: unknown[] = [];
  const live = await openLiveAssigner({ db: store.kysely, feed, settings, logError: (error) => problems.push(error), firstRetryMs: 50 });
  await addCategory("late");
  await store.pool.query("alter table responsibility_rule rename to hidden");

  say(anImport);
  await vi.waitFor(() => expect(problems.length).toBeGreaterThanOrEqual(2), { timeout: 10_000 });
  const meanwhile = { knows: await knows(live, "late"), staleSince: live.staleSince() };
  await store.pool.query("alter table hidden rename to responsibility_rule");
  await vi.waitFor(async () => expect(await knows(live, "late")).toBe(true), { timeout: 10_000 });

  expect(meanwhile).toEqual({ knows: false, staleSince: expect.any(Date) as Date });
  expect(live.staleSince()).toBeNull();
  live.close();
});

test("what is told while the first load runs is not lost", async () => {
  const { feed, say } = spokenFeed();
  // Rules are read after the snapshot of the transaction was taken, so what is stored now is not in it.
  const gate = await lock("responsibility_rule");
  const opening = openLiveAssigner({ db: store.kysely, feed, settings, logError: () => undefined });
  await vi.waitFor(async () => {
    const { rows } = await gate.query("select from pg_locks where not granted and relation = 'responsibility_rule'::regclass");
    expect(rows).toHaveLength(1);
  }, { timeout: 10_000 });

  await addCategory("meanwhile");
  say(anImport);
  await gate.query("commit");
  const live = await opening;
  await sleep(0);

  expect(await knows(live, "meanwhile")).toBe(true);
  live.close();
});
