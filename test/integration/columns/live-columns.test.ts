import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createApi } from "../../../server/api.ts";
import { type LiveColumns, openLiveColumns } from "../../../server/columns/live-columns.ts";
import type { StreamEvent } from "../../../server/contract/event.ts";
import type { Incident, IncidentPage } from "../../../server/contract/incident.ts";
import type { Summary } from "../../../server/contract/summary.ts";
import { appendEvent } from "../../../server/events/append-events.ts";
import type { EventFeed, EventListener } from "../../../server/events/event-feed.ts";
import type { ApiDeps } from "../../../server/api.ts";
import type { Store } from "../../../server/store/open-store.ts";
import { wrapPool } from "../../../server/store/open-store.ts";
import { connectPool } from "../../../server/store/connect-pool.ts";
import { readTile } from "../../geo/columns/read-tile.ts";
import { storeRandomIncidents } from "../../support/random-incidents.ts";
import { type SmallCity, storeSmallCity } from "../../support/small-city.ts";
import { storeSmallStaff } from "../../support/small-staff.ts";
import { createTestDatabase } from "../../support/test-database.ts";
import { testApiDeps } from "../../support/test-api-deps.ts";

type Api = ReturnType<typeof createApi>;

let store: Store;
let small: SmallCity;
let deps: ApiDeps;
let api: Api;
let opened: LiveColumns[] = [];

beforeEach(async () => {
  store = await createTestDatabase();
  small = await storeSmallCity(store.kysely);
  await storeSmallStaff(store.kysely);
  await storeRandomIncidents(store.kysely, { seed: 9, count: 50, cities: [small], categories: ["noise"] });
  deps = await testApiDeps(store);
  api = createApi(deps);
});
afterEach(async () => {
  for (const columns of opened) await columns.close();
  opened = [];
  await store.close();
});

async function report(to: Api, part: object = {}): Promise<Incident> {
  const answer = await to.request("/api/incidents", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ categoryCode: "water", position: null, ...part }) });
  return answer.json() as Promise<Incident>;
}
const read = async <T>(from: Api, path: string) => (await (await from.request(path)).json()) as T;

async function seenBy(from: Api): Promise<number[]> {
  const [page, summary, tile] = await Promise.all([
    read<IncidentPage>(from, "/api/incidents?category=water&limit=500"), read<Summary>(from, "/api/summary?category=water"), from.request("/tiles/incidents/0/0/0.mvt?category=water"),
  ]);
  const features = readTile(tile.status === 204 ? null : new Uint8Array(await tile.arrayBuffer()));
  const drawn = features.reduce((sum, { layer, properties }) => sum + (layer === "incident" ? 1 : properties["count"] as number), 0);
  return [page.items.length, page.numberMatched, summary.total, drawn];
}

test("a report that was answered is in the next list, summary and tile, at every server of the database", async () => {
  const second = wrapPool(await connectPool(store.connectionString), store.connectionString, async () => undefined);
  const other = createApi(await testApiDeps(second));
  const { anchor: [x, y] } = small.city.villages.features[0]!.properties;
  for (let count = 1; count <= 20; count++) {
    await report(count % 2 === 0 ? api : other, { position: { x, y, crs: "wgs84" } });

    expect(await seenBy(api)).toEqual([count, count, count, count]);
    expect(await seenBy(other)).toEqual([count, count, count, count]);
  }
  await second.close();
});

test("reports by many at once are each counted once", async () => {
  await Promise.all(Array.from({ length: 60 }, () => report(api)));

  expect((await seenBy(api)).slice(0, 3)).toEqual([60, 60, 60]);
  expect((await read<Summary>(api, "/api/summary")).lastEventSeq).toBe((await deps.liveColumns.current()).lastSeq);
});

test("an import brings its incidents, and the categories that it made", async () => {
  await store.kysely.insertInto("category").values({ code: "odour", parent_code: null, name_zh: "恶臭", name_en: null }).execute();
  const ids = await storeRandomIncidents(store.kysely, { seed: 10, count: 25, cities: [small], categories: ["odour"] });
  const { id: importId } = await store.kysely.insertInto("import_job").values({ kind: "incidents", file_name: "f", came_by: "command", options: "{}", dry_run: false, state: "running" }).returning("id").executeTakeFirstOrThrow();
  await store.pool.query("update incident set import_id = $1 where id = any($2)", [importId, ids]);
  await tell({ type: "incidents.imported", incidentId: null, payload: { importId, firstId: ids[0]!, lastId: ids.at(-1)!, count: ids.length } });

  const summary = await read<Summary>(api, "/api/summary");
  expect([summary.total, summary.byCategory.find(({ code }) => code === "odour")?.count]).toEqual([75, 25]);
  expect((await read<IncidentPage>(api, "/api/incidents?category=odour&limit=500")).items.map(({ id }) => id).sort((a, b) => a - b)).toEqual(ids);
});

const tell = (event: Parameters<typeof appendEvent>[1]) => store.kysely.transaction().execute((trx) => appendEvent(trx, event));

/** A feed that says what the test wants said, and has always reached what is asked. */
function spokenFeed() {
  const listeners = new Set<EventListener>();
  const feed: EventFeed = {
    lastSeq: () => 0, reach: async () => undefined, readAfter: async () => [], close: async () => undefined,
    subscribe(listener) { listeners.add(listener); return () => listeners.delete(listener); },
  };
  return { feed, say: (...events: StreamEvent[]) => { for (const listener of listeners) listener(events); } };
}

const at = "2026-01-01T00:00:00.000Z";

test("a read that fails is tried again and nothing is skipped; meanwhile it is known, and nobody is told old numbers", async () => {
  const { feed, say } = spokenFeed();
  const problems: unknown[] = [];
  let failures = 0;
  // Stands between the columns and the database; only connecting is asked of it.
  const pool = { connect: () => (failures-- > 0 ? Promise.reject(new Error("no connection")) : store.pool.connect()) } as unknown as typeof store.pool;
  const columns = await openLiveColumns({ db: store.kysely, pool, liveAssigner: deps.liveAssigner, feed, timeZone: "Asia/Shanghai", logError: (error) => problems.push(error), firstRetryMs: 100, patienceMs: 50 });
  opened.push(columns);
  const ids = await storeRandomIncidents(store.kysely, { seed: 11, count: 2, cities: [small], categories: ["noise"] });
  await tell({ type: "reference.imported", incidentId: null, payload: { kind: "posts", count: 1 } });
  await tell({ type: "reference.imported", incidentId: null, payload: { kind: "posts", count: 1 } });
  const seq = 2;
  failures = 2;
  // As the first version wrote it: without a cell path, so that the row has to be read.
  ids.forEach((id, i) => say({ seq: i + 1, at, type: "incident.reported", incident: { id } as Incident }));
  await vi.waitFor(() => expect(problems).toHaveLength(1));
  await expect(columns.current()).rejects.toThrow("try again");

  expect(columns.staleSince()).toBeInstanceOf(Date);
  await vi.waitFor(() => expect(columns.staleSince()).toBeNull(), { timeout: 5_000 });
  await vi.waitFor(async () => expect((await columns.current()).lastSeq).toBe(seq));
  expect([columns.rowCount(), problems.length]).toEqual([52, 2]);
});

test("what is told while everything is read is applied once, and not lost", async () => {
  const { feed, say } = spokenFeed();
  const [hasBegun, mayGoOn] = [deferred(), deferred()];
  // Asked for once the load has begun to see what is stored.
  const liveAssigner = { ...deps.liveAssigner, current: async () => { hasBegun.resolve(); await mayGoOn.promise; return deps.liveAssigner.current(); } };
  const before = await report(api);
  const waiting = openLiveColumns({ db: store.kysely, pool: store.pool, liveAssigner, feed, timeZone: "Asia/Shanghai", logError: (error) => { throw error; } });
  await hasBegun.promise;
  const during = await report(api);
  const { lastSeq } = await deps.liveColumns.current();
  say(...await deps.feed.readAfter(0, 10));
  mayGoOn.resolve();
  const columns = await waiting;
  opened.push(columns);

  const current = await columns.current();
  expect(current.lastSeq).toBe(lastSeq);
  expect([columns.rowCount(), current.columns.rowOf(before.id) >= 0, current.columns.rowOf(during.id) >= 0]).toEqual([52, true, true]);
});

function deferred() {
  let resolve = () => {};
  const promise = new Promise<void>((done) => { resolve = done; });
  return { promise, resolve };
}
