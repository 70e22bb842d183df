import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { groupHotspots, type GroupQuestion, hotspotChange } from "../../../geo/index.ts";
import { NeighbourPairs } from "../../../geo/hotspots/neighbours.ts";
import { propertyRuns } from "../../support/property-runs.ts";

/** A square of cells, queen neighbours. */
function squareNeighbours(side: number) {
  const pairs = new NeighbourPairs(side * side);
  for (let one = 0; one < side * side; one++) {
    for (let other = one + 1; other < side * side; other++) {
      if (Math.abs((one % side) - (other % side)) <= 1 && Math.abs(Math.floor(one / side) - Math.floor(other / side)) <= 1) pairs.add(one, other);
    }
  }
  return pairs.toNeighbours();
}

const SIDE = 6;
const SIZE = SIDE * SIDE;
const neighbours = squareNeighbours(SIDE);

function ask(over: Partial<GroupQuestion>): GroupQuestion {
  return {
    isHot: new Uint8Array(SIZE), z: new Float64Array(SIZE), counts: new Uint32Array(SIZE).fill(1), weights: new Float64Array(SIZE).fill(1),
    neighbours, fewestIncidents: 0, ...over,
  };
}

const withCells = (values: Record<number, number>, rest = 0) => Array.from({ length: SIZE }, (_, cell) => values[cell] ?? rest);

describe("hot cells as groups", () => {
  test("two hot cells are in one group exactly when a chain of hot neighbours joins them", () => {
    fc.assert(fc.property(fc.array(fc.boolean(), { minLength: SIZE, maxLength: SIZE }), (hot) => {
      const groups = groupHotspots(ask({ isHot: Uint8Array.from(hot, Number) }));
      // Oracle: reachability by squaring, over all pairs.
      const reach = hot.map((isHot, one) => hot.map((other, at) => isHot && other && (one === at
        || (Math.abs((one % SIDE) - (at % SIDE)) <= 1 && Math.abs(Math.floor(one / SIDE) - Math.floor(at / SIDE)) <= 1))));
      for (let k = 0; k < SIZE; k++) for (let i = 0; i < SIZE; i++) if (reach[i]![k]) for (let j = 0; j < SIZE; j++) if (reach[k]![j]) reach[i]![j] = true;

      const groupOf = new Map(groups.flatMap(({ cells }, at) => cells.map((cell) => [cell, at] as const)));
      expect([...groupOf.keys()].sort((a, b) => a - b)).toEqual([...hot.keys()].filter((cell) => hot[cell]));
      for (let i = 0; i < SIZE; i++) for (let j = 0; j < SIZE; j++) if (hot[i] && hot[j]) expect(groupOf.get(i) === groupOf.get(j)).toBe(reach[i]![j]);
    }), { numRuns: propertyRuns(60) });
  });

  test("observed and expected are of the group's own cells, the risk is inside over outside", () => {
    const counts = Uint32Array.from(withCells({ 0: 20, 1: 10 }, 1));
    const weights = Float64Array.from(withCells({ 0: 2, 1: 4 }, 1));
    const [group] = groupHotspots(ask({ isHot: Uint8Array.from(withCells({ 0: 1, 1: 1 })), z: Float64Array.from(withCells({ 0: 3, 1: 7 })), counts, weights }));

    expect(group).toMatchObject({ cells: [1, 0], peakZ: 7, observed: 30, before: null, change: null });
    expect(group!.expected).toBeCloseTo((64 * 6) / 40, 12);
    expect(group!.relativeRisk).toBeCloseTo((30 / 6) / (34 / 34), 12);
  });

  test("groups of fewer incidents than asked are left out, the others are ranked by their peak", () => {
    const isHot = Uint8Array.from(withCells({ 0: 1, 3: 1, 35: 1 }));
    const groups = groupHotspots(ask({ isHot, z: Float64Array.from(withCells({ 0: 2, 3: 5, 35: 9 })), counts: Uint32Array.from(withCells({ 0: 12, 3: 15, 35: 9 })), fewestIncidents: 10 }));

    expect(groups.map(({ cells }) => cells)).toEqual([[3], [0]]);
  });

  test("a cell whose weight is not known counts neither in what is observed nor in what is expected", () => {
    const isHot = Uint8Array.from(withCells({ 0: 1, 1: 1 }));
    const [group] = groupHotspots(ask({ isHot, counts: Uint32Array.from(withCells({ 0: 5, 1: 100 }, 1)), weights: Float64Array.from(withCells({ 1: NaN }, 1)) }));

    expect(group).toMatchObject({ observed: 5, expected: 39 / 35 });
  });
});

describe("the change against the window before", () => {
  const elsewhere = { nowElsewhere: 1000, beforeElsewhere: 1000 };

  test.each([
    ["more, where it was dense before", { now: 60, before: 30, riskBefore: 3 }, "intensifying"],
    ["more, where it was as elsewhere before", { now: 60, before: 3, riskBefore: 1.5 }, "new"],
    ["about as much", { now: 33, before: 30, riskBefore: 3 }, "persistent"],
    ["less", { now: 30, before: 60, riskBefore: 6 }, "weakening"],
  ] as const)("%s", (_, place, change) => {
    expect(hotspotChange({ ...place, ...elsewhere })).toBe(change);
  });

  test("what rises as everything rises is persistent", () => {
    expect(hotspotChange({ now: 60, before: 30, riskBefore: 3, nowElsewhere: 2000, beforeElsewhere: 1000 })).toBe("persistent");
  });

  test("where nothing was before, what there is, is new", () => {
    expect(hotspotChange({ now: 10, before: 0, riskBefore: Infinity, nowElsewhere: 0, beforeElsewhere: 0 })).toBe("new");
  });
});
