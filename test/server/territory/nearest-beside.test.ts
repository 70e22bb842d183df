import { expect, test } from "vitest";
import { generateCity } from "../../../geo/index.ts";
import { encodeWkb } from "../../../server/editions/wkb.ts";
import { createLoadedEdition, indexCells } from "../../../server/territory/loaded-edition.ts";
import { nearestBeside } from "../../../server/territory/nearest-beside.ts";
import { seededRandom } from "../../support/seeded-random.ts";

const city = generateCity({ seed: 3, counties: 3, towns: 9, villages: 60, verticesTarget: 3000, radiusKm: 10 });
const edition = createLoadedEdition({ id: 1, territory: "made", name: "made", effectiveFromMs: -Infinity },
  [city.city, city.counties, city.towns, city.villages].flatMap(({ features }) => features).map(({ properties, geometry }) => {
    const positions = (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates).flat(2);
    const [lngs, lats] = [positions.map(([lng]) => lng!), positions.map(([, lat]) => lat!)];
    return {
      code: properties.code, levelCode: "", depth: properties.level, parentCode: properties.parent, nameZh: "", nameEn: null,
      bbox: [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)] as const, geometryWkb: encodeWkb(geometry),
    };
  }));

test("is the nearest of all cells apart from the owner and those above it, however far one looks", () => {
  const { unit, pick } = seededRandom(9);
  const [west, south, east, north] = edition.bbox;
  const outside = Array.from({ length: 4_000 }, () => [west + (unit() * 1.2 - 0.1) * (east - west), south + (unit() * 1.2 - 0.1) * (north - south)] as const)
    .filter(([lng, lat]) => edition.index().locate(lng, lat) < 0).slice(0, 300);

  const mistakes = outside.filter(([lng, lat]) => {
    const owner = edition.index().nearest(lng, lat, 100_000)!.ordinal;
    const maxMetres = pick([200, 2_000, 50_000]);
    const rest = edition.cells.map((cell, place) => ({ cell, place }))
      .filter(({ place }) => !edition.pathOf(owner).includes(place));
    const expected = indexCells(rest.map(({ cell }) => cell)).nearest(lng, lat, maxMetres);
    const found = nearestBeside(edition, owner, lng, lat, maxMetres);
    return found?.ordinal !== (expected && rest[expected.ordinal]!.place) || found?.distanceMetres !== expected?.distanceMetres;
  });

  expect(outside.length).toBe(300);
  expect(mistakes).toEqual([]);
});
