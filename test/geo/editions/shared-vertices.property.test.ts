import fc from "fast-check";
import type { Polygon, Position } from "geojson";
import { describe, expect, test } from "vitest";
import {
  checkCells, deleteSharedVertex, type EditableCell, followChildren, GeoInputError, insertSharedVertex, moveSharedVertices, type TopologyCells,
} from "../../../geo/index.ts";
import { fractalLattice } from "../../support/fractal-lattice.ts";
import { propertyRuns } from "../../support/property-runs.ts";
import { type SeededRandom, seededRandom } from "../../support/seeded-random.ts";
import { cellsOf, place, rectangle } from "../../support/topology-builders.ts";

const EXACT = { toleranceMetres: 0, roundingMetres: 0, holeWidthMetres: 0 };
const territory = (seed: number) =>
  fractalLattice({ columns: 6, rows: 4, segments: 4, seed, blocks: [{ columns: 3, rows: 2 }, { columns: 6, rows: 4 }] });

const editable = (cells: TopologyCells): EditableCell[] => cells.features.map(({ properties, geometry }) => ({ code: properties.code, geometry }));
const outer = (cell: EditableCell) => (cell.geometry as Polygon).coordinates[0]!;
const edited = (cells: TopologyCells, changes: readonly EditableCell[]): TopologyCells => {
  const byCode = new Map(changes.map((cell) => [cell.code, cell.geometry]));
  return { type: "FeatureCollection", features: cells.features.map((feature) => ({ ...feature, geometry: byCode.get(feature.properties.code) ?? feature.geometry })) };
};

function someMoves(cells: readonly EditableCell[], random: SeededRandom) {
  const positions = [...new Map(cells.flatMap(outer).map((position) => [position.join(), position])).values()];
  return random.shuffle(positions).slice(0, 1 + random.below(12)).map(([lng = 0, lat = 0]) => ({
    from: [lng, lat] as const, to: [lng + (random.unit() - 0.5) * 2e-5, lat + (random.unit() - 0.5) * 2e-5] as const,
  }));
}

/** Edges as a set, direction left out. */
function edgesOf(geometry: { coordinates: unknown }): string[] {
  const rings: Position[][] = [];
  const collect = (value: unknown): void => {
    const list = value as unknown[][];
    if (Array.isArray(list[0]) && typeof list[0][0] === "number") rings.push(list as Position[]);
    else for (const part of list) collect(part);
  };
  collect(geometry.coordinates);
  return rings.flatMap((ring) => ring.slice(1).map((end, i) => [ring[i]!.join(), end.join()].sort().join(" "))).sort();
}

test("a sound territory stays sound at all its levels when shared vertices move a little", () => {
  fc.assert(
    fc.property(fc.nat(1e6), (seed) => {
      const cells = territory(seed);
      const all = editable(cells);

      const changes = moveSharedVertices(all, someMoves(all, seededRandom(seed)));

      expect(changes.length).toBeGreaterThan(0);
      expect(checkCells(edited(cells, changes), EXACT)).toEqual([]);
    }),
    { numRuns: propertyRuns(40) },
  );
});

test("towns and counties that follow their children get the very border that moving their own vertices gives", () => {
  fc.assert(
    fc.property(fc.nat(1e6), (seed) => {
      const cells = territory(seed);
      const leaves = editable({ ...cells, features: cells.features.filter(({ properties }) => properties.level === 3) });
      const moves = someMoves(leaves, seededRandom(seed));
      const before = new Map(leaves.map((cell) => [cell.code, cell.geometry]));

      const changedLeaves = moveSharedVertices(leaves, moves);

      for (const town of cells.features.filter(({ properties }) => properties.level === 2)) {
        const children = changedLeaves.filter(({ code }) => cells.features.some(({ properties }) => properties.code === code && properties.parent === town.properties.code));
        const followed = followChildren(town.geometry, children.map(({ code, geometry }) => ({ before: before.get(code)!, after: geometry })))!;
        const [moved] = tryMove({ code: town.properties.code, geometry: town.geometry }, moves);
        expect(edgesOf(followed)).toEqual(edgesOf((moved ?? { geometry: town.geometry }).geometry));
      }
    }),
    { numRuns: propertyRuns(40) },
  );
});

function tryMove(cell: EditableCell, moves: ReturnType<typeof someMoves>): EditableCell[] {
  const own = moves.filter(({ from }) => outer(cell).some(([lng, lat]) => lng === from[0] && lat === from[1]));
  return own.length === 0 ? [] : moveSharedVertices([cell], own);
}

test("a vertex set on a shared edge and taken away again leaves the territory as it was", () => {
  fc.assert(
    fc.property(fc.nat(1e6), (seed) => {
      const random = seededRandom(seed);
      const cells = territory(seed);
      const all = editable(cells);
      const ring = outer(random.pick(all));
      const i = 1 + random.below(ring.length - 1);
      const [a, b] = [ring[i - 1] as [number, number], ring[i] as [number, number]];
      const at = [(a[0] + b[0]) / 2 + 3e-6, (a[1] + b[1]) / 2 - 2e-6] as const;

      const withVertex = edited(cells, insertSharedVertex(all, [a, b], at));
      const back = edited(withVertex, deleteSharedVertex(editable(withVertex), at));

      expect(checkCells(withVertex, EXACT)).toEqual([]);
      expect(back.features.map(({ geometry }) => edgesOf(geometry))).toEqual(cells.features.map(({ geometry }) => edgesOf(geometry)));
    }),
    { numRuns: propertyRuns(40) },
  );
});

describe("what would tear borders apart is refused", () => {
  const three = editable(cellsOf({ A: rectangle(0, 0, 10, 10), B: rectangle(10, 0, 20, 10), C: [[0, 10], [10, 10], [20, 10], [20, 20], [0, 20], [0, 10]].map(place) }));

  test("deleting a vertex at which several borders meet", () => {
    expect(() => deleteSharedVertex(three, place([10, 10]) as [number, number])).toThrow(GeoInputError);
  });
  test("moving what is no vertex", () => {
    expect(() => moveSharedVertices(three, [{ from: [1, 1], to: [2, 2] }])).toThrow(/No cell has a vertex/);
  });
  test("setting a vertex on what is no edge", () => {
    expect(() => insertSharedVertex(three, [[1, 1], [2, 2]], [1, 2])).toThrow(/No cell has an edge/);
  });
  test("pulling a triangle flat", () => {
    const triangle = editable(cellsOf({ A: [[0, 0], [10, 0], [0, 10], [0, 0]].map(place) }));
    expect(() => moveSharedVertices(triangle, [{ from: place([10, 0]) as [number, number], to: place([0, 0]) as [number, number] }])).toThrow(/fewer than three/);
  });
});

describe("a parent that follows", () => {
  test("keeps its ground where its children's border meets its own between two vertices", () => {
    const [parent, a, b, a2, b2] = [rectangle(0, 0, 20, 10), rectangle(0, 0, 10, 10), rectangle(10, 0, 20, 10), rectangle(0, 0, 12, 10), rectangle(12, 0, 20, 10)]
      .map((ring): Polygon => ({ type: "Polygon", coordinates: [ring] })) as [Polygon, Polygon, Polygon, Polygon, Polygon];

    const followed = followChildren(parent, [{ before: a, after: a2 }, { before: b, after: b2 }]);

    expect(checkCells(cellsOf({ P: followed as Polygon, A: a2, B: b2 }, { A: { level: 2, parent: "P" }, B: { level: 2, parent: "P" } }), EXACT)).toEqual([]);
  });
  test("is the same object when its children change only among themselves", () => {
    const polygon = (corners: number[][]): Polygon => ({ type: "Polygon", coordinates: [[...corners, corners[0]!].map(place)] });
    const west = (x: number) => polygon([[0, 0], [10, 0], [x, 5], [10, 10], [0, 10]]);
    const east = (x: number) => polygon([[10, 0], [20, 0], [20, 10], [10, 10], [x, 5]]);
    const parent = polygon([[0, 0], [10, 0], [20, 0], [20, 10], [10, 10], [0, 10]]);

    expect(followChildren(parent, [{ before: west(10), after: west(14) }, { before: east(10), after: east(14) }])).toBe(parent);
  });
  test("keeps ground that no child covers", () => {
    const parent: Polygon = { type: "Polygon", coordinates: [rectangle(0, 0, 20, 10)] };
    const child = (east: number): Polygon => ({ type: "Polygon", coordinates: [rectangle(0, 0, east, 10)] });

    expect(edgesOf(followChildren(parent, [{ before: child(10), after: child(8) }])!).length).toBeGreaterThanOrEqual(4);
    expect(followChildren(parent, [{ before: child(10), after: child(10) }])).toBe(parent);
  });
});
