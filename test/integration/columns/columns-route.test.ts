import { tableFromIPC } from "@uwdata/flechette";
import { afterAll, beforeAll, expect, test } from "vitest";
import { appendArrow, createIncidentColumns } from "../../../geo/index.ts";
import { createApi } from "../../../server/api.ts";
import { FULL_ANSWER_SERVES_MS } from "../../../server/columns/full-answer.ts";
import type { Incident } from "../../../server/contract/incident.ts";
import type { Summary } from "../../../server/contract/summary.ts";
import { appendEvent } from "../../../server/events/append-events.ts";
import type { Store } from "../../../server/store/open-store.ts";
import { type CheckedApp, checkedApp } from "../../support/checked-app.ts";
import { openDuckDb } from "../../support/duckdb.ts";
import { storeRandomIncidents } from "../../support/random-incidents.ts";
import { type SmallCity, storeSmallCity } from "../../support/small-city.ts";
import { storeSmallStaff } from "../../support/small-staff.ts";
import { createTestDatabase } from "../../support/test-database.ts";
import { testApiDeps } from "../../support/test-api-deps.ts";

let store: Store;
let app: CheckedApp;
let small: SmallCity;
let skippedMs = 0;
/** What is given out whole is encoded anew by now. */
const later = () => { skippedMs += FULL_ANSWER_SERVES_MS; };

beforeAll(async () => {
  store = await createTestDatabase();
  small = await storeSmallCity(store.kysely);
  await storeSmallStaff(store.kysely);
  await storeRandomIncidents(store.kysely, { seed: 3, count: 200, cities: [small], categories: ["noise", "water"] });
  app = checkedApp(createApi({ ...await testApiDeps(store), now: () => new Date(Date.now() + skippedMs) }));
});
afterAll(() => store.close());

async function fetchColumns(query = "", headers: Record<string, string> = {}) {
  const answer = await app.request(`/api/incidents/columns${query}`, { headers });
  return { status: answer.status, headers: answer.headers, bytes: new Uint8Array(await answer.arrayBuffer()) };
}
const report = async (part: object = {}): Promise<Incident> => (await app.request("/api/incidents", {
  method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ categoryCode: "noise-shop", position: null, ...part }),
})).json() as Promise<Incident>;
const seqOf = (headers: Headers) => Number(headers.get("x-last-event-seq"));

async function importIncidents(seed: number): Promise<number[]> {
  const ids = await storeRandomIncidents(store.kysely, { seed, count: 30, cities: [small], categories: ["noise", "water"] });
  const job = await store.kysely.insertInto("import_job").values({ kind: "incidents", file_name: "f", came_by: "command", options: "{}", dry_run: false, state: "running" }).returning("id").executeTakeFirstOrThrow();
  await store.pool.query("update incident set import_id = $1 where id = any($2)", [job.id, ids]);
  await store.kysely.transaction().execute((trx) => appendEvent(trx, { type: "incidents.imported", incidentId: null, payload: { importId: job.id, firstId: Math.min(...ids), lastId: Math.max(...ids), count: ids.length } }));
  return ids;
}

test("the answer states how long it is, how many rows it has and up to which event it goes", async () => {
  const { headers, bytes } = await fetchColumns();
  const { schema, numRows } = tableFromIPC(bytes);

  expect(headers.get("content-type")).toBe("application/vnd.apache.arrow.stream");
  expect([headers.get("content-length"), headers.get("x-total-bytes"), headers.get("x-row-count")]).toEqual([String(bytes.length), String(bytes.length), String(numRows)]);
  expect(schema.metadata?.get("lastEventSeq")).toBe(headers.get("x-last-event-seq"));
  expect(Date.parse(headers.get("x-as-of") ?? "")).toBeGreaterThan(Date.now() - 60_000);
});

test("while nothing happens the columns at hand stay right; a report changes that", async () => {
  const first = await fetchColumns();
  const etag = first.headers.get("etag") ?? "";
  const again = await fetchColumns("", { "if-none-match": etag });
  await report();
  later();
  const after = await fetchColumns("", { "if-none-match": etag });

  expect([again.status, again.bytes.length, after.status]).toEqual([304, 0, 200]);
  expect(tableFromIPC(after.bytes).numRows).toBe(tableFromIPC(first.bytes).numRows + 1);
});

test("columns kept with `after` are the columns fetched anew, whatever has happened between", async () => {
  const kept = createIncidentColumns("Asia/Shanghai");
  const first = await fetchColumns();
  appendArrow(kept, first.bytes);
  const { id } = await report({ position: { x: 117.5, y: 34.8, crs: "wgs84" }, channel: "web" });
  const imported = await importIncidents(4);
  const delta = await fetchColumns(`?after=${seqOf(first.headers)}`);
  appendArrow(kept, delta.bytes);
  later();
  const whole = createIncidentColumns("Asia/Shanghai");
  appendArrow(whole, (await fetchColumns()).bytes);
  const rowsById = (columns: typeof kept) => Array.from({ length: columns.rowCount }, (_, row) => columns.rowAt(row)).sort((one, other) => one.id - other.id);

  expect(tableFromIPC(delta.bytes, { useBigInt: false }).getChild("id").toArray()).toEqual(Float64Array.from([id, ...imported].sort((a, b) => a - b)));
  expect(rowsById(kept)).toEqual(rowsById(whole));
  expect((await fetchColumns(`?after=${seqOf(delta.headers)}`)).headers.get("x-row-count")).toBe("0");
});

test("everything at once serves some seconds, under the event and the instant of which it is", async () => {
  await report();
  later();
  const told = ({ headers, bytes }: Awaited<ReturnType<typeof fetchColumns>>) =>
    [headers.get("x-last-event-seq"), headers.get("x-as-of"), tableFromIPC(bytes).schema.metadata?.get("lastEventSeq"), tableFromIPC(bytes).schema.metadata?.get("asOf"), headers.get("x-row-count")];
  const first = await fetchColumns();
  await report();
  skippedMs += FULL_ANSWER_SERVES_MS / 2;
  const soon = await fetchColumns();
  const delta = await fetchColumns(`?after=${seqOf(first.headers)}`);
  later();
  const anew = await fetchColumns();

  const [seq, asOf, inSeq, inAsOf] = told(first);
  expect([inSeq, inAsOf]).toEqual([seq, asOf]);
  expect(told(soon)).toEqual(told(first));
  expect(delta.headers.get("x-row-count")).toBe("1");
  expect([seqOf(anew.headers), Number(anew.headers.get("x-row-count"))]).toEqual([seqOf(first.headers) + 1, Number(first.headers.get("x-row-count")) + 1]);
});

test("DuckDB reads the answer as it comes, and counts what the summary counts", async () => {
  later();
  const connection = await openDuckDb({ incident: (await fetchColumns()).bytes });
  const counted = connection.query(`
    select count(*)::int as total, count(*) filter (where lng is null)::int as without_position, count(*) filter (where channel is null)::int as without_channel,
      count(*) filter (where cell_path like 'small/%')::int as in_cells, min(reported_at)::timestamp >= timestamp '2025-10-01' as in_time from incident`).toArray().map((row: object) => ({ ...row }));
  connection.close();
  const summary = await (await app.request("/api/summary")).json() as Summary;

  expect(counted).toEqual([{
    total: summary.total, without_position: summary.withoutPosition, without_channel: summary.byChannel.find(({ value }) => value === null)?.count,
    in_cells: summary.total - summary.withoutCell, in_time: true,
  }]);
});

test("many viewers are served from one encoding", async () => {
  const before = seqOf((await fetchColumns()).headers);
  await report();
  later();
  const fetched = await Promise.all([fetchColumns(), report().then(() => fetchColumns()), fetchColumns()]);
  const metadata = fetched.map(({ bytes }) => tableFromIPC(bytes).schema.metadata?.get("asOf"));

  expect(new Set(metadata).size).toBe(1);
  expect(seqOf(fetched[0]!.headers)).toBeGreaterThan(before);
});

test.each([["?after=999999", 409], ["?after=-1", 400], ["?after=x", 400], ["?before=1", 400]])("%s is refused", async (query, status) => {
  expect((await fetchColumns(query)).status).toBe(status);
});
