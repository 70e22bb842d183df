import fc from "fast-check";
import { expect, test } from "vitest";
import { localDate, localMidnight, readInstant } from "../../../server/imports/read-instant.ts";

test.each([
  ["2026-01-31", "2026-01-30T16:00:00.000Z"],
  ["2026/1/31 08:30", "2026-01-31T00:30:00.000Z"],
  ["2026年1月31日", "2026-01-30T16:00:00.000Z"],
  ["2026-01-31T08:30:15.250Z", "2026-01-31T08:30:15.250Z"],
  ["2026-01-31T08:30:15-05:30", "2026-01-31T14:00:15.000Z"],
])("%s in Shanghai is %s", (text, instant) => {
  expect(readInstant(text, "Asia/Shanghai")?.toISOString()).toBe(instant);
});

test.each(["2026-02-30", "2026-13-01", "31.12.2026", "yesterday", "2026-01-31 25:00", ""])("%s is not a time", (text) => {
  expect(readInstant(text, "Asia/Shanghai")).toBeUndefined();
});

test("the hour that the clocks skip moves forward, the one they repeat is the first", () => {
  expect(readInstant("2026-03-08 02:30", "America/Chicago")?.toISOString()).toBe("2026-03-08T08:30:00.000Z");
  expect(readInstant("2026-11-01 01:30", "America/Chicago")?.toISOString()).toBe("2026-11-01T06:30:00.000Z");
});

test("local midnight is midnight, on the same local day and not after", () => {
  const zones = fc.constantFrom("Asia/Shanghai", "America/Chicago", "Asia/Kolkata", "UTC", "Pacific/Auckland");
  fc.assert(fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), zones, (ms, zone) => {
    const at = new Date(ms);
    const midnight = localMidnight(at, zone);
    const clock = new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeStyle: "medium", hourCycle: "h23" } as Intl.DateTimeFormatOptions).format(midnight);

    expect(clock).toBe("00:00:00");
    expect(localDate(midnight, zone)).toBe(localDate(at, zone));
    expect(midnight.getTime()).toBeLessThanOrEqual(ms);
  }), { numRuns: 200 });
});
