import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { CityCells, CityOptions } from "../../../geo/index.ts";
import { CITY_PRESETS, generateCity, GeoInputError } from "../../../geo/index.ts";
import { borderFaults, directedEdges, doubledArea, ringsOf, undirected } from "./city-borders.ts";

const SMALL: Partial<CityOptions> = { counties: 3, towns: 9, villages: 120, verticesTarget: 12_000, radiusKm: 15 };

function digest(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex");
}

describe("the same options", () => {
  test("give the same city, number for number", () => {
    const city = generateCity({ ...SMALL, seed: 7 });

    expect(digest(city)).toBe("d86359c810712aa4af90dce861ad673cf05984c91f35d7264adf3f5b08f4e054");
  });

  test("with another seed give another city", () => {
    expect(digest(generateCity({ ...SMALL, seed: 8 }))).not.toBe(digest(generateCity({ ...SMALL, seed: 9 })));
  });
});

describe.each([
  ["small", { ...SMALL, seed: 3, enclaves: 2 }],
  ["S", CITY_PRESETS.S],
  ["demo", { ...CITY_PRESETS.demo, verticesTarget: 60_000 }],
  ["finely drawn", { ...SMALL, seed: 5, verticesTarget: 40_000 }],
  ["coarsely drawn", { ...SMALL, seed: 6, verticesTarget: 1_500, hexagonsPerLeaf: 4 }],
])("the %s city", (_, options: Partial<CityOptions>) => {
  const city = generateCity(options);
  const levels = [city.city, city.counties, city.towns, city.villages].filter((level) => level.features.length > 0);

  test("has as many cells and about as many vertices as asked for", () => {
    const vertices = ringsOf(city.leaves).reduce((sum, ring) => sum + ring.length - 1, 0);

    expect(levels.map((level) => level.features.length)).toEqual(
      [1, city.options.counties, city.options.towns, city.options.villages].filter((count) => count > 0),
    );
    expect(vertices / city.options.verticesTarget).toBeGreaterThan(0.95);
    expect(vertices / city.options.verticesTarget).toBeLessThan(city.options.verticesTarget < 2000 ? 3 : 1.05);
  });

  test("closes every ring, repeats no position, and winds outer rings counter-clockwise", () => {
    for (const level of levels)
      for (const feature of level.features) {
        const { geometry } = feature;
        const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
        for (const [outer, ...holes] of polygons) {
          expect(doubledArea(outer ?? []) > 0n).toBe(true);
          for (const hole of holes) expect(doubledArea(hole) < 0n).toBe(true);
          for (const ring of [outer ?? [], ...holes]) {
            expect(ring.at(-1)).toEqual(ring[0]);
            expect(new Set(ring.slice(1).map(String)).size).toBe(ring.length - 1);
          }
        }
      }
  });

  test("uses every border once in each direction, the outline once", () => {
    const outline = new Set(ringsOf(city.city).flatMap(directedEdges));
    for (const level of levels) {
      const edges = ringsOf(level).flatMap(directedEdges);
      const all = new Set(edges);
      expect(all.size).toBe(edges.length);
      for (const edge of edges) {
        const [from, to] = edge.split(">");
        if (all.has(`${to}>${from}`)) expect(outline.has(edge)).toBe(false);
        else expect(outline.has(edge)).toBe(true);
      }
    }
  });

  test("builds the borders of upper cells from borders of leaves", () => {
    const leafEdges = new Set(ringsOf(city.leaves).flatMap(directedEdges));

    for (const level of levels)
      expect(ringsOf(level).flatMap(directedEdges).filter((edge) => !leafEdges.has(edge))).toEqual([]);
  });

  test("has children that add up to their parents' area exactly", () => {
    levels.slice(1).forEach((level, above) => {
      const parents = levels[above];
      expect(areasByKey(level, "parent")).toEqual(areasByKey(parents ?? level, "code"));
    });
  });

  test("has borders that meet only at shared vertices", () => {
    expect(borderFaults(undirected(ringsOf(city.leaves)))).toEqual([]);
  });

  test("keeps every anchor inside its cell", () => {
    const outside = levels.flatMap((level) => level.features.filter((feature) => !holdsAnchor(feature)));

    expect(outside.map((feature) => feature.properties.code)).toEqual([]);
  });
});

test("codes have twelve digits, begin with the prefix, and begin like their parent's", () => {
  const { city, counties, towns, villages } = generateCity({ ...SMALL, codePrefix: "9907" });
  const all = [city, counties, towns, villages].flatMap((level) => level.features.map((f) => f.properties));
  const significant = [0, 4, 6, 9, 12];

  expect(new Set(all.map((cell) => cell.code)).size).toBe(all.length);
  for (const { code, parent, level } of all) {
    expect(code).toMatch(/^9907[0-9]{8}$/);
    if (parent) expect(code.slice(0, significant[level - 1])).toBe(parent.slice(0, significant[level - 1]));
  }
});

test("an enclave makes a hole above and a second piece elsewhere", () => {
  const { counties } = generateCity({ ...SMALL, enclaves: 1 });

  expect(counties.features.filter((f) => f.geometry.type === "MultiPolygon")).toHaveLength(1);
  expect(counties.features.filter((f) => f.geometry.type === "Polygon" && f.geometry.coordinates.length === 2)).toHaveLength(1);
});

test.each([
  [{ seed: 0.5 }, "seed"],
  [{ counties: 0 }, "counties"],
  [{ towns: 3 }, "towns"],
  [{ villages: 20 }, "villages"],
  [{ codePrefix: "99" }, "codePrefix"],
  [{ radiusKm: Number.NaN }, "radiusKm"],
  [{ centre: [0, 89] as const }, "centre"],
  [{ verticesTarget: 2_000_000_000 }, "verticesTarget"],
])("options %j are refused by name", (options, name) => {
  expect(() => generateCity(options)).toThrow(GeoInputError);
  expect(() => generateCity(options)).toThrow(name);
});

function areasByKey(level: CityCells, key: "code" | "parent"): Map<string, bigint> {
  const areas = new Map<string, bigint>();
  for (const feature of level.features) {
    const owner = feature.properties[key] ?? "";
    const rings = ringsOf({ type: "FeatureCollection", features: [feature] });
    areas.set(owner, rings.reduce((sum, ring) => sum + doubledArea(ring), areas.get(owner) ?? 0n));
  }
  return new Map([...areas].sort());
}

function holdsAnchor(feature: CityCells["features"][number]): boolean {
  const [x, y] = feature.properties.anchor;
  let inside = false;
  for (const ring of ringsOf({ type: "FeatureCollection", features: [feature] }))
    ring.slice(1).forEach(([bx = 0, by = 0], at) => {
      const [ax = 0, ay = 0] = ring[at] ?? [];
      if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
    });
  return inside;
}
