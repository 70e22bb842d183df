import { distance } from "@turf/turf";
import fc from "fast-check";
import { expect, test } from "vitest";
import { buildCellIndex } from "../../../geo/index.ts";
import { geodesicMetres } from "../../support/geodesic-metres.ts";
import { propertyRuns } from "../../support/property-runs.ts";

/** A cell far smaller than a millimetre, so that its distance is that of a position. */
function metresTo(from: readonly [number, number], to: readonly [number, number]): number {
  const index = buildCellIndex({
    type: "FeatureCollection",
    features: [{ type: "Feature", properties: { code: "1" }, geometry: { type: "Polygon", coordinates: [[[...to]]] } }],
  });
  return index.nearest(...from, Infinity)?.distanceMetres ?? NaN;
}

const latitude = fc.double({ min: -70, max: 70, noNaN: true });
const bearing = fc.double({ min: 0, max: 2 * Math.PI, noNaN: true });
const away = fc.double({ min: 1, max: 5000, noNaN: true });

test("distances up to 5 km are within 0.1 % of the geodesic", () => {
  fc.assert(
    fc.property(latitude, bearing, away, (lat, angle, metres) => {
      const from = [104, lat] as const;
      const to = [104 + (metres * Math.sin(angle)) / (111_320 * Math.cos((lat * Math.PI) / 180)), lat + (metres * Math.cos(angle)) / 111_320] as const;
      const geodesic = geodesicMetres(from, to);

      expect(Math.abs(metresTo(from, to) - geodesic)).toBeLessThan(geodesic * 1e-3);
    }),
    { numRuns: propertyRuns(300) },
  );
});

test("distances differ from those on turf's sphere by no more than the ellipsoid does, 0.6 %", () => {
  fc.assert(
    fc.property(latitude, bearing, (lat, angle) => {
      const to = [104 + 0.01 * Math.sin(angle), lat + 0.01 * Math.cos(angle)] as const;
      const sphere = distance([104, lat], [...to], { units: "meters" });

      expect(Math.abs(metresTo([104, lat], to) - sphere)).toBeLessThan(sphere * 6e-3);
    }),
    { numRuns: propertyRuns(100) },
  );
});
