import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { buildCellIndex } from "../../../geo/index.ts";
import type { CellCollection } from "../../../geo/index.ts";
import { exactOracle } from "../../support/exact-oracle.ts";
import { pairs, probePoints } from "../../support/probe-points.ts";
import { propertyRuns } from "../../support/property-runs.ts";
import { seededRandom } from "../../support/seeded-random.ts";

const FOLDER = fileURLToPath(new URL("../../../../shared/data/boundaries/", import.meta.url));
const FILES = [
  "chicago_community_areas.geojson.gz",
  "cn_zaozhuang_counties_osm.geojson",
  "cn_zhangye_counties_osm.geojson",
  "nyc_boroughs.geojson.gz",
  "nyc_census_tracts_2010.geojson.gz",
  "nyc_community_districts.geojson.gz",
  "nyc_council_districts.geojson.gz",
  "nyc_nta_2010.geojson.gz",
];

function load(file: string, level?: number): CellCollection["features"] {
  const bytes = readFileSync(FOLDER + file);
  const { features } = JSON.parse((file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString()) as CellCollection;
  return features.map((feature) => ({
    ...feature,
    properties: { code: String(feature.properties.code), ...(level === undefined ? {} : { level }) },
  }));
}

function wrongOwners(cells: CellCollection, count: number) {
  const index = buildCellIndex(cells);
  const oracle = exactOracle(cells);
  const points = probePoints(seededRandom(17), cells, count);
  const batch = index.locateMany(points);
  return pairs(points).flatMap(([lng, lat], i) => {
    const expected = oracle.owner(lng, lat);
    return index.locate(lng, lat) === expected && batch[i] === expected ? [] : [{ lng, lat, expected, found: batch[i] }];
  });
}

describe.skipIf(!existsSync(FOLDER))("published boundaries (skipped where ../shared/data is absent)", () => {
  test.each(FILES)("every point of %s has the owner that exact arithmetic names", (file) => {
    expect(wrongOwners({ type: "FeatureCollection", features: load(file) }, propertyRuns(4000))).toEqual([]);
  });

  test("so has every point of New York in three levels at once", () => {
    const features = [...load("nyc_boroughs.geojson.gz", 1), ...load("nyc_census_tracts_2010.geojson.gz", 3), ...load("nyc_nta_2010.geojson.gz", 2)];

    expect(wrongOwners({ type: "FeatureCollection", features }, propertyRuns(4000))).toEqual([]);
  });
});
