import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeWkb, encodeWkb } from "../../../server/editions/wkb.ts";

const position = fc.tuple(fc.double({ noNaN: true }), fc.double({ noNaN: true })).map(([x, y]) => [x, y]);
const line = fc.array(position, { maxLength: 6 });
const rings = fc.array(line, { maxLength: 3 });
const geometry = fc.oneof(
  line.map((coordinates) => ({ type: "LineString" as const, coordinates })),
  rings.map((coordinates) => ({ type: "Polygon" as const, coordinates })),
  rings.map((coordinates) => ({ type: "MultiLineString" as const, coordinates })),
  fc.array(rings, { maxLength: 3 }).map((coordinates) => ({ type: "MultiPolygon" as const, coordinates })),
);

test("what is written is read back bit for bit", () => {
  fc.assert(fc.property(geometry, (given) => {
    expect(decodeWkb(encodeWkb(given))).toStrictEqual(given);
  }));
});

test("the bytes are those that PostGIS and GEOS write for the same polygon", () => {
  const wkb = encodeWkb({ type: "Polygon", coordinates: [[[30, 10], [40, 40], [20, 40], [30, 10]]] });

  expect(wkb.toString("hex")).toBe(
    "010300000001000000040000000000000000003e40000000000000244000000000000044400000000000004440"
    + "000000000000344000000000000044400000000000003e400000000000002440",
  );
});

test("a height is left out", () => {
  const wkb = encodeWkb({ type: "LineString", coordinates: [[1, 2, 300], [3, 4, 500]] });

  expect(decodeWkb(wkb)).toEqual({ type: "LineString", coordinates: [[1, 2], [3, 4]] });
});

test("a view into a larger buffer is read from its own start", () => {
  const wkb = encodeWkb({ type: "LineString", coordinates: [[1, 2], [3, 4]] });

  expect(decodeWkb(Buffer.concat([Buffer.alloc(3), wkb]).subarray(3))).toEqual({ type: "LineString", coordinates: [[1, 2], [3, 4]] });
});

test("shortened or lengthened bytes are refused, never read past the end", () => {
  const wkb = encodeWkb({ type: "MultiPolygon", coordinates: [[[[0, 0], [1, 0], [1, 1], [0, 0]]]] });

  fc.assert(fc.property(fc.nat(wkb.length - 1), (length) => {
    expect(() => decodeWkb(wkb.subarray(0, length))).toThrow(RangeError);
  }));
  expect(() => decodeWkb(Buffer.concat([wkb, Buffer.from([0])]))).toThrow("too many");
});
