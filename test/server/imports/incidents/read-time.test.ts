import { expect, test } from "vitest";
import { TimeReader } from "../../../../server/imports/incidents/read-time.ts";

const utc = (text: string): number => Date.parse(text);

test.each([
  ["2018-01-01 00:00:00", "2017-12-31T16:00:00Z"],
  ["2018-01-01T00:00:00", "2017-12-31T16:00:00Z"],
  ["2018/01/01 00:00:00", "2017-12-31T16:00:00Z"],
  ["2018/1/1 0:00", "2017-12-31T16:00:00Z"],
  ["2018-1-1 8:05", "2018-01-01T00:05:00Z"],
  ["2018-01-01", "2017-12-31T16:00:00Z"],
  ["20180101", "2017-12-31T16:00:00Z"],
  ["20180101123456", "2018-01-01T04:34:56Z"],
  ["2018年1月1日 8时30分", "2018-01-01T00:30:00Z"],
  ["2018年1月1日 下午3:05", "2018-01-01T07:05:00Z"],
  ["2018-01-01T00:00:00Z", "2018-01-01T00:00:00Z"],
  ["2018-01-01T00:00:00+02:00", "2017-12-31T22:00:00Z"],
  ["2018-01-01 00:00:00.250-0530", "2018-01-01T05:30:00.250Z"],
  ["01/31/2018 11:05:00 PM", "2018-01-31T15:05:00Z"],
  ["31/01/2018 12:05 AM", "2018-01-30T16:05:00Z"],
  ["05/05/2018", "2018-05-04T16:00:00Z"],
  ["43101.5", "2018-01-01T04:00:00Z"],
  ["2020-02-29 23:59:59", "2020-02-29T15:59:59Z"],
])("%s in Shanghai is %s", (text, instant) => {
  const times = new TimeReader("Asia/Shanghai", null);

  expect(new Date(times.read(text)).toISOString()).toBe(new Date(utc(instant)).toISOString());
});

test.each([
  ["", "unreadable_date"], ["yesterday", "unreadable_date"], ["2018-02-29 00:00:00", "unreadable_date"], ["2018-13-01", "unreadable_date"],
  ["2018-01-01 24:00:00", "unreadable_date"], ["2018-01-01 00:60:00", "unreadable_date"], ["0000-00-00 00:00:00", "unreadable_date"],
  ["1/2/18", "unreadable_date"], ["2018-01-01 13:00 PM", "unreadable_date"], ["2018-01-01 00:00:00+99:00", "unreadable_date"],
  ["01/02/2018", "ambiguous_date"], ["02-01-2018 10:00", "ambiguous_date"], ["32/01/2018", "unreadable_date"],
])("%s is refused: %s", (text, reason) => {
  const times = new TimeReader("Asia/Shanghai", null);

  expect(times.read(text)).toBeNaN();
  expect(times.problem?.reason).toBe(reason);
});

test.each([["mdy", "2018-01-02T00:00:00.000Z"], ["dmy", "2018-02-01T00:00:00.000Z"]] as const)("01/02/2018 is read as stated: %s", (order, instant) => {
  expect(new Date(new TimeReader("UTC", order).read("01/02/2018")).toISOString()).toBe(instant);
});

test("a stated order is kept to", () => {
  const times = new TimeReader("UTC", "mdy");

  expect(times.read("31/01/2018")).toBeNaN();
});

test("without a zone only times with an offset are read", () => {
  const times = new TimeReader(undefined, null);

  expect(times.read("2018-01-01T00:00:00Z")).toBe(utc("2018-01-01T00:00:00Z"));
  expect(times.read("2018-01-01 00:00:00")).toBeNaN();
  expect(times.problem?.reason).toBe("no_time_zone");
});

test.each([
  ["before the clocks go forward", "2018-03-11 01:59:59", "2018-03-11T07:59:59Z"],
  ["in the hour that never was", "2018-03-11 02:30:00", "2018-03-11T08:30:00Z"],
  ["after it", "2018-03-11 03:00:00", "2018-03-11T08:00:00Z"],
  ["in the hour that came twice: the first", "2018-11-04 01:30:00", "2018-11-04T06:30:00Z"],
  ["after it", "2018-11-04 02:00:00", "2018-11-04T08:00:00Z"],
  ["in summer", "2018-07-01 12:00:00", "2018-07-01T17:00:00Z"],
])("Chicago, %s", (_when, text, instant) => {
  expect(new TimeReader("America/Chicago", null).read(text)).toBe(utc(instant));
});

test("every hour of Chinese summer time, half-hour zones and years agrees with the platform", () => {
  for (const zone of ["Asia/Shanghai", "Australia/Lord_Howe", "Asia/Kathmandu", "America/New_York"]) {
    const times = new TimeReader(zone, null);
    const format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });
    for (let at = utc("1986-01-01T00:00:00Z"); at < utc("1992-01-01T00:00:00Z"); at += 6 * 3_600_000 + 1000) {
      const wall = format.format(at);
      const read = times.read(wall);
      // A wall time that came twice is read as the first.
      expect(read === at || (format.format(read) === wall && read < at)).toBe(true);
    }
  }
});
