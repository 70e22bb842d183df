import { existsSync } from "node:fs";
import { join } from "node:path";
import type { FeatureCollection, MultiPolygon, Polygon } from "geojson";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fileSource } from "../../../server/imports/read/file-source.ts";
import { PROJECT_ROOT } from "../../../server/project-root.ts";
import type { Store } from "../../../server/store/open-store.ts";
import { createTestDatabase } from "../../support/test-database.ts";
import { publishEdition, readGeoJson } from "./published-edition.ts";
import { runImport } from "./run-import.ts";

const DATA = join(PROJECT_ROOT, "..", "shared", "data");
const hasData = existsSync(DATA);
if (!hasData) console.warn(`Skipping the imports of real data: ${DATA} is not there.`);

type Areas = FeatureCollection<Polygon | MultiPolygon, { code: string; name: string }>;

let store: Store;
beforeEach(async () => { store = await createTestDatabase(); });
afterEach(() => store.close());

test.skipIf(!hasData)("Chicago: every row is stored once, and our cells agree with the recorded areas", async () => {
  await publishEdition(store, "chicago", [{ level: "area", depth: 1, cells: readGeoJson<Areas>(join(DATA, "boundaries/chicago_community_areas.geojson.gz")) }]);
  const source = await fileSource(join(DATA, "complaints/chicago_incidents_2018_q1.csv.gz"));
  const options = {
    map: { external_id: "id", occurred_at: "created", category: "category", description: "description", address: "location", lng: "lon", lat: "lat" },
    crs: "wgs84" as const, timeZone: "America/Chicago", createCategories: true, compare: ["community_area=cell.code"],
  };

  const first = await runImport(store, source, options);
  const second = await runImport(store, source, options);

  const { compared, exact, within5Metres, within150Metres } = first.report.agreements[0] ?? { compared: 0, exact: 0, within5Metres: 0, within150Metres: 0 };
  expect(first.report).toMatchObject({ rowsRead: 57_849, rowsPresent: 0 });
  expect(exact / compared).toBeGreaterThanOrEqual(0.972);
  expect((exact + within5Metres) / compared).toBeGreaterThanOrEqual(0.997);
  expect((exact + within5Metres + within150Metres) / compared).toBeGreaterThanOrEqual(0.999);
  expect(second.report).toMatchObject({ rowsStored: 0, rowsPresent: first.report.rowsStored, rowsRejected: first.report.rowsRejected });
  const { rows } = await store.pool.query("select count(*) as n, count(distinct external_id) as ids from incident");
  expect(rows[0]).toEqual({ n: first.report.rowsStored, ids: first.report.rowsStored });
});

test.skipIf(!hasData)("New York: community boards by a table of codes, boroughs by name", async () => {
  await publishEdition(store, "nyc", [
    { level: "borough", depth: 1, cells: readGeoJson<Areas>(join(DATA, "boundaries/nyc_boroughs.geojson.gz")) },
    { level: "district", depth: 2, cells: boroughsAbove(readGeoJson<Areas>(join(DATA, "boundaries/nyc_community_districts.geojson.gz"))) },
  ]);
  const source = await fileSource(join(DATA, "complaints/nyc311_animals_2010_2025.csv.gz"));

  const { report } = await runImport(store, source, {
    map: { external_id: "unique_key", occurred_at: "created_date", category: "complaint_type", title: "descriptor", channel: "open_data_channel_type" },
    crs: "wgs84", timeZone: "America/New_York", createCategories: true,
    compare: ["community_board=cell.code@district", "borough=cell.name@borough"], recode: { community_board: boardCodes(), open_data_channel_type: { ONLINE: "web", MOBILE: "web", UNKNOWN: "", OTHER: "" } },
  });

  const [board, borough] = report.agreements;
  expect(report.rowsRead).toBe(5895);
  expect((board?.exact ?? 0) / (board?.compared ?? 1)).toBeGreaterThanOrEqual(0.9935);
  expect((borough?.exact ?? 0) / (borough?.compared ?? 1)).toBeGreaterThanOrEqual(0.9985);
});

function boroughsAbove(districts: Areas): Areas {
  return { ...districts, features: districts.features.map((feature) => ({ ...feature, properties: { ...feature.properties, parent: String(feature.properties.code).slice(0, 1) } })) };
}

/** "08 BROOKLYN" to 308, for every district of every borough. */
function boardCodes(): Record<string, string> {
  const boroughs = ["MANHATTAN", "BRONX", "BROOKLYN", "QUEENS", "STATEN ISLAND"];
  return Object.fromEntries(boroughs.flatMap((name, i) =>
    Array.from({ length: 99 }, (_, at) => [`${String(at + 1).padStart(2, "0")} ${name}`, `${i + 1}${String(at + 1).padStart(2, "0")}`])));
}
