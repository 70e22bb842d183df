import { expect, test } from "vitest";
import { createZoneClock } from "../../../server/assignment/zone-clock.ts";

test.each([
  ["Asia/Shanghai", "2024-06-01T15:59:59Z", 23 * 60 + 59],
  ["Asia/Shanghai", "2024-06-01T16:00:00Z", 0],
  ["Asia/Shanghai", "1969-12-31T16:30:00Z", 30],
  ["Asia/Kathmandu", "2024-06-01T00:00:00Z", 5 * 60 + 45],
  ["America/Chicago", "2018-01-15T06:00:00Z", 0],
  ["America/Chicago", "2018-07-15T05:00:00Z", 0],
  // Clocks went forward on 11 March 2018 at 02:00 local (08:00 UTC) and back on 4 November at 02:00 (07:00 UTC).
  ["America/Chicago", "2018-03-11T07:59:00Z", 119],
  ["America/Chicago", "2018-03-11T08:00:00Z", 180],
  ["America/Chicago", "2018-11-04T06:59:00Z", 119],
  ["America/Chicago", "2018-11-04T07:00:00Z", 60],
  ["America/Chicago", "2018-11-04T08:00:00Z", 120],
])("%s at %s is minute %i", (zone, instant, minute) => {
  expect(createZoneClock(zone).minuteOfDay(Date.parse(instant))).toBe(minute);
});

test("agrees with the platform's calendar for every hour of a year in a zone with summer time", () => {
  const clock = createZoneClock("Europe/Berlin");
  const format = new Intl.DateTimeFormat("en", { timeZone: "Europe/Berlin", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const start = Date.parse("2024-01-01T00:17:00Z");
  const hours = Array.from({ length: 366 * 24 }, (_, hour) => start + hour * 3_600_000);

  const ours = hours.map((instant) => clock.minuteOfDay(instant));

  expect(ours).toEqual(hours.map((instant) => {
    const [hour, minute] = format.format(instant).split(":").map(Number);
    return (hour ?? 0) * 60 + (minute ?? 0);
  }));
});
