import { describe, expect, test } from "vitest";
import type { MEASURES } from "../../../geo/index.ts";
import { analyseHotspots, buildCellIndex, type CellCollection, cellNeighbours, type HotspotAnalysis, measured } from "../../../geo/index.ts";
import { makeDemoCity } from "../../../server/demo/make-demo-city.ts";

const city = makeDemoCity(1, new Date("2026-11-21T06:32:08Z"));
const villages = city.cells.filter(({ levelCode }) => levelCode === "village");
const placeOf = new Map(villages.map(({ code }, place) => [code, place]));
const cells: CellCollection = {
  type: "FeatureCollection",
  features: villages.map(({ code, geometry }) => ({ type: "Feature", properties: { code }, geometry })),
};
const neighbours = cellNeighbours(cells);
const incidents = [...city.incidents()].filter(({ x, y }) => x !== null && y !== null);
const owners = buildCellIndex(cells).locateMany(Float64Array.from(incidents.flatMap(({ x, y }) => [x ?? NaN, y ?? NaN])));

type Planted = (typeof city.planted.hotspots)[number];

/** Gi* over all villages, of the hotspot's category and the time in which it was planted. */
function analyse({ categoryCode, externalIds }: Planted, measure: (typeof MEASURES)[number]): HotspotAnalysis {
  const own = new Set(externalIds);
  const times = incidents.filter(({ externalId }) => own.has(externalId)).map(({ occurredAt }) => occurredAt).sort();
  const [from = "", to = ""] = [times[0], times.at(-1)];
  const counts = new Uint32Array(villages.length);
  incidents.forEach((incident, at) => {
    const isMeant = incident.categoryCode === categoryCode && incident.occurredAt >= from && incident.occurredAt <= to;
    if (isMeant && owners[at]! >= 0) counts[owners[at]!]!++;
  });
  const values = Float64Array.from(counts, (count, place) => measured(measure, count, { areaSquareMetres: NaN, population: villages[place]!.population }));
  return analyseHotspots({ values, neighbours, correction: "fdr", alpha: 0.05 });
}

describe.each(city.planted.hotspots)("the hotspot planted in $townNameZh ($categoryCode, $trend)", (planted) => {
  const places = planted.villageCodes.map((code) => placeOf.get(code) ?? -1);

  test.each(["count", "per_10k"] as const)("all of its villages are hot at 99 % after correction, by %s", (measure) => {
    const { classes } = analyse(planted, measure);

    expect(places.map((place) => classes[place])).toEqual(places.map(() => 3));
  });

  test("nowhere in the city is the score higher than in or beside it", () => {
    const { z } = analyse(planted, "per_10k");
    const inOrBeside = new Set(places.flatMap((place) => [place, ...neighbours.indices.subarray(neighbours.offsets[place], neighbours.offsets[place + 1])]));

    expect(inOrBeside).toContain(z.indexOf(Math.max(...z)));
  });
});
