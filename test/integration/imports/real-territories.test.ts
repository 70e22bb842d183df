import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { listEditions } from "../../../server/editions/list-editions.ts";
import type { Store } from "../../../server/store/open-store.ts";
import { temporaryFolder } from "../../support/import-file.ts";
import { runCommand } from "../../support/run-command.ts";
import { noSharedData, sharedData } from "../../support/shared-data.ts";
import { createTestDatabase } from "../../support/test-database.ts";

let store: Store;
let folder: string;
beforeEach(async () => {
  store = await createTestDatabase();
  folder = temporaryFolder();
});
afterEach(() => store.close());

const run = (...argv: string[]) => runCommand(store, argv, folder);
const cells = (name: string, ...flags: string[]) => run("cells", sharedData(`boundaries/${name}`), "--create-level", ...flags);
const findingKinds = async () => (await sql<{ severity: string; kind: string; n: number }>`
  select severity, kind, count(*)::int as n from topology_finding group by 1, 2 order by 1, 2`.execute(store.kysely)).rows;

test.skipIf(noSharedData)("Chicago's community areas are in force, and their three holes are found", async () => {
  const result = await cells("chicago_community_areas.geojson.gz", "--level", "community_area", "--map", "code=code,name=name", "--publish", "--report", "findings.geojson");

  expect(result).toMatchObject({ code: 0, complained: "" });
  expect(await listEditions(store.kysely)).toMatchObject([{ territory: "chicago-community-areas", status: "published", cellCount: 77, effectiveFrom: null }]);
  expect(await findingKinds()).toEqual([{ severity: "warning", kind: "enclosed_hole", n: 3 }]);
  const report = JSON.parse(readFileSync(join(folder, "findings.geojson"), "utf8")) as { features: { geometry: { type: string } }[] };
  expect(report.features.map((feature) => feature.geometry.type)).toEqual(["Polygon", "Polygon", "Polygon"]);
});

test.skipIf(noSharedData)("New York's boroughs, neighbourhoods and tracts are three levels of one edition", async () => {
  await cells("nyc_boroughs.geojson.gz", "--level", "borough", "--map", "code=code,name=name");
  await cells("nyc_nta_2010.geojson.gz", "--level", "neighbourhood", "--map", "code=code,name=name,parent=boro");
  const result = await cells("nyc_census_tracts_2010.geojson.gz", "--level", "tract", "--map", "code=code,name=label,parent=nta", "--publish");

  expect(result).toMatchObject({ code: 0, complained: "" });
  expect(await listEditions(store.kysely)).toMatchObject([{ territory: "nyc-boroughs", status: "published", cellCount: 2365, findingCounts: { error: 0 } }]);
  const { rows } = await sql`select level_code, count(*)::int as n, count(parent_code)::int as parents from cell group by 1 order by 2`.execute(store.kysely);
  expect(rows).toEqual([
    { level_code: "borough", n: 5, parents: 0 }, { level_code: "neighbourhood", n: 195, parents: 195 }, { level_code: "tract", n: 2165, parents: 2165 },
  ]);
});

test.skipIf(noSharedData)("tracts without a parent column find by containment the neighbourhood that the publisher names", async () => {
  await cells("nyc_nta_2010.geojson.gz", "--level", "neighbourhood", "--map", "code=code,name=name");
  await cells("nyc_census_tracts_2010.geojson.gz", "--level", "tract", "--map", "code=code,name=nta", "--publish");

  const { rows } = await sql`select count(*)::int as n, count(*) filter (where parent_code = name_zh)::int as same from cell where level_code = 'tract'`.execute(store.kysely);
  expect(rows).toEqual([{ n: 2165, same: 2165 }]);
});

test.skipIf(noSharedData)("the self-crossing council district keeps its edition from being published until it is accepted", async () => {
  const refused = await cells("nyc_council_districts.geojson.gz", "--level", "district", "--map", "code=code", "--publish");

  expect(refused.code).toBe(1);
  expect(refused.complained).toContain("self_crossing:31:1");
  expect(refused.complained).toContain("stored in the draft");

  const ids = (await sql<{ finding_id: string }>`select finding_id from topology_finding where severity = 'error'`.execute(store.kysely)).rows.map((row) => row.finding_id);
  const accepted = await run("publish", "--accept", ids.join(","), "--accept-reason", "known rounding of the source");

  expect(accepted).toMatchObject({ code: 0, complained: "" });
  expect(await listEditions(store.kysely)).toMatchObject([{ status: "published", findingCounts: { error: ids.length, accepted: ids.length } }]);
});

test.skipIf(noSharedData)("the counties of two Chinese cities are two territories", async () => {
  await cells("cn_zaozhuang_counties_osm.geojson", "--level", "county", "--map", "population=pop_2010", "--territory", "zaozhuang", "--publish");
  const result = await cells("cn_zhangye_counties_osm.geojson", "--level", "county", "--map", "population=pop_2010", "--publish");

  expect(result).toMatchObject({ code: 0, complained: "" });
  expect((await listEditions(store.kysely)).map(({ territory, status, cellCount }) => [territory, status, cellCount])).toEqual([
    ["zaozhuang", "published", 6], ["cn-zhangye-counties-osm", "published", 6],
  ]);
  const { rows } = await sql`select name_zh, population from cell where code = '370406'`.execute(store.kysely);
  expect(rows).toEqual([{ name_zh: "山亭区", population: 464804 }]);
});

test.skipIf(noSharedData)("a table of village codes has no shapes and is refused as cells", async () => {
  const result = await run("cells", sharedData("admin-codes/zaozhuang_370400_villages.csv.gz"), "--level", "village", "--create-level", "--map", "code=village_code,name=village");

  expect(result).toMatchObject({ code: 1, complained: expect.stringContaining("table without shapes") as string });
});

test.skipIf(noSharedData)("the rivers of China are reaches; those without a name are told", async () => {
  const result = await run("river-reaches", sharedData("rivers/ne_10m_rivers_china_bbox.geojson.gz"), "--map", "code=rivernum,name=name,river=name");

  expect(result.code).toBe(0);
  const { rows } = await sql`select count(*)::int as n from river_reach`.execute(store.kysely);
  // 237 lines: 27 have no name, and some of the others share a number with one before.
  expect(rows).toEqual([{ n: 192 }]);
  expect(result.said).toMatch(/missing +27/);
});
