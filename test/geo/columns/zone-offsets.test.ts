import { describe, expect, test } from "vitest";
import { dayOfClock, hourOfWeekOfClock } from "../../../geo/columns/local-time.ts";
import { ZoneOffsets } from "../../../geo/columns/zone-offsets.ts";
import { seededRandom } from "../../support/seeded-random.ts";

const DAY_MS = 86_400_000;
const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** Local day and hour of week as Intl writes them. */
function askIntl(format: Intl.DateTimeFormat, instantMs: number): [day: number, hourOfWeek: number] {
  const part = Object.fromEntries(format.formatToParts(instantMs).map(({ type, value }) => [type, value]));
  const day = Date.UTC(Number(part["year"]), Number(part["month"]) - 1, Number(part["day"])) / DAY_MS;
  return [day, WEEKDAYS.indexOf(part["weekday"] ?? "") * 24 + Number(part["hour"])];
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en-US", { timeZone, hourCycle: "h23", weekday: "short", year: "numeric", month: "numeric", day: "numeric", hour: "numeric" });
}

function answer(offsets: ZoneOffsets, instantMs: number): [number, number] {
  const clockMs = instantMs + offsets.offsetAt(instantMs);
  return [dayOfClock(clockMs), hourOfWeekOfClock(clockMs)];
}

/** Zones of whole, half and quarter hours, with summer time, without, and with odd histories. */
const ZONES = [
  "Asia/Shanghai", "America/New_York", "Europe/London", "Asia/Kathmandu", "Australia/Lord_Howe", "Africa/Casablanca", "Pacific/Apia",
];

describe.each(ZONES)("%s", (timeZone) => {
  const format = formatOf(timeZone);

  test("days and hours of instants of 1900 to 2050 are those of Intl", () => {
    const { unit } = seededRandom(5);
    const [from, to] = [Date.UTC(1900, 0, 1), Date.UTC(2050, 0, 1)];
    const instants = Array.from({ length: 3000 }, () => Math.floor(from + unit() * (to - from)));
    const offsets = new ZoneOffsets(timeZone);

    expect(instants.map((at) => answer(offsets, at))).toEqual(instants.map((at) => askIntl(format, at)));
  });

  test("the seconds about every change of the clocks are those of Intl", () => {
    const offsets = new ZoneOffsets(timeZone);
    const changes: number[] = [];
    for (let at = Date.UTC(1935, 0, 1); at < Date.UTC(2030, 0, 1); at += DAY_MS) {
      if (offsets.offsetAt(at) === offsets.offsetAt(at + DAY_MS)) continue;
      let [low, high] = [at, at + DAY_MS];
      while (high - low > 1) {
        const middle = Math.floor((low + high) / 2);
        if (offsets.offsetAt(middle) === offsets.offsetAt(low)) low = middle;
        else high = middle;
      }
      changes.push(high);
    }
    const instants = changes.flatMap((at) => [at - 3_600_000, at - 1000, at - 1, at, at + 1, at + 3_600_000]);

    expect(instants.map((at) => answer(offsets, at))).toEqual(instants.map((at) => askIntl(format, at)));
  });
});

test("China's summer time of 1986 to 1991 is known", () => {
  const offsets = new ZoneOffsets("Asia/Shanghai");

  expect([1985, 1986, 1988, 1991, 1992].map((year) => offsets.offsetAt(Date.UTC(year, 6, 1)) / 3_600_000)).toEqual([8, 9, 9, 9, 8]);
});

test("a zone that does not exist is refused by name", () => {
  expect(() => new ZoneOffsets("Asia/Nowhere")).toThrow("Asia/Nowhere");
});
