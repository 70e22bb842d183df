import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { listEditions } from "../../../server/editions/list-editions.ts";
import type { Store } from "../../../server/store/open-store.ts";
import { runCommand } from "../../support/run-command.ts";
import { noSharedData, sharedData } from "../../support/shared-data.ts";
import { createTestDatabase } from "../../support/test-database.ts";

let store: Store;
beforeEach(async () => { store = await createTestDatabase(); });
afterEach(() => store.close());

const boundaries = (name: string) => sharedData(`boundaries/${name}`);

test.skipIf(noSharedData)("Chicago's community areas: its three holes are found, and published once accepted", async () => {
  const t = await runCommand(store, ["cells", boundaries("chicago_community_areas.geojson.gz"), "--level", "community_area", "--create-level", "--map", "code=code,name=name", "--report", "findings.geojson"]);
  console.log(t);
  const p = await runCommand(store, ["publish"]);
  console.log(p);
  console.log(JSON.stringify(await listEditions(store.kysely)));
});
test.skipIf(noSharedData)("New York", async () => {
  for (const [f, l, m] of [["nyc_boroughs", "borough", "code=code,name=name"], ["nyc_nta_2010", "nta", "code=code,name=name,parent=boro"], ["nyc_census_tracts_2010", "tract", "code=code,name=label,parent=nta"]] as const) {
    const t = await runCommand(store, ["cells", boundaries(`${f}.geojson.gz`), "--level", l, "--create-level", "--map", m]);
    console.log(t);
  }
  console.time("publish");
  const p = await runCommand(store, ["publish", "--report", "x.geojson"]);
  console.timeEnd("publish");
  console.log(p.code, p.said.slice(0, 3000), p.complained.slice(0, 5000));
  const t = await runCommand(store, ["cells", boundaries(`nyc_council_districts.geojson.gz`), "--level", "borough", "--map", "code=code"]);
    console.log(t);
});
for (const f of ["cn_zaozhuang_counties_osm.geojson", "cn_zhangye_counties_osm.geojson", "nyc_council_districts.geojson.gz", "nyc_community_districts.geojson.gz"])
test.skipIf(noSharedData)(f, async () => {
  const t = await runCommand(store, ["cells", boundaries(f), "--level", "county", "--create-level", "--map", f.startsWith("cn") ? "code=code,name=name,population=pop_2010" : "code=code", "--publish", "--report", "findings.geojson"]);
  console.log(t);
});
