import fc from "fast-check";
import { expect, test } from "vitest";
import { sideOfCell } from "../../../geo/index.ts";
import { ringsOf, shapeOfCell } from "../../../server/editions/cell-shape.ts";

test("area, box and label of a square are those of a square", () => {
  const shape = shapeOfCell({ type: "Polygon", coordinates: [[[10, 0], [10.01, 0], [10.01, 0.01], [10, 0.01], [10, 0]]] });

  expect(shape.bbox).toEqual([10, 0, 10.01, 0.01]);
  expect(shape.areaSquareMetres / (1113.2 * 1113.2)).toBeCloseTo(1, 2);
  expect(shape.label[0]).toBeCloseTo(10.005, 9);
  expect(shape.label[1]).toBeCloseTo(0.005, 9);
});

test("the label of a ring with a hole in its middle is not in the hole", () => {
  const geometry = { type: "Polygon" as const, coordinates: [
    [[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]],
    [[1, 1], [1, 3], [3, 3], [3, 1], [1, 1]],
  ] };

  expect(sideOfCell(ringsOf(geometry) as [number, number][][], shapeOfCell(geometry).label)).toBe("inside");
});

test("the label of any star-shaped cell lies inside it", () => {
  const star = fc.array(fc.double({ min: 0.05, max: 1, noNaN: true }), { minLength: 3, maxLength: 40 })
    .map((radii) => radii.map((radius, i) => {
      const angle = (2 * Math.PI * i) / radii.length;
      return [117 + radius * Math.cos(angle), 34 + radius * Math.sin(angle)];
    }));
  fc.assert(fc.property(star, (ring) => {
    const geometry = { type: "Polygon" as const, coordinates: [[...ring, ring[0] ?? []]] };

    expect(sideOfCell(ringsOf(geometry) as [number, number][][], shapeOfCell(geometry).label)).toBe("inside");
  }));
});
