import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PolygonTest } from "../../../geo/columns/polygon-test.ts";
import { type Position, sideOfCell } from "../../../geo/index.ts";
import { neighbouringDouble } from "../../support/neighbouring-double.ts";
import { propertyRuns } from "../../support/property-runs.ts";
import { seededRandom } from "../../support/seeded-random.ts";

/** Rings from a few metres to a city, some of them on a lattice, many crossing themselves. */
function madeRing(seed: number, extent: number): Position[] {
  const random = seededRandom(seed);
  const unit = () => (random.chance(0.5) ? random.below(5) / 4 : random.unit());
  return Array.from({ length: 3 + random.below(40) }, () => [112 + unit() * extent, 32 + unit() * extent]);
}

/** Anywhere about the ring, on its corners and edges, and a double beside them. */
function probes(seed: number, ring: readonly Position[], extent: number): Position[] {
  const random = seededRandom(seed);
  const beside = (value: number) => (random.chance(0.5) ? value : neighbouringDouble(value, random.chance(0.5) ? 1 : -1));
  const scattered = Array.from({ length: 60 }, (): Position => [112 + (random.unit() * 1.2 - 0.1) * extent, 32 + (random.unit() * 1.2 - 0.1) * extent]);
  const onEdges = ring.map(([bx, by], at): Position => {
    const [ax, ay] = ring.at(at - 1)!;
    const along = random.pick([0, 0.5, random.unit()]);
    return [beside(ax + (bx - ax) * along), beside(ay + (by - ay) * along)];
  });
  return [...scattered, ...onEdges];
}

describe("positions in a drawn polygon", () => {
  test.each([1e-9, 1e-4, 0.3, 40])("within %f degrees are found exactly as by the plain rule", (extent) => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (seed, probeSeed) => {
        const ring = madeRing(seed, extent);
        const polygon = new PolygonTest(ring);
        const positions = probes(probeSeed, ring, extent);

        expect(positions.map(([lng, lat]) => polygon.holds(lng, lat))).toEqual(positions.map((at) => sideOfCell([ring], at) !== "outside"));
      }),
      { numRuns: propertyRuns(120) },
    );
  });

  test("a row without position is in no polygon", () => {
    expect(new PolygonTest([[-180, -90], [180, -90], [0, 90]]).holds(NaN, NaN)).toBe(false);
  });

  test.each([
    [[[1, 1], [2, 2]], "three positions"],
    [[[1, 1], [2, NaN], [3, 3]], "Position 2"],
  ] as [Position[], string][])("a ring that bounds nothing is refused: %j", (ring, reason) => {
    expect(() => new PolygonTest(ring)).toThrow(reason);
  });
});
