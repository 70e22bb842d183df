import { describe, expect, test } from "vitest";
import type { DemoIncident, DemoRule } from "../../../server/demo/demo-records.ts";
import { makeDemoCity } from "../../../server/demo/make-demo-city.ts";
import { isInCell } from "../../../server/demo/places.ts";

const NOW = new Date("2026-11-21T06:32:08Z");
const city = makeDemoCity(1, NOW);
const incidents = [...city.incidents()];
const byId = new Map(incidents.map((incident) => [incident.externalId, incident]));
const cells = new Map(city.cells.map((cell) => [cell.code, cell]));
const branch = (code: string) => code.split(".")[0];

function metres(a: { x: number | null; y: number | null }, b: { lng: number; lat: number }): number {
  const dx = ((a.x ?? 0) - b.lng) * 111_320 * Math.cos((b.lat * Math.PI) / 180);
  return Math.hypot(dx, ((a.y ?? 0) - b.lat) * 111_320);
}

const localHour = (instant: string) => (new Date(instant).getUTCHours() + 8) % 24;

describe.each(city.planted.matters)("the matter of $enterpriseCode", ({ enterpriseCode, categoryCode, externalIds }) => {
  const enterprise = city.enterprises.find(({ code }) => code === enterpriseCode) ?? { lng: 0, lat: 0 };
  const reports = externalIds.map((id) => byId.get(id)).filter((each): each is DemoIncident => each !== undefined);

  test("has three distinct reports or more within a year, about one source", () => {
    const times = reports.map(({ reportedAt }) => Date.parse(reportedAt));

    expect(new Set(externalIds).size).toBeGreaterThanOrEqual(3);
    expect(reports).toHaveLength(externalIds.length);
    expect((Math.max(...times) - Math.min(...times)) / 86_400_000).toBeLessThan(365);
    expect(reports.filter((report) => report.categoryCode !== categoryCode || metres(report, enterprise) > 80)).toEqual([]);
  });

  test("has no other report of its branch within 250 metres", () => {
    const near = incidents.filter(
      (incident) => incident.x !== null && branch(incident.categoryCode) === branch(categoryCode) && metres(incident, enterprise) < 250,
    );
    const own = new Set(externalIds);

    // Near a border a report may be moved towards it, and a place outside is nobody's neighbour.
    expect(near.filter(({ externalId }) => !own.has(externalId) && !city.planted.nearBorder.includes(externalId))).toEqual([]);
  });
});

describe.each(city.planted.hotspots)("the hotspot in $townNameZh", ({ villageCodes, categoryCode, trend, externalIds }) => {
  const own = externalIds.map((id) => byId.get(id)).filter((each): each is DemoIncident => each !== undefined);
  const hold = (incident: DemoIncident) =>
    villageCodes.some((code) => {
      const cell = cells.get(code);
      return cell && incident.x !== null && incident.y !== null && isInCell(cell, [incident.x, incident.y]);
    });

  test("lies in its villages", () => {
    expect(own.length).toBe(externalIds.length);
    expect(own.filter((incident) => incident.categoryCode !== categoryCode || !hold(incident))).toEqual([]);
  });

  test("is many times what the villages' share of the population would give", () => {
    const from = own.reduce((least, { occurredAt }) => (occurredAt < least ? occurredAt : least), "9999");
    const period = incidents.filter((incident) => incident.categoryCode === categoryCode && incident.occurredAt >= from);
    const share =
      villageCodes.reduce((sum, code) => sum + (cells.get(code)?.population ?? 0), 0) / (city.cells[0]?.population ?? 1);

    expect(period.filter(hold).length).toBeGreaterThan(5 * share * period.length);
  });

  test(`is ${trend}`, () => {
    const ages = own.map(({ occurredAt }) => (NOW.getTime() - Date.parse(occurredAt)) / 86_400_000).sort((a, b) => a - b);
    const median = (ages[ages.length >> 1] ?? 0) / (ages.at(-1) ?? 1);

    expect((ages.at(-1) ?? 0) < 90).toBe(trend === "new");
    if (trend === "intensifying") expect(median).toBeLessThan(0.35);
    if (trend === "diminishing") expect(median).toBeGreaterThan(0.65);
    if (trend === "persistent") expect(Math.abs(median - 0.5)).toBeLessThan(0.1);
  });
});

describe("patterns over time", () => {
  test.each(city.planted.patterns.filter(({ categoryCode }) => incidents.filter((each) => each.categoryCode === categoryCode).length > 1500))(
    "$categoryCode follows its hours",
    ({ categoryCode, hours }) => {
      const counts = Array.from({ length: 24 }, () => 0);
      const own = incidents.filter((each) => each.categoryCode === categoryCode);
      for (const { occurredAt } of own) counts[localHour(occurredAt)] = (counts[localHour(occurredAt)] ?? 0) + 1;
      const total = hours.reduce((sum, weight) => sum + weight, 0);

      hours.forEach((weight, hour) => {
        const expected = (own.length * weight) / total;
        // Five standard deviations of a count.
        expect(Math.abs((counts[hour] ?? 0) - expected)).toBeLessThan(5 * Math.sqrt(expected) + 1);
      });
    },
  );

  test("straw burns in June and October, fireworks in January and February", () => {
    const months = (code: string, ...wanted: number[]) => {
      const own = incidents.filter(({ categoryCode }) => categoryCode === code);
      return own.filter(({ occurredAt }) => wanted.includes(new Date(occurredAt).getUTCMonth() + 1)).length / own.length;
    };

    expect(months("AIR.OPEN_BURNING", 6, 10)).toBeGreaterThan(0.38);
    expect(months("AIR.FIREWORKS", 1, 2)).toBeGreaterThan(0.45);
  });
});

describe("rules", () => {
  test.each(city.planted.gaps)("leave a gap: $note", ({ categoryCode, cellCode, subjectType, minuteOfDay }) => {
    for (const village of villagesUnder(cellCode).slice(0, 40))
      expect(leading(village, categoryCode, subjectType, minuteOfDay)).toEqual([]);
  });

  test.each(city.planted.ambiguities)("contradict each other: $note", ({ categoryCode, cellCode, subjectType, minuteOfDay, ruleCodes }) => {
    expect(ruleCodes).toHaveLength(2);
    const decided = cells.get(villagesUnder(cellCode)[0] ?? "");
    expect(decided).toBeDefined();
    for (const village of villagesUnder(cellCode).filter((code) => townName(code) !== "石岭街道").slice(0, 40))
      expect(leading(village, categoryCode, subjectType, minuteOfDay)).toEqual(ruleCodes);
  });

  test("have one answer to most incidents", () => {
    const questions = incidents.filter((_, at) => at % 50 === 0);
    const villages = city.cells.filter(({ levelCode }) => levelCode === "village");
    const counts = questions.map(({ categoryCode, subjectType, occurredAt }, at) => {
      const village = villages[(at * 7) % villages.length]?.code ?? "";
      return leading(village, categoryCode, subjectType, localHour(occurredAt) * 60).length;
    });

    expect(counts.filter((count) => count === 1).length / counts.length).toBeGreaterThan(0.8);
    expect(counts.filter((count) => count === 0).length).toBeGreaterThan(0);
    expect(counts.filter((count) => count > 1).length).toBeGreaterThan(0);
  });

  test("let the town that was arbitrated decide alone", () => {
    const village = city.cells.find(({ code, levelCode }) => levelCode === "village" && townName(code) === "石岭街道");

    expect(leading(village?.code ?? "", "NOISE.CONSTRUCTION", null, 60)).toHaveLength(1);
  });
});

describe("absences", () => {
  const at = NOW.toISOString();
  const isAway = (person: string) => city.leaves.some((leave) => leave.personCode === person && leave.from <= at && at < leave.to);
  const holder = (post: string, role: "holder" | "deputy") =>
    city.holdings.find((each) => each.postCode === post && each.role === role && each.from <= at && (each.to === null || at < each.to))?.personCode;

  test("on leave: the deputy is there", () => {
    expect(city.planted.absences.onLeave.length).toBeGreaterThan(4);
    for (const post of city.planted.absences.onLeave) {
      expect(isAway(holder(post, "holder") ?? "")).toBe(true);
      expect(isAway(holder(post, "deputy") ?? "?")).toBe(false);
      expect(holder(post, "deputy")).toBeDefined();
    }
  });

  test("vacant: nobody holds the post, the deputy is there", () => {
    expect(city.planted.absences.vacant.length).toBeGreaterThan(8);
    for (const post of city.planted.absences.vacant) {
      expect(holder(post, "holder")).toBeUndefined();
      expect(holder(post, "deputy")).toBeDefined();
    }
  });

  test("both on leave: the head of the department is there", () => {
    expect(city.planted.absences.bothOnLeave).toHaveLength(1);
    for (const post of city.planted.absences.bothOnLeave) {
      expect([holder(post, "holder"), holder(post, "deputy")].map((person) => isAway(person ?? ""))).toEqual([true, true]);
      const department = city.posts.find(({ code }) => code === post)?.departmentCode;
      const head = city.departments.find(({ code }) => code === department)?.headPostCode ?? "";
      expect(isAway(holder(head, "holder") ?? "?")).toBe(false);
      expect(holder(head, "holder")).toBeDefined();
    }
  });
});

function pathOf(code: string): string[] {
  const path: string[] = [];
  for (let at: string | null | undefined = code; at; at = cells.get(at)?.parentCode) path.unshift(at);
  return path;
}

function townName(villageCode: string): string | undefined {
  return cells.get(pathOf(villageCode)[2] ?? "")?.nameZh;
}

function villagesUnder(cellCode: string | null): string[] {
  const all = city.cells.filter(({ levelCode }) => levelCode === "village").map(({ code }) => code);
  return cellCode === null ? all.filter((_, at) => at % 60 === 0) : all.filter((code) => pathOf(code).includes(cellCode));
}

/** The slow way: of all rules that apply, those that no other beats, area first. */
function leading(village: string, category: string, subject: string | null, minute: number): string[] {
  const path = pathOf(village);
  const inBand = ({ timeBand }: DemoRule) =>
    timeBand === null ||
    (timeBand.fromMinute <= timeBand.toMinute
      ? minute >= timeBand.fromMinute && minute < timeBand.toMinute
      : minute >= timeBand.fromMinute || minute < timeBand.toMinute);
  const applying = city.rules.filter(
    (rule) =>
      (rule.cellCode === null || path.includes(rule.cellCode)) &&
      (rule.categoryCode === null || rule.categoryCode === category || rule.categoryCode === branch(category)) &&
      (rule.subjectType === null || rule.subjectType === subject) &&
      inBand(rule) &&
      rule.from <= NOW.toISOString() &&
      (rule.to === null || rule.to > NOW.toISOString()),
  );
  const score = (rule: DemoRule) =>
    [
      rule.cellCode === null ? 0 : 1 + path.indexOf(rule.cellCode),
      rule.categoryCode === null ? 0 : rule.categoryCode.split(".").length,
      +(rule.subjectType !== null),
      +(rule.timeBand !== null),
    ].join("");
  const best = applying.map(score).sort().at(-1);
  return applying.filter((rule) => score(rule) === best).map(({ code }) => code);
}
