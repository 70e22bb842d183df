import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { classBreaks, classOf, equalBreaks, hasOutgrown } from "../../../web/stores/class-breaks.ts";

const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);

describe("class limits", () => {
  test("are quintiles moved to round numbers", () => {
    expect(classBreaks(upTo(1000))).toEqual({ breaks: [200, 400, 600, 800], least: 1, most: 1000, n: 1000 });
    expect(classBreaks([1.013, 2.04, 2.99, 4.1, 50])?.breaks).toEqual([1, 2, 3, 4]);
  });

  test("leave out zero and what is not known", () => {
    expect(classBreaks([0, 0, 0, Number.NaN, ...upTo(10)])).toEqual(classBreaks(upTo(10)));
  });

  test("of two views are one set", () => {
    expect(classBreaks([1, 2, 3], [4, 5, 6])).toEqual(classBreaks([1, 2, 3, 4, 5, 6]));
  });

  test.each([[[]], [[0, 0]], [[Number.NaN]]])("without a value above zero there are none: %j", (values) => {
    expect(classBreaks(values)).toBeNull();
  });

  test("have no more digits than are shown, and leave every value in the class it has", () => {
    const values = [1234.56789012, 1234.56789512, 1234.5694, 8.333333333333334, 0.6666666666666666];
    for (const made of [classBreaks(values)!, equalBreaks(values)!]) {
      for (const limit of [...made.breaks, made.most, made.least]) expect(String(Number(limit.toPrecision(6)))).toBe(String(limit));
      expect(hasOutgrown(made, values)).toBe(false);
      expect(made.least).toBeLessThanOrEqual(0.6666666666666666);
    }
  });

  test("equal values are one class", () => {
    expect(classBreaks([3, 3, 3, 3])?.breaks).toEqual([]);
  });

  test("rise, stay below the largest value and hold about a fifth each where values differ", () => {
    const values = fc.uniqueArray(fc.double({ min: 1e-3, max: 1e6, noNaN: true }), { minLength: 50, maxLength: 300 });
    fc.assert(fc.property(values, (some) => {
      const made = classBreaks(some)!;

      expect(made.breaks).toEqual(made.breaks.toSorted((a, b) => a - b));
      expect(new Set(made.breaks).size).toBe(made.breaks.length);
      expect(made.breaks.every((limit) => limit > 0 && limit < made.most)).toBe(true);
      expect(some.every((value) => classOf(value, made) >= 0 && classOf(value, made) <= made.breaks.length)).toBe(true);
    }), { numRuns: 50 });
  });
});

test.each([[0, -1], [Number.NaN, Number.NaN], [5, 0], [10, 0], [10.1, 1], [20, 1], [99, 2]])("the class of %d is %d", (value, of) => {
  expect(classOf(value, { breaks: [10, 20] })).toBe(of);
});

test("densities are divided in equal round steps", () => {
  expect(equalBreaks([0, 0.4, 9.7])?.breaks).toEqual([2, 4, 6, 8]);
});

test("a larger value than the classes were made from outgrows them", () => {
  const made = classBreaks(upTo(10))!;

  expect(hasOutgrown(made, [10, 3])).toBe(false);
  expect(hasOutgrown(made, [Number.NaN, 11])).toBe(true);
});
