import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ageOf } from "../../../web/format/age-of.ts";
import { formatArea } from "../../../web/format/format-area.ts";
import { formatNumber, formatSigned, roundHalfUp } from "../../../web/format/format-number.ts";
import { formatGrowth, formatPart, formatRate, formatRateWorking, pointsBetween } from "../../../web/format/format-rate.ts";
import { growth } from "../../../web/ui/change.ts";

test.each([[1.005, 2, 1.01], [0.25, 1, 0.3], [-0.25, 1, -0.3], [2.5, 0, 3], [1234.5, 0, 1235], [1e-9, 1, 0], [0.05, 1, 0.1]])("%d is rounded half up to %d decimals as %d", (value, decimals, rounded) => {
  expect(roundHalfUp(value, decimals)).toBe(rounded);
});

test.each([[1284, 0, "1,284"], [-1284.56, 1, "−1,284.6"], [0, 1, "0.0"], [-0.04, 1, "0.0"], [1e6, 0, "1,000,000"]])("%d with %d decimals is written %s", (value, decimals, text) => {
  expect(formatNumber(value, decimals)).toBe(text);
});

test.each([[9, 0, "+9"], [-0.5, 1, "−0.5"], [0, 0, "0"], [0.04, 1, "0.0"]])("a difference of %d with %d decimals is written %s", (value, decimals, text) => {
  expect(formatSigned(value, decimals)).toBe(text);
});

test("no number is written with a hyphen for its minus", () => {
  fc.assert(fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.integer({ min: 0, max: 3 }), (value, decimals) => {
    expect(formatNumber(value, decimals)).toMatch(/^−?\d{1,3}(,\d{3})*(\.\d+)?$/u);
  }));
});

describe("rates", () => {
  test.each([[812, 939, "86.5 %"], [1231, 1284, "95.9 %"], [1, 8, "12.5 %"], [1, 2000, "0.1 %"], [0, 5, "0.0 %"], [5, 5, "100.0 %"]])("%d of %d are %s", (numerator, denominator, text) => {
    expect(formatRate(numerator, denominator)).toBe(text);
  });

  test("show how they came about, and none without a denominator", () => {
    expect(formatRateWorking(1231, 1284)).toBe("1,231 / 1,284 = 95.9 %");
    expect(formatRate(0, 0)).toBeNull();
    expect(formatRateWorking(0, 0)).toBe("0 / 0");
  });

  test.each([[1, 60000, "< 0.1 %"], [30, 60000, "0.1 %"], [0, 60000, "0.0 %"], [5, 5, "100.0 %"], [0, 0, "–"]])("%d of %d as a part are %s: a little is not nothing", (part, whole, text) => {
    expect(formatPart(part, whole)).toBe(text);
  });

  test("are exact where a division is not", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 1, max: 1_000_000 }), (numerator, denominator) => {
      const tenths = (BigInt(numerator) * 2000n + BigInt(denominator)) / (2n * BigInt(denominator));

      expect(formatRate(numerator, denominator)?.replaceAll(",", "")).toBe(`${tenths / 10n}.${tenths % 10n} %`);
    }));
  });

  test.each([[86.54, 84.95, 1.5], [86.5, 87.8, -1.3], [50, 50, 0]])("from %d % to %d % are %d points of what is shown", (now, before, points) => {
    expect(pointsBetween(now, before)).toBe(points);
  });

  test.each([[1552, 1448, "+7.2 %"], [357, 392, "−8.9 %"], [5, 5, "0.0 %"], [5, 0, null]])("growth to %d from %d is %j", (now, before, text) => {
    expect(formatGrowth(now, before)).toBe(text);
  });

  test("growth as a change needs something to have been before", () => {
    expect(growth(1552, 1448)?.amount).toBeCloseTo(7.18, 2);
    expect(growth(3, 0)).toBeNull();
  });
});

test.each([[42_000, "4.2 ha"], [864_000, "86 ha"], [994_000, "99 ha"], [999_000, "1.0 km²"], [1_284_000_000, "1,284.0 km²"], [0, "0.0 ha"]])("%d m² are %s", (areaSquareMetres, text) => {
  expect(formatArea(areaSquareMetres)).toBe(text);
});

test.each([[-5000, "justNow", 0], [59_999, "justNow", 0], [60_000, "minutesAgo", 1], [3_599_999, "minutesAgo", 59], [4 * 3_600_000, "hoursAgo", 4], [50 * 3_600_000, "daysAgo", 2]] as const)("an age of %d ms is told as %s %d", (ageMs, key, n) => {
  expect(ageOf(ageMs)).toEqual({ key, n });
});
