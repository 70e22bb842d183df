import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findCycles, type Position, RiverNetwork, type RiverReach } from "../../../geo/index.ts";
import { geodesicMetres } from "../../support/geodesic-metres.ts";
import { propertyRuns } from "../../support/property-runs.ts";

const reach = (code: string, downstreamCode: string | null, ...line: Position[]): RiverReach => ({ code, downstreamCode, lines: [line] });

/** A river from west to east in two reaches; a tributary from the north enters the lower one at its middle. */
const RIVER = [
  reach("A1", "A2", [117, 35], [117.1, 35]),
  reach("A2", null, [117.1, 35], [117.2, 35], [117.3, 35]),
  reach("T", "A2", [117.2, 35.1], [117.2, 35]),
];
const tenthEast = geodesicMetres([117, 35], [117.1, 35]);
const tenthSouth = geodesicMetres([117.2, 35.1], [117.2, 35]);

describe("distances", () => {
  test("the length of a reach is that of its geodesics", () => {
    expect(new RiverNetwork(RIVER).lengthOf("A2")).toBeCloseTo(2 * tenthEast, 1);
  });
});

describe("where something lies", () => {
  const network = new RiverNetwork(RIVER);

  test("on a reach: along it from the upper end, and off it", () => {
    const place = network.placeOn("A2", [117.15, 35.001]);
    expect(place?.alongMetres).toBeCloseTo(tenthEast / 2, 0);
    expect(place?.offMetres).toBeCloseTo(geodesicMetres([117.15, 35.001], [117.15, 35]), 2);
    expect(network.placeOn("X", [117, 35])).toBeUndefined();
  });

  test("the nearest reach of all; of two equally near the smaller code", () => {
    expect(network.nearestPlace([117.19, 35.08])?.reachCode).toBe("T");
    expect(network.nearestPlace([117.1, 35.01])?.reachCode).toBe("A1");
    expect(new RiverNetwork([]).nearestPlace([117, 35])).toBeUndefined();
  });

  test("no sampled place of any reach is nearer than the one answered", () => {
    fc.assert(fc.property(fc.double({ min: 116.9, max: 117.4, noNaN: true }), fc.double({ min: 34.9, max: 35.2, noNaN: true }), (lng, lat) => {
      const found = network.nearestPlace([lng, lat])?.offMetres ?? Infinity;
      const sampled = RIVER.flatMap(({ lines: [line = []] }) => line.slice(1).flatMap((to, at) => Array.from({ length: 41 }, (_, i) => {
        const from = line[at] ?? to;
        return geodesicMetres([lng, lat], [from[0] + (i / 40) * (to[0] - from[0]), from[1] + (i / 40) * (to[1] - from[1])]);
      })));
      // Far from the point its metric is off by up to 0.1 %.
      expect(found).toBeLessThanOrEqual(Math.min(...sampled) * 1.002 + 0.01);
    }), { numRuns: propertyRuns(200) });
  });
});

describe("up-stream", () => {
  const network = new RiverNetwork(RIVER);
  const at = (code: string, position: Position) => network.placeOn(code, position) ?? { reachCode: code, alongMetres: NaN };

  test("below the confluence both the river above and the tributary are up-stream, by distance along the water", () => {
    const { reaches, distanceTo } = network.traceUpstream(at("A2", [117.25, 35]));

    expect(reaches.map(({ reachCode }) => reachCode)).toEqual(["A2", "T", "A1"]);
    expect(reaches[1]?.distanceMetres).toBeCloseTo(tenthEast / 2, 0);
    expect(distanceTo(at("T", [117.2, 35.05]))).toBeCloseTo(tenthEast / 2 + tenthSouth / 2, 0);
    expect(distanceTo(at("A1", [117, 35]))).toBeCloseTo(2.5 * tenthEast, 0);
  });

  test("above the confluence the tributary is not up-stream, nor is what lies below on the same reach", () => {
    const { reaches, distanceTo } = network.traceUpstream(at("A2", [117.15, 35]));

    expect(reaches.map(({ reachCode }) => reachCode)).toEqual(["A2", "A1"]);
    expect(distanceTo(at("T", [117.2, 35.05]))).toBeUndefined();
    expect(distanceTo(at("A2", [117.16, 35]))).toBeUndefined();
    expect(distanceTo(at("A2", [117.14, 35]))).toBeCloseTo(tenthEast / 10, 0);
  });

  test("a limit cuts off what is farther along the water", () => {
    const { reaches, distanceTo } = network.traceUpstream(at("A2", [117.25, 35]), tenthEast);

    expect(reaches.map(({ reachCode }) => reachCode)).toEqual(["A2", "T"]);
    expect(distanceTo(at("T", [117.2, 35.09]))).toBeUndefined();
  });

  test("in any tree of reaches: exactly those from which walking down reaches the place, summing their lengths", () => {
    const parents = fc.array(fc.nat(), { minLength: 1, maxLength: 25 });
    fc.assert(fc.property(parents, fc.nat(), (picks, askedPick) => {
      // Reach i flows into an earlier one; each begins at the lower end of a star around the mouth, and ends where its parent begins.
      const parentOf = picks.map((pick, i) => (i === 0 ? null : pick % i));
      const top = (i: number): Position => [117 + 0.01 * (i + 1), 35 + 0.013 * ((i * 7) % 11)];
      const bottom = (i: number): Position => { const parent = parentOf[i]; return parent === null || parent === undefined ? [117, 35] : top(parent); };
      const tree = new RiverNetwork(picks.map((_, i) => reach(`R${i}`, parentOf[i] === null ? null : `R${String(parentOf[i])}`, top(i), bottom(i))));
      const asked = askedPick % picks.length;

      const trace = tree.traceUpstream({ reachCode: `R${asked}`, alongMetres: tree.lengthOf(`R${asked}`) ?? 0 });

      const byWalking = new Map<string, number>(picks.flatMap((_, i) => {
        let [at, metres] = [i as number | null, 0];
        while (at !== null && at !== asked) {
          at = parentOf[at] ?? null;
          if (at !== null) metres += geodesicMetres(top(at), bottom(at));
        }
        return at === asked ? [[`R${i}`, metres] as const] : [];
      }));
      expect(new Set(trace.reaches.map(({ reachCode }) => reachCode))).toEqual(new Set(byWalking.keys()));
      for (const { reachCode, distanceMetres } of trace.reaches) expect(distanceMetres).toBeCloseTo(byWalking.get(reachCode as `R${number}`) ?? NaN, 0);
    }), { numRuns: propertyRuns(100) });
  });
});

describe("findings", () => {
  test("a ring of reaches is refused, told once, and leads nowhere", () => {
    const ring = [reach("B", "C", [117, 35], [117.1, 35]), reach("C", "A", [117.1, 35], [117.1, 35.1]), reach("A", "B", [117.1, 35.1], [117, 35]), reach("D", "B", [116.9, 35], [117, 35])];
    const network = new RiverNetwork(ring);

    expect(network.findings).toEqual([{ kind: "cycle", codes: ["A", "B", "C"] }]);
    expect(network.traceUpstream({ reachCode: "B", alongMetres: network.lengthOf("B") ?? 0 }).reaches.map(({ reachCode }) => reachCode)).toEqual(["B", "D"]);
  });

  test("a reach that flows out of what is recorded is told", () => {
    expect(new RiverNetwork([reach("A", "Z", [117, 35], [118, 35])]).findings).toEqual([{ kind: "unknown_downstream", codes: ["A", "Z"] }]);
  });

  test("every ring and no tree is found, whatever the links", () => {
    fc.assert(fc.property(fc.array(fc.option(fc.nat(11), { nil: null }), { minLength: 12, maxLength: 12 }), (links) => {
      const downstreamOf = new Map(links.map((to, from) => [`R${from}`, to === null ? null : `R${to}`]));
      const inRing = links.flatMap((_, from) => {
        let at: number | null = links[from] ?? null;
        for (let steps = 0; at !== null && at !== from && steps < 12; steps++) at = links[at] ?? null;
        return at === from ? [`R${from}`] : [];
      });
      expect(findCycles(downstreamOf).flat().toSorted()).toEqual(inRing.toSorted());
    }), { numRuns: propertyRuns(200) });
  });
});
