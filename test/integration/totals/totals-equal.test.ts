import { tableFromIPC } from "@uwdata/flechette";
import { parse } from "csv-parse/sync";
import ExcelJS from "exceljs";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type IncidentFilter, type IncidentRow, writeCellPath } from "../../../geo/index.ts";
import { createApi } from "../../../server/api.ts";
import type { Deployment } from "../../../server/contract/deployment.ts";
import { EXPORT_FORMATS, type ExportFormat } from "../../../server/contract/export.ts";
import { writeFilterText } from "../../../server/contract/filter-text.ts";
import { CHANNELS, INCIDENT_KINDS, type IncidentPage } from "../../../server/contract/incident.ts";
import type { Hotspots } from "../../../server/contract/hotspot.ts";
import { SUMMARY_PERIODS, type Summary } from "../../../server/contract/summary.ts";
import type { Store } from "../../../server/store/open-store.ts";
import { PlainView } from "../../geo/columns/plain-view.ts";
import { readTile } from "../../geo/columns/read-tile.ts";
import { propertyRuns } from "../../support/property-runs.ts";
import { storeRandomIncidents } from "../../support/random-incidents.ts";
import { type SmallCity, storeSmallCity } from "../../support/small-city.ts";
import { createTestDatabase } from "../../support/test-database.ts";
import { testApiDeps } from "../../support/test-api-deps.ts";

const COUNT = 3_000;
const TIME_ZONE = "Asia/Shanghai";
const CATEGORIES = ["noise", "noise-shop", "noise-shop-fan", "water", "恶臭, 气味"];
let store: Store;
let api: ReturnType<typeof createApi>;
let cities: SmallCity[];
let rows: IncidentRow[];
let categories: Deployment["categories"];

beforeAll(async () => {
  store = await createTestDatabase();
  // Their codes collide on purpose.
  cities = [await storeSmallCity(store.kysely), await storeSmallCity(store.kysely, "邻市")];
  await store.kysely.insertInto("category").values(CATEGORIES.map((code) => ({
    code, parent_code: code.startsWith("noise-shop-") ? "noise-shop" : code.startsWith("noise-") ? "noise" : null, name_zh: code, name_en: null,
  }))).execute();
  await storeRandomIncidents(store.kysely, { seed: 77, count: COUNT, cities, categories: CATEGORIES });
  api = createApi(await testApiDeps(store));
  ({ categories } = await ask<Deployment>("/api/deployment"));
  rows = rowsOf(new Uint8Array(await (await api.request("/api/incidents/columns")).arrayBuffer()));
}, 120_000);
afterAll(() => store.close());

async function ask<T>(path: string): Promise<T> {
  const answer = await api.request(path);
  expect(answer.status, `${path}\n${answer.status === 200 ? "" : await answer.clone().text()}`).toBe(200);
  return answer.json() as Promise<T>;
}

/** By the library alone, as a stranger would read it. */
function rowsOf(bytes: Uint8Array): IncidentRow[] {
  const table = tableFromIPC(bytes, { useBigInt: false });
  return table.toArray().map((row: Record<string, unknown>) => ({
    id: row["id"] as number, lng: row["lng"] as number | null, lat: row["lat"] as number | null, reportedAtMs: Number(row["reported_at"]),
    category: row["category"] as string, channel: row["channel"] as string | null, kind: row["kind"] as string, status: row["status"] as string,
    result: row["result"] as string, nearBoundary: row["near_boundary"] as boolean, sourceSystem: row["source_system"] as string, cellPath: row["cell_path"] as string | null,
  }));
}

test("columns hold what is stored, field by field", async () => {
  const stored = await store.pool.query<{ id: number; lng: number | null; ms: string; category_code: string; channel: string | null; kind: string; status: string;
    assignment_result: string; near_boundary: boolean; source_system: string; territory: string | null; path: string[] }>(`
    with recursive up as (
      select incident.id, cell.edition_id, cell.code, cell.parent_code, array[cell.code] as path from incident join cell on cell.edition_id = incident.edition_id and cell.code = incident.cell_code
      union all select up.id, up.edition_id, cell.code, cell.parent_code, array[cell.code] || up.path from up join cell on cell.edition_id = up.edition_id and cell.code = up.parent_code)
    select incident.*, floor(extract(epoch from reported_at) * 1000)::text as ms, territory, up.path
    from incident left join boundary_edition on boundary_edition.id = edition_id left join up on up.id = incident.id and up.parent_code is null order by incident.id`);

  expect(rows).toHaveLength(COUNT);
  expect(rows).toEqual(stored.rows.map((row) => ({
    id: row.id, lng: row.lng, lat: (row as { lat?: unknown }).lat, reportedAtMs: Number(row.ms), category: row.category_code, channel: row.channel, kind: row.kind, status: row.status,
    result: row.assignment_result, nearBoundary: row.near_boundary, sourceSystem: row.source_system, cellPath: row.territory === null ? null : writeCellPath(row.territory, row.path),
  })));
});

const some = <T>(...values: readonly T[]) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 });

/** Any of the parts, each with values that exist; instants where they bite. */
function filters(): fc.Arbitrary<IncidentFilter> {
  const { city } = cities[0]!;
  const codes = [city.city, city.counties, city.towns, city.villages].flatMap((level) => level.features.map((cell) => cell.properties.code));
  const cell = fc.record({ territory: fc.constantFrom(...cities.map(({ territory }) => territory)), code: fc.constantFrom(...codes) });
  const instants = fc.oneof(fc.constantFrom(...rows.slice(0, 40).map(({ reportedAtMs }) => reportedAtMs)), fc.integer({ min: Date.UTC(2025, 8), max: Date.UTC(2026, 3) }));
  const corner = fc.constantFrom(...rows.filter(({ lng }) => lng !== null).slice(0, 60).map(({ lng, lat }): [number, number] => [lng!, lat!]));
  return fc.record({
    categories: some(...CATEGORIES), channels: some(null, ...CHANNELS), kinds: some(...INCIDENT_KINDS), statuses: fc.constant(["reported"]), results: some("clear", "ambiguous", "gap", "unassigned", "overridden"),
    sourceSystems: some("12345", "12369", "letters, old", "50%"), nearBoundary: fc.boolean(), cells: fc.uniqueArray(cell, { minLength: 1, maxLength: 3 }),
    territories: some(...cities.map(({ territory }) => territory)), fromMs: instants, toMs: instants,
    hours: fc.uniqueArray(fc.integer({ min: 0, max: 23 }), { minLength: 1, maxLength: 20 }), weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 6 }),
    polygon: fc.uniqueArray(corner, { minLength: 3, maxLength: 6, selector: String }),
  }, { requiredKeys: [] });
}

/** A few parts at a time, or next to nothing would match. */
const fewParts = (filter: IncidentFilter, keep: readonly number[]): IncidentFilter =>
  Object.fromEntries(Object.entries(filter).filter((_, at) => keep.includes(at)));

test("list, pages, summary, every breakdown, tiles, columns and exports tell the same number, whatever the filter", async () => {
  let matched = 0;
  const keeps = fc.uniqueArray(fc.nat(13), { maxLength: 4 });
  await fc.assert(fc.asyncProperty(filters(), keeps, fc.constantFrom(...SUMMARY_PERIODS), fc.integer({ min: 1, max: 5 }), fc.constantFrom(0, 9, 12), fc.constantFrom(...EXPORT_FORMATS), async (whole, keep, period, depth, zoom, format) => {
    const filter = fewParts(whole, keep);
    const query = new URLSearchParams(writeFilterText(filter)).toString();
    const plain = new PlainView(rows, filter, categories, TIME_ZONE);
    const expected = plain.matchingRows().map((at) => rows[at]!).sort((one, other) => other.reportedAtMs - one.reportedAtMs || other.id - one.id);
    const [pages, summary] = [await readPages(query), await ask<Summary>(`/api/summary?${query}&depth=${depth}&period=${period}`)];
    matched += expected.length;

    expect(pages.flatMap(({ items }) => items.map(({ id }) => id)), query).toEqual(expected.map(({ id }) => id));
    expect(new Set(pages.map(({ numberMatched }) => numberMatched)), query).toEqual(new Set([expected.length]));
    expect(totalsOf(summary), query).toEqual(Array.from({ length: 10 }, () => expected.length));
    expect(summary.nearBoundary, query).toBe(expected.filter(({ nearBoundary }) => nearBoundary).length);
    expect(summary.withoutPosition, query).toBe(expected.filter(({ lng }) => lng === null).length);
    expect(await countOnTiles(query, zoom) + summary.withoutPosition, query).toBe(expected.length);
    expect(await countExported(query, format), `${format} ${query}`).toBe(expected.length);
    expect(await countOfHotspots(query), query).toBe(expected.length);
  }), { numRuns: propertyRuns(40), seed: 20_261_121 });

  expect(matched).toBeGreaterThan(COUNT);
}, 180_000);

async function readPages(query: string): Promise<IncidentPage[]> {
  const pages: IncidentPage[] = [];
  for (let cursor: string | null = ""; cursor !== null; cursor = pages.at(-1)!.nextCursor) {
    pages.push(await ask<IncidentPage>(`/api/incidents?limit=400&${query}${cursor && `&cursor=${cursor}`}`));
  }
  return pages;
}

/** What each breakdown adds up to. */
function totalsOf({ total, byResult, byCell, withoutCell, byCategory, byPeriod, byChannel, byKind, byStatus, bySourceSystem, byHourOfWeek }: Summary): number[] {
  const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);
  const counted = [byCategory, byPeriod, byChannel, byKind, byStatus, bySourceSystem].map((parts: readonly { count: number }[]) => sum(parts.map(({ count }) => count)));
  return [total, sum(Object.values(byResult)), sum(byCell.map(({ count }) => count)) + withoutCell, sum(byHourOfWeek), ...counted];
}

async function countOnTiles(query: string, zoom: number): Promise<number> {
  const placed = rows.filter(({ lng }) => lng !== null);
  const column = (lng: number) => Math.floor(((lng + 180) / 360) * 2 ** zoom);
  const row = (lat: number) => Math.floor((0.5 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / (2 * Math.PI)) * 2 ** zoom);
  const [xs, ys] = [placed.map(({ lng }) => column(lng!)), placed.map(({ lat }) => row(lat!))];
  let count = 0;
  for (let x = Math.min(...xs); x <= Math.max(...xs); x++) {
    for (let y = Math.min(...ys); y <= Math.max(...ys); y++) {
      const answer = await api.request(`/tiles/incidents/${zoom}/${x}/${y}.mvt?${query}`);
      const features = readTile(answer.status === 204 ? null : new Uint8Array(await answer.arrayBuffer()));
      count += features.reduce((sum, { layer, properties }) => sum + (layer === "incident" ? 1 : properties["count"] as number), 0);
    }
  }
  return count;
}

const COUNT_ROWS: Readonly<Record<ExportFormat, (file: Uint8Array<ArrayBuffer>) => Promise<number> | number>> = {
  arrow: (file) => tableFromIPC(file).numRows,
  csv: (file) => (parse(Buffer.from(file), { bom: true, columns: true })).length,
  geojson: (file) => (JSON.parse(Buffer.from(file).toString()) as { features: unknown[] }).features.length,
  async xlsx(file) {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(file.buffer);
    // Its first row is the heading.
    return workbook.worksheets[0]!.actualRowCount - 1;
  },
};

/** Rows in the file, which its header must state as well. */
async function countExported(query: string, format: ExportFormat): Promise<number> {
  const answer = await api.request(`/api/incidents/export?format=${format}&${query}`);
  expect(answer.status, query).toBe(200);
  const count = await COUNT_ROWS[format](new Uint8Array(await answer.arrayBuffer()));
  expect(Number(answer.headers.get("x-row-count")), `${format} ${query}`).toBe(count);
  return count;
}

/** What the cells tested have, and what lies in none of them. */
async function countOfHotspots(query: string): Promise<number> {
  const { incidents, notInAnyCell, cells } = await ask<Hotspots>(`/api/hotspots?${query}`);
  expect(cells.reduce((sum, { count }) => sum + count, 0) + notInAnyCell, query).toBe(incidents);
  return incidents;
}

test("after incidents have changed hands, everything tells the same numbers", async () => {
  const seq = (await ask<Summary>("/api/summary")).lastEventSeq;
  await store.kysely.insertInto("department").values({ code: "hand", name_zh: "专班" }).execute();
  const ids = rows.filter(({ result }) => result !== "overridden").slice(0, 40).map(({ id }) => id);
  for (const id of ids) {
    const answer = await api.request(`/api/incidents/${id}/reassign`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ departmentCode: "hand", reason: "专人" }) });
    expect(answer.status).toBe(200);
  }

  const all = rowsOf(new Uint8Array(await (await api.request("/api/incidents/export?format=arrow")).arrayBuffer()));
  const later = rowsOf(new Uint8Array(await (await api.request(`/api/incidents/columns?after=${seq}`)).arrayBuffer()));
  const summary = await ask<Summary>("/api/summary");

  expect(all.filter(({ result }) => result === "overridden").map(({ id }) => id).sort()).toEqual([...rows.filter(({ result }) => result === "overridden").map(({ id }) => id), ...ids].sort());
  expect(later.map(({ id }) => id).sort()).toEqual([...ids].sort());
  expect(later.every(({ result }) => result === "overridden")).toBe(true);
  expect([summary.total, summary.byResult.overridden]).toEqual([COUNT, all.filter(({ result }) => result === "overridden").length]);
  expect((await ask<IncidentPage>("/api/incidents?result=overridden&limit=1")).numberMatched).toBe(summary.byResult.overridden);
  expect(totalsOf(summary)).toEqual(Array.from({ length: 10 }, () => COUNT));
  for (const format of EXPORT_FORMATS) expect(await countExported("result=overridden", format), format).toBe(summary.byResult.overridden);
});
