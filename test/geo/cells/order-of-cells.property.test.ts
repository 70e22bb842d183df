import fc from "fast-check";
import { expect, test } from "vitest";
import { buildCellIndex } from "../../../geo/index.ts";
import { LATTICES, madeCoverage } from "../../support/made-coverages.ts";
import { probePoints } from "../../support/probe-points.ts";
import { propertyRuns } from "../../support/property-runs.ts";
import { seededRandom } from "../../support/seeded-random.ts";

test("the order of the cells changes ordinals and no owner", () => {
  fc.assert(
    fc.property(fc.nat(), fc.constantFrom("sound" as const, "defective" as const), fc.constantFrom(...LATTICES), (seed, soundness, lattice) => {
      const cells = madeCoverage(seed, soundness, lattice);
      const points = probePoints(seededRandom(seed), cells, 200);
      const shuffled = { ...cells, features: seededRandom(seed + 1).shuffle(cells.features) };
      const codes = (collection: typeof cells) =>
        Array.from(buildCellIndex(collection).locateMany(points), (owner) => collection.features[owner]?.properties.code);

      expect(codes(shuffled)).toEqual(codes(cells));
    }),
    { numRuns: propertyRuns(100) },
  );
});

test("every point inside a block of cells without gaps has an owner", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }), fc.nat(), (across, up, seed) => {
      const random = seededRandom(seed);
      const corners = Array.from({ length: (across + 1) * (up + 1) }, (_, at) => {
        const [i, j] = [at % (across + 1), Math.floor(at / (across + 1))];
        const free = i > 0 && i < across && j > 0 && j < up;
        return [100 + i + (free ? random.unit() * 0.4 : 0), 30 + j + (free ? random.unit() * 0.4 : 0)];
      });
      const features = Array.from({ length: across * up }, (_, at) => {
        const first = at + Math.floor(at / across);
        const ring = [first, first + 1, first + across + 2, first + across + 1, first].map((corner) => corners[corner] ?? []);
        return { type: "Feature" as const, properties: { code: `${at}` }, geometry: { type: "Polygon" as const, coordinates: [ring] } };
      });
      const inside = Float64Array.from({ length: 400 }, (_, at) => (at % 2 === 0 ? 100 + random.unit() * across : 30 + random.unit() * up));

      const owners = buildCellIndex({ type: "FeatureCollection", features }).locateMany(inside);

      expect(owners.every((owner) => owner >= 0)).toBe(true);
    }),
    { numRuns: propertyRuns(50) },
  );
});
