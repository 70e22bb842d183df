import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatTimeBand } from "../../../web/features/explain/format-time-band.ts";
import { boundaryVerdict } from "../../../web/features/explain/boundary-verdict.ts";
import { readDegrees } from "../../../web/features/place/read-degrees.ts";
import { formatCount, formatShortCount } from "../../../web/format/format-count.ts";
import { formatDistance, formatDistanceUnder } from "../../../web/format/format-distance.ts";
import { dayOf, formatMinute, isDay, shiftDay, startOfDay } from "../../../web/format/zoned-time.ts";

test.each([[0.04, "0.0 m"], [4.24, "4.2 m"], [9.96, "10 m"], [12.4, "12 m"], [999.4, "999 m"], [999.6, "1.0 km"], [1284, "1.3 km"]])("%d m is %s", (metres, text) => {
  expect(formatDistance(metres)).toBe(text);
});

test.each([[29.74, 30, "29.7 m"], [29.98, 30, "29.9 m"], [12.6, 30, "13 m"], [4.98, 5, "4.9 m"], [4.2, 5, "4.2 m"]])("%d m under %d m is %s", (metres, limit, text) => {
  expect(formatDistanceUnder(metres, limit)).toBe(text);
});

test.each([[0, "0"], [1284, "1,284"], [-5, "−5"]])("%d is written %s", (count, text) => {
  expect(formatCount(count)).toBe(text);
});

test.each([
  [99_999, "99,999", "99,999"], [100_000, "10.0 万", "100.0k"], [755_123, "75.5 万", "755.1k"], [999_960, "100 万", "1.0M"], [1_250_000, "125 万", "1.3M"],
  [99_999_600, "1.0 亿", "100.0M"], [-755_123, "−75.5 万", "−755.1k"],
] as const)("in a narrow place %d is %s, in English %s", (count, zh, en) => {
  expect(formatShortCount(count, "zh")).toBe(zh);
  expect(formatShortCount(count, "en")).toBe(en);
});

test("a band over midnight keeps its order", () => {
  expect(formatTimeBand({ fromMinute: 1320, toMinute: 365 })).toBe("22:00–06:05");
});

test.each([["117.5", 117.5], [" -3 ", -3], ["+2.25", 2.25], ["", null], ["1e3", null], ["12,5", null], [".5", null], ["NaN", null]])("%j is read as %j", (text, degrees) => {
  expect(readDegrees(text)).toBe(degrees);
});

describe("the verdict near a border", () => {
  const nearestOther = { code: "b", nameZh: "乙村", nameEn: null, distanceMetres: 12 };

  test.each([[4, "stable"], [12, "unstable"], [30, "unstable"], [null, "unknown"]] as const)("with an error of %j m it is %s", (accuracyMetres, verdict) => {
    expect(boundaryVerdict({ accuracyMetres, nearestOther })).toBe(verdict);
  });
});

describe("days in a zone", () => {
  test("an evening in UTC is the next day in Shanghai", () => {
    expect(dayOf(new Date("2026-11-21T17:00:00Z"), "Asia/Shanghai")).toBe("2026-11-22");
    expect(formatMinute("2026-11-21T17:00:00Z", "Asia/Shanghai")).toBe("2026-11-22 01:00");
  });

  test("a day begins by the offset of that day, summer time included", () => {
    expect(startOfDay("2026-11-21", "Asia/Shanghai")).toBe("2026-11-20T16:00:00.000Z");
    expect(startOfDay("2026-03-08", "America/Chicago")).toBe("2026-03-08T06:00:00.000Z");
    expect(startOfDay("2026-03-09", "America/Chicago")).toBe("2026-03-09T05:00:00.000Z");
  });

  test("the beginning of a day falls on that day, and a moment earlier on the day before", () => {
    const zone = fc.constantFrom("Asia/Shanghai", "America/Chicago", "Europe/Berlin", "Asia/Kolkata", "Australia/Lord_Howe");
    fc.assert(fc.property(zone, fc.integer({ min: 0, max: 4000 }), (timeZone, offset) => {
      const day = shiftDay("2020-01-01", offset);

      const start = Date.parse(startOfDay(day, timeZone));

      expect(dayOf(new Date(start), timeZone)).toBe(day);
      expect(dayOf(new Date(start - 1), timeZone)).toBe(shiftDay(day, -1));
    }));
  });

  test.each([["2026-02-28", true], ["2026-02-29", false], ["2028-02-29", true], ["2026-1-1", false], ["", false]])("%j is a day: %j", (text, expected) => {
    expect(isDay(text)).toBe(expected);
  });
});
