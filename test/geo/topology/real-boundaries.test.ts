import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { area } from "@turf/turf";
import { expect, test } from "vitest";
import { assignParents, checkCells, repairCells, type Finding, type TopologyCells } from "../../../geo/index.ts";

const folder = fileURLToPath(new URL("../../../../shared/data/boundaries/", import.meta.url));
const isAbsent = !existsSync(folder);
// Named in the report, so that nobody takes a skipped check for a passed one.
const where = isAbsent ? " (skipped: ../shared/data/boundaries is absent)" : "";

type Fields = Record<string, string | number>;

function read(file: string, level = 1, parentOf: (fields: Fields) => string | null = () => null): TopologyCells {
  const bytes = readFileSync(folder + file);
  const { features } = JSON.parse((file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8")) as TopologyCells;
  return {
    type: "FeatureCollection",
    features: features.map((feature) => {
      const fields = feature.properties as unknown as Fields;
      const name = fields.name === undefined ? {} : { name: String(fields.name) };
      return { ...feature, properties: { code: String(fields.code), ...name, level, parent: parentOf(fields) } };
    }),
  };
}

const serious = (findings: Finding[]) => findings.filter(({ severity }) => severity === "error");
const ids = (findings: Finding[]) => findings.map(({ id }) => id);
const newYork = () => ({
  boroughs: read("nyc_boroughs.geojson.gz", 1),
  neighbourhoods: read("nyc_nta_2010.geojson.gz", 2, ({ boro }) => String(boro)),
  tracts: read("nyc_census_tracts_2010.geojson.gz", 3, ({ nta }) => String(nta)),
});

test.skipIf(isAbsent)(`Chicago encloses three pieces of ground that no community area owns${where}`, () => {
  const findings = checkCells(read("chicago_community_areas.geojson.gz")).filter(({ severity }) => severity !== "notice");

  expect(findings.map(({ kind, size }) => `${kind} ${(size / 1e6).toFixed(2)} km²`).sort()).toEqual([
    "enclosed_hole 0.31 km²",
    "enclosed_hole 0.51 km²",
    "enclosed_hole 7.98 km²",
  ]);
});

test.skipIf(isAbsent)(`New York's council district 31 crosses itself where rounding folded two islets flat${where}`, () => {
  const findings = serious(checkCells(read("nyc_council_districts.geojson.gz")));

  expect(ids(findings)).toEqual(["self_crossing:31:1", "self_crossing:31:2"]);
  expect(findings[1]!.geometry).toEqual({ type: "Point", coordinates: [-73.8165869, 40.6147445] });
});

test.skipIf(isAbsent).each([
  "nyc_boroughs.geojson.gz",
  "nyc_nta_2010.geojson.gz",
  "nyc_census_tracts_2010.geojson.gz",
  "nyc_community_districts.geojson.gz",
  "cn_zaozhuang_counties_osm.geojson",
  "cn_zhangye_counties_osm.geojson",
])(`%s has no errors${where}`, (file) => {
  expect(serious(checkCells(read(file)))).toEqual([]);
});

test.skipIf(isAbsent)(`New York's tracts fill its neighbourhoods, and these its boroughs${where}`, () => {
  const { boroughs, neighbourhoods, tracts } = newYork();
  const all: TopologyCells = { type: "FeatureCollection", features: [...tracts.features, ...boroughs.features, ...neighbourhoods.features] };

  const findings = checkCells(all);

  expect(serious(findings)).toEqual([]);
  expect(findings.filter(({ kind }) => kind === "parent_not_filled" || kind === "child_outside_parent")).toEqual([]);
});

test.skipIf(isAbsent)(`a neighbourhood without one of its tracts is found by name${where}`, () => {
  const { neighbourhoods, tracts } = newYork();
  const [missing] = tracts.features.splice(100, 1);
  const all: TopologyCells = { type: "FeatureCollection", features: [...neighbourhoods.features, ...tracts.features] };

  const findings = serious(checkCells(all));

  expect(findings).toMatchObject([{ kind: "gap", level: 3, unit: "m2" }]);
  expect(findings[0]!.size / area(missing!)).toBeCloseTo(1, 6);
});

test.skipIf(isAbsent)(`containment gives every tract the neighbourhood that its record names${where}`, () => {
  const { neighbourhoods, tracts } = newYork();
  const stripped: TopologyCells = {
    type: "FeatureCollection",
    features: tracts.features.map((f) => ({ ...f, properties: { ...f.properties, parent: null } })),
  };

  const { cells } = assignParents(stripped, neighbourhoods);

  expect(cells.features.map(({ properties }) => properties.parent)).toEqual(tracts.features.map(({ properties }) => properties.parent));
});

test.skipIf(isAbsent)(`nothing to repair is left after the repair of New York's tracts${where}`, () => {
  const { cells, repairs } = repairCells(newYork().tracts);

  expect(repairs.length).toBeGreaterThan(2000);
  expect(checkCells(cells).filter(({ severity }) => severity === "notice")).toEqual([]);
});
