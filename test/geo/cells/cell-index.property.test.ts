import fc from "fast-check";
import { expect, test } from "vitest";
import { buildCellIndex } from "../../../geo/index.ts";
import { exactOracle } from "../../support/exact-oracle.ts";
import { LATTICES, madeCoverage } from "../../support/made-coverages.ts";
import { pairs, probePoints } from "../../support/probe-points.ts";
import { propertyRuns } from "../../support/property-runs.ts";
import { seededRandom } from "../../support/seeded-random.ts";

const seed = fc.integer({ min: 0, max: 2 ** 31 });
const soundness = fc.constantFrom("sound" as const, "defective" as const);
const lattice = fc.constantFrom(...LATTICES);
const POINTS = 200;

test("the owner is the one that exact arithmetic names, in single questions and in batches", () => {
  fc.assert(
    fc.property(seed, soundness, lattice, (seed, soundness, lattice) => {
      const cells = madeCoverage(seed, soundness, lattice);
      const points = probePoints(seededRandom(seed), cells, POINTS);
      const index = buildCellIndex(cells);
      const oracle = exactOracle(cells);

      const batch = index.locateMany(points);

      const wrong = pairs(points).flatMap(([lng, lat], i) => {
        const [expected, single, batched] = [oracle.owner(lng, lat), index.locate(lng, lat), batch[i]];
        return single === expected && batched === expected ? [] : [{ lng, lat, expected, single, batched }];
      });
      expect(wrong).toEqual([]);
    }),
    { numRuns: propertyRuns(300) },
  );
});
