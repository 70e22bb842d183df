import { describe, expect, test } from "vitest";
import type { SectionWaterHistory } from "../../../server/contract/water.ts";
import type { Summary } from "../../../server/contract/summary.ts";
import { monthFigures } from "../../../web/wall/figures/month-figures.ts";
import { placesBeneath, rankPlaces } from "../../../web/wall/figures/rank-places.ts";
import { sectionCurve } from "../../../web/wall/figures/section-curve.ts";
import { monthsOf } from "../../../web/wall/sources/trend-source.ts";
import { spansOf } from "../../../web/wall/sources/month-source.ts";
import { windowsOn } from "../../../web/stores/wall-windows.ts";
import { roomFor } from "../../../web/wall/scenes/room-for.ts";

type Counts = Partial<Record<keyof Summary["byResult"], number>>;
function aSummary(byResult: Counts, byChannel: Summary["byChannel"] = []): Summary {
  const results = { clear: 0, ambiguous: 0, gap: 0, unassigned: 0, overridden: 0, ...byResult };
  return {
    asOf: "2026-11-21T06:00:00Z", lastEventSeq: 1, total: Object.values(results).reduce((sum, count) => sum + count, 0), byResult: results, nearBoundary: 0, byCell: [], withoutCell: 0,
    withoutPosition: 0, byCategory: [], byPeriod: [], byChannel, byKind: [], byStatus: [], bySourceSystem: [], byHourOfWeek: new Array<number>(168).fill(0),
  };
}

describe("figures of a month", () => {
  test("whoever is named by rule or by hand is clear; the rest is not, and compared with the same days before", () => {
    const figures = monthFigures(aSummary({ clear: 90, overridden: 5, ambiguous: 3, gap: 1, unassigned: 1 }), aSummary({ clear: 92, ambiguous: 8 }));

    expect(figures).toMatchObject({ received: 100, receivedBefore: 100, settled: { part: 95, whole: 100, changePoints: 3 }, unsettled: { count: 5, before: 8, over: 0 } });
  });

  test("without an owner, only more than in the same days before are too many; without incidents before nothing is compared", () => {
    expect(monthFigures(aSummary({ clear: 90, gap: 8 }), aSummary({ clear: 92, gap: 8 })).unsettled.over).toBe(0);
    expect(monthFigures(aSummary({ clear: 90, gap: 9, ambiguous: 2 }), aSummary({ clear: 92, gap: 8 })).unsettled.over).toBe(3);
    expect(monthFigures(aSummary({ gap: 9 }), aSummary({})).unsettled.over).toBe(0);
  });

  test("what patrols and cameras found is proactive; an unknown channel is not", () => {
    const figures = monthFigures(aSummary({ clear: 40 }, [{ value: "patrol", count: 6 }, { value: "video", count: 4 }, { value: "phone", count: 29 }, { value: null, count: 1 }]), aSummary({ clear: 3 }, [{ value: "phone", count: 2 }, { value: "patrol", count: 1 }]));

    expect(figures.proactive).toEqual({ part: 10, whole: 40, changePoints: -8.3 });
  });

  test("without incidents there is no rate and no change", () => {
    expect(monthFigures(aSummary({}), aSummary({ clear: 1 })).settled).toEqual({ part: 0, whole: 0, changePoints: null });
  });
});

describe("the spans that are compared", () => {
  const zone = "Asia/Shanghai";

  test("the month before is cut at the same time of the same day, in steps of ten minutes", () => {
    const spans = spansOf(windowsOn("2026-11-21", zone), Date.parse("2026-11-21T14:37:12+08:00"));

    expect(spans.before).toEqual({ from: "2026-09-30T16:00:00.000Z", to: "2026-10-21T06:30:00.000Z" });
    expect([spans.now.from, spans.isBeforeShort]).toEqual(["2026-10-31T16:00:00.000Z", false]);
  });

  test("a month that is too short for the comparison says so", () => {
    const spans = spansOf(windowsOn("2026-03-31", zone), Date.parse("2026-03-31T20:00:00+08:00"));

    expect(spans).toMatchObject({ isBeforeShort: true, before: { to: "2026-02-28T16:00:00.000Z" } });
  });
});

test("months without incidents count none, and each has its own month of the year before", () => {
  const windows = windowsOn("2026-11-21", "Asia/Shanghai");
  const months = monthsOf([{ from: "2026-10-31T16:00:00.000Z", count: 7 }, { from: "2025-10-31T16:00:00Z", count: 5 }], windows);

  expect(months).toHaveLength(12);
  expect(months.at(-1)).toEqual({ month: 11, count: 7, yearBefore: 5 });
  expect(months[0]).toEqual({ month: 12, count: 0, yearBefore: 0 });
});

describe("ranking places", () => {
  const place = (code: string, population: number | null, areaSquareMetres = 1e6) => ({ path: `t/c/${code}`, territory: "t", code, nameZh: code, nameEn: null, population, areaSquareMetres, label: { lng: 0, lat: 0 } });
  const byCell = [{ territory: "t", code: "a", nameZh: "a", nameEn: null, count: 50 }, { territory: "t", code: "b", nameZh: "b", nameEn: null, count: 20 }, { territory: "u", code: "c", nameZh: "c", nameEn: null, count: 99 }];

  test("by rate, not by count, and only incidents of the same territory", () => {
    const { measure, places } = rankPlaces([place("a", 100_000), place("b", 10_000), place("c", 20_000)], byCell);

    expect([measure, places.map((each) => [each.place.code, each.count, each.rate])]).toEqual(["per_10k", [["b", 20, 20], ["a", 50, 5], ["c", 0, 0]]]);
  });

  test("by area where the people of one place are not known", () => {
    const { measure, places } = rankPlaces([place("a", null, 4e6), place("b", 10_000, 1e6)], byCell);

    expect([measure, places.map(({ rate }) => rate)]).toEqual(["per_km2", [20, 12.5]]);
  });

  test("the places beneath a cell are those of its territory with it in their path", () => {
    expect(placesBeneath([place("a", 1), { ...place("b", 1), path: "t/d/b" }], "t", "c").map(({ code }) => code)).toEqual(["a"]);
  });
});

test("the curve is of the main item, with the limit of the target's class", () => {
  const item = (value: number) => ({ indicator: "w21011", nameZh: "总磷", nameEn: "Total phosphorus", value, unit: "mg/L", readingCount: 1, waterClass: 5, multipleOverClass3: 1, isOverTarget: true });
  const section = { mainItems: [item(0.4)], targetClass: 4 } as unknown as SectionWaterHistory["section"];
  const history: SectionWaterHistory = {
    section, months: [{ from: "2026-09-30T16:00:00Z", waterClass: null, items: [] }, { from: "2026-10-31T16:00:00Z", waterClass: 5, items: [item(0.4)] }],
    limits: [{ indicator: "w21011", standard: "GB 3838-2002", validFrom: null, validTo: null, kind: "at_most", limits: [0.02, 0.1, 0.2, 0.3, 0.4] }],
  };

  expect(sectionCurve(history)).toMatchObject({ indicator: "w21011", values: [null, 0.4], newest: 0.4, limit: 0.3 });
});

describe("room on a wall", () => {
  test.each([[1920, 1080, null], [3840, 1080, 468], [4011, 1080, 468], [2560, 1080, null]])("%i × %i has close-ups %s wide", (logicalWidth, logicalHeight, width) => {
    expect(roomFor({ logicalWidth, logicalHeight, textFactor: 1 }).closeUp?.width ?? null).toBe(width);
  });

  test("a higher wall has more rows, a farther one fewer", () => {
    expect(roomFor({ logicalWidth: 1920, logicalHeight: 1200, textFactor: 1 }).hotspotRows).toBe(8);
    expect(roomFor({ logicalWidth: 1920, logicalHeight: 1080, textFactor: 2 })).toMatchObject({ hotspotRows: 3, waterRows: 0, rankRows: 0, hasMapCards: false });
  });
});
