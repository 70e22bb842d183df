import fc from "fast-check";
import { expect, test } from "vitest";
import { assignParents, type TopologyCells } from "../../../geo/index.ts";
import { fractalLattice } from "../../support/fractal-lattice.ts";
import { cellsOf, rectangle, ringOf } from "../../support/topology-builders.ts";

const PARENTS = cellsOf({ west: rectangle(0, 0, 10, 10), east: rectangle(10, 0, 20, 10) });

test("a cell inside a parent, sharing part of its border, gets it", () => {
  const { cells, assignments } = assignParents(cellsOf({ a: rectangle(0, 0, 5, 5) }), PARENTS);

  expect(cells.features[0]!.properties.parent).toBe("west");
  expect(assignments).toEqual([{ code: "a", parent: "west", straddles: false }]);
});

test("a cell that straddles goes to the parent with most of its ground", () => {
  // Its widest stretch, where an interior position is sought, has its middle in the east.
  const hammer = ringOf([8, 0], [10, 0], [10, 2], [19, 2], [19, 3], [10, 3], [10, 10], [8, 10]);

  const { assignments } = assignParents(cellsOf({ a: hammer }), PARENTS);

  expect(assignments).toMatchObject([{ parent: "west", straddles: true }]);
  expect(assignments[0]!.sharedSquareMetres!.map(({ parent }) => parent)).toEqual(["west", "east"]);
  const [west, east] = assignments[0]!.sharedSquareMetres!;
  expect(west!.areaSquareMetres / east!.areaSquareMetres).toBeCloseTo(20 / 9, 2);
});

test("a stated parent is kept, and a cell outside every parent gets none", () => {
  const cells = cellsOf({ a: rectangle(0, 0, 5, 5), b: rectangle(50, 50, 60, 60) }, { a: { parent: "east" } });

  const assigned = assignParents(cells, PARENTS);

  expect(assigned.cells.features.map(({ properties }) => properties.parent)).toEqual(["east", null]);
  expect(assigned.assignments).toEqual([{ code: "b", parent: null, straddles: false, sharedSquareMetres: [] }]);
});

test("a cell without territory gets no parent", () => {
  const { assignments } = assignParents(cellsOf({ a: { type: "MultiPolygon", coordinates: [] } }), PARENTS);

  expect(assignments).toEqual([{ code: "a", parent: null, straddles: false }]);
});

test("in a made territory every cell gets back the parent that it was made for", () => {
  fc.assert(
    fc.property(fc.nat(1e6), (seed) => {
      const { features } = fractalLattice({ columns: 6, rows: 6, segments: 8, seed, blocks: [{ columns: 2, rows: 3 }] });
      const at = (level: number): TopologyCells => ({ type: "FeatureCollection", features: features.filter((f) => f.properties.level === level) });
      const stripped = { ...at(2), features: at(2).features.map((f) => ({ ...f, properties: { ...f.properties, parent: null } })) };

      const { cells } = assignParents(stripped, at(1));

      expect(cells).toEqual(at(2));
    }),
    { numRuns: 30 },
  );
});
