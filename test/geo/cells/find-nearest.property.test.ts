import fc from "fast-check";
import { expect, test } from "vitest";
import { buildCellIndex } from "../../../geo/index.ts";
import type { CellCollection, NearbyCell } from "../../../geo/index.ts";
import { exactOracle } from "../../support/exact-oracle.ts";
import { LATTICES, madeCoverage } from "../../support/made-coverages.ts";
import { metresToCells } from "../../support/plain-nearest.ts";
import { pairs, probePoints } from "../../support/probe-points.ts";
import { propertyRuns } from "../../support/property-runs.ts";
import { seededRandom } from "../../support/seeded-random.ts";

const inputs = [fc.integer({ min: 0, max: 2 ** 31 }), fc.constantFrom("sound" as const, "defective" as const), fc.constantFrom(...LATTICES)] as const;
const ROUNDING = 1e-9;

/** What is wrong with an answer, given the distance to every cell that counts. */
function complaint(found: NearbyCell | undefined, metres: Map<number, number>, maxMetres: number): string | undefined {
  const least = Math.min(Infinity, ...metres.values());
  const tolerance = 1e-9 + least * ROUNDING;
  if (found === undefined) return least <= maxMetres - tolerance ? `nothing, though one is at ${least}` : undefined;
  const own = metres.get(found.ordinal);
  if (own === undefined) return `${found.ordinal}, which does not count`;
  if (Math.abs(own - found.distanceMetres) > tolerance) return `${found.distanceMetres} for ${own}`;
  return own > least + tolerance ? `${found.ordinal} at ${own}, though one is at ${least}` : undefined;
}

function countingAsOther(cells: CellCollection, holders: readonly number[], metres: readonly number[]): Map<number, number> {
  const level = (ordinal: number) => cells.features[ordinal]?.properties.level ?? 0;
  const owner = holders[0];
  const all = new Map(metres.entries());
  if (owner === undefined) return all;
  for (const holder of holders) if (holder === owner || level(holder) < level(owner)) all.delete(holder);
  return all;
}

test("the nearest cell, and the nearest other one, are those that a plain search finds", () => {
  fc.assert(
    fc.property(...inputs, (seed, soundness, lattice) => {
      const cells = madeCoverage(seed, soundness, lattice);
      const random = seededRandom(seed);
      const index = buildCellIndex(cells);
      const oracle = exactOracle(cells);

      const wrong = pairs(probePoints(random, cells, 40, 0.3)).flatMap(([lng, lat]) => {
        const reach = random.pick([0, 200, 1000, 5000, 1e6, Infinity]);
        const metres = metresToCells(cells, oracle, lng, lat);
        const nearest = complaint(index.nearest(lng, lat, reach), new Map(metres.entries()), reach);
        const other = complaint(index.nearestOther(lng, lat, reach), countingAsOther(cells, oracle.holders(lng, lat), metres), reach);
        return nearest === undefined && other === undefined ? [] : [{ lng, lat, reach, nearest, other }];
      });

      expect(wrong).toEqual([]);
    }),
    { numRuns: propertyRuns(150) },
  );
});
