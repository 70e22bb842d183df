import fc from "fast-check";
import { expect, test } from "vitest";
import { giStar } from "../../../geo/index.ts";
import { neighboursFrom } from "../../support/neighbour-lists.ts";
import { propertyRuns } from "../../support/property-runs.ts";
import { seededRandom } from "../../support/seeded-random.ts";

/** Values with gaps, and a random symmetric neighbourhood. */
const made = fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 2 ** 31 })).map(([size, seed]) => {
  const random = seededRandom(seed);
  const values = Float64Array.from({ length: size }, () => (random.chance(0.2) ? NaN : random.below(4) + random.unit()));
  const lists: number[][] = Array.from({ length: size }, () => []);
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) if (random.chance(0.2)) { lists[i]!.push(j); lists[j]!.push(i); }
  return { values, lists, random };
});

/** The formula as printed by Ord and Getis (1995), sums written out, over cells with data. */
function printedFormula(values: Float64Array, lists: readonly number[][]): number[] {
  const known = [...values.keys()].filter((cell) => !Number.isNaN(values[cell]!));
  const n = known.length;
  const mean = known.reduce((sum, cell) => sum + values[cell]!, 0) / n;
  const s = Math.sqrt(known.reduce((sum, cell) => sum + values[cell]! ** 2, 0) / n - mean ** 2);
  return [...values.keys()].map((cell) => {
    if (Number.isNaN(values[cell]!)) return NaN;
    const near = known.filter((other) => other === cell || lists[cell]!.includes(other));
    const [w, s1] = [near.length, near.length];
    return (near.reduce((sum, other) => sum + values[other]!, 0) - w * mean) / (s * Math.sqrt((n * s1 - w ** 2) / (n - 1)));
  });
}

test("scores are those of the printed formula", () => {
  fc.assert(
    fc.property(made, ({ values, lists }) => {
      const expected = printedFormula(values, lists);

      const { z } = giStar(values, neighboursFrom(lists));

      z.forEach((score, cell) => {
        if (Number.isFinite(expected[cell])) expect(score).toBeCloseTo(expected[cell]!, 6);
        else expect(score).toBeNaN();
      });
    }),
    { numRuns: propertyRuns(500) },
  );
});

test("another order of the cells, another unit and another zero change no score", () => {
  fc.assert(
    fc.property(made, ({ values, lists, random }) => {
      const order = random.shuffle([...values.keys()]);
      const moved = Float64Array.from(order, (cell) => values[cell]! * 1e150 + 3e150);
      const { z } = giStar(values, neighboursFrom(lists));

      const again = giStar(moved, neighboursFrom(order.map((cell) => lists[cell]!.map((other) => order.indexOf(other))))).z;

      again.forEach((score, at) => (Number.isNaN(z[order[at]!]!) ? expect(score).toBeNaN() : expect(score).toBeCloseTo(z[order[at]!]!, 6)));
    }),
    { numRuns: propertyRuns(300) },
  );
});

test("equal values give no score, though their mean be rounded", () => {
  const { z } = giStar(new Float64Array(10).fill(0.1), neighboursFrom(Array.from({ length: 10 }, (_, i) => [(i + 1) % 10, (i + 9) % 10])));

  expect([...z].every(Number.isNaN)).toBe(true);
});
