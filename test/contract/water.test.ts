import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApi } from "../../server/api.ts";
import type { SectionWaterHistory, Upstream, Water, WaterEvaluationAnswer } from "../../server/contract/water.ts";
import type { Store } from "../../server/store/open-store.ts";
import { placesVersion } from "../../server/tiles/places-version.ts";
import { type CheckedApp, checkedApp } from "../support/checked-app.ts";
import { geodesicMetres } from "../support/geodesic-metres.ts";
import { storeSmallWaters } from "../support/small-waters.ts";
import { testApiDeps } from "../support/test-api-deps.ts";
import { createTestDatabase } from "../support/test-database.ts";

let store: Store;
let app: CheckedApp;
let deps: Awaited<ReturnType<typeof testApiDeps>>;

beforeAll(async () => {
  store = await createTestDatabase();
  await storeSmallWaters(store);
  deps = { ...await testApiDeps(store), placesVersion: () => placesVersion(store.kysely) };
  app = checkedApp(createApi(deps));
});
afterAll(() => store.close());

const get = async <T>(path: string): Promise<T> => {
  const response = await app.request(path);
  expect([path, response.status]).toEqual([path, 200]);
  return await response.json() as T;
};

async function upload(lines: readonly string[]): Promise<void> {
  const form = new FormData();
  form.set("kind", "readings");
  form.set("file", new Blob([lines.join("\n")]), "readings.csv");
  expect((await app.request("/api/imports", { method: "POST", body: form })).status).toBe(202);
  await deps.jobs.idle();
}

test("without readings there is no class, no period, and nothing is claimed", async () => {
  const water = await get<Water>("/api/water");

  expect(water).toMatchObject({ lastObservedAt: null, period: null, withTarget: 0, classCounts: [0, 0, 0, 0, 0, 0] });
  expect(water.sections.map(({ waterClass }) => waterClass)).toEqual([null, null, null, null, null]);
  expect(water.reaches.every(({ waterClass }) => waterClass === null)).toBe(true);
  expect(await get<SectionWaterHistory>("/api/monitoring-sections/A/water")).toMatchObject({ months: [], limits: [] });
});

describe("with two months of readings", () => {
  beforeAll(async () => {
    await upload([
      "section,time,indicator,value,unit",
      "A,2026-02-05,氨氮,0.4,mg/L", "C,2026-02-05,氨氮,0.9,mg/L", "T,2026-02-05,氨氮,0.9,mg/L",
      // March: the means of 0.6, 0.9 and 1.5 lie exactly on the limit of Ⅲ.
      "A,2026-03-05,氨氮,0.6,mg/L", "A,2026-03-15,氨氮,0.9,mg/L", "A,2026-03-25,氨氮,1.5,mg/L", "A,2026-03-05,总磷,0.1,mg/L",
      "C,2026-03-05,氨氮,1.77,mg/L", "C,2026-03-05,高锰酸盐指数,13.3,mg/L", "C,2026-03-05,溶解氧,5.2,mg/L", "T,2026-03-05,氨氮,1.2,mg/L",
      // Local time: this is still March in Shanghai, and April in UTC it is not.
      "L,2026-03-31 23:30,总磷,0.15,mg/L",
    ]);
  });

  test("sections: class, grade, target, main items with multiples, the worst first", async () => {
    const { sections, period, previous, ...water } = await get<Water>("/api/water");

    expect([period, previous]).toEqual([
      { from: "2026-02-28T16:00:00.000Z", to: "2026-03-31T16:00:00.000Z" }, { from: "2026-01-31T16:00:00.000Z", to: "2026-02-28T16:00:00.000Z" },
    ]);
    expect(sections.map(({ code, waterClass, grade, meetsTarget, previousClass, trend }) => [code, waterClass, grade, meetsTarget, previousClass, trend])).toEqual([
      ["C", 5, "moderately_polluted", false, 3, "marked_decline"],
      ["L", 5, "moderately_polluted", false, null, null],
      ["T", 4, "lightly_polluted", true, 3, "decline"],
      ["A", 3, "good", true, 2, "decline"],
      ["B", null, null, null, null, null],
    ]);
    expect(sections[0]?.mainItems.map(({ nameZh, multipleOverClass3 }) => [nameZh, multipleOverClass3?.toFixed(4)])).toEqual([["高锰酸盐指数", "1.2167"], ["氨氮", "0.7700"]]);
    expect(sections[0]?.standard).toBe("GB 3838-2002");
    expect(water).toMatchObject({ withTarget: 4, meetingTarget: 2, classCounts: [0, 0, 1, 1, 2, 0], lastObservedAt: "2026-03-31T15:30:00.000Z" });
  });

  test("reaches take the class of their own section; above the first and below the last none is claimed", async () => {
    const { reaches } = await get<Water>("/api/water");
    expect(reaches).toEqual([
      { code: "R1", waterClass: null, sectionCode: null }, { code: "R2", waterClass: 3, sectionCode: "A" }, { code: "R3", waterClass: 5, sectionCode: "C" }, { code: "T1", waterClass: 4, sectionCode: "T" },
    ]);
  });

  test("rivers of fewer than five sections are judged by the means", async () => {
    const { rivers } = await get<Water>("/api/water");
    // 长河: ammonia (1.0 + 1.77) ÷ 2, permanganate of the one section that has it.
    expect(rivers.find(({ riverName }) => riverName === "长河")).toMatchObject({ method: "mean", sectionCount: 2, waterClass: 5, trend: "marked_decline" });
    expect(rivers.map(({ riverName }) => riverName)).toEqual(["支溪", "长河"]);
  });

  test("a period of one's own, compared with the one before it", async () => {
    const water = await get<Water>("/api/water?from=2026-02-01T00:00:00%2B08:00&to=2026-03-01T00:00:00%2B08:00");
    expect(water.sections.find(({ code }) => code === "A")).toMatchObject({ waterClass: 2, previousClass: null });
  });

  test("one section through time, with the limits that judge it", async () => {
    const { section, months, limits } = await get<SectionWaterHistory>("/api/monitoring-sections/A/water?months=3");

    expect(section).toMatchObject({ code: "A", waterClass: 3, trend: "decline" });
    expect(months.map(({ from, waterClass, items }) => [from.slice(0, 10), waterClass, items.map(({ nameZh, value, readingCount }) => `${nameZh} ${value} (${readingCount})`)])).toEqual([
      ["2025-12-31", null, []], ["2026-01-31", 2, ["氨氮 0.4 (1)"]], ["2026-02-28", 3, ["氨氮 1 (3)", "总磷 0.1 (1)"]],
    ]);
    expect(limits).toEqual([
      { indicator: "w21003", standard: "GB 3838-2002", validFrom: "2002-05-31T16:00:00.000Z", validTo: null, kind: "at_most", limits: [0.15, 0.5, 1, 1.5, 2] },
      { indicator: "w21011", standard: "GB 3838-2002", validFrom: "2002-05-31T16:00:00.000Z", validTo: null, kind: "at_most", limits: [0.02, 0.1, 0.2, 0.3, 0.4] },
    ]);
  });

  test("readings page by page, newest first, as stated and as kept", async () => {
    const first = await get<{ items: { observedAt: string; statedValue: string }[]; nextCursor: string }>("/api/monitoring-sections/A/readings?indicator=氨氮&limit=2");
    const second = await get<{ items: { statedValue: string }[]; nextCursor: null }>(`/api/monitoring-sections/A/readings?indicator=w21003&limit=2&cursor=${first.nextCursor}`);

    expect([...first.items, ...second.items].map(({ statedValue }) => statedValue)).toEqual(["1.5", "0.9", "0.6", "0.4"]);
    expect(first.items[0]).toMatchObject({ indicator: "w21003", nameZh: "氨氮", value: 1.5, unit: "mg/L", belowDetection: false, observedAt: "2026-03-24T16:00:00.000Z" });
    expect(second.nextCursor).toBeNull();
  });

  test("up-stream of a section below the confluence: the tributary, its section and the works beside it", async () => {
    const { reaches, sections, enterprises } = await get<Upstream>("/api/monitoring-sections/B/upstream");

    expect(reaches.map(({ code }) => code)).toEqual(["R2", "T1", "R1"]);
    expect(sections.map(({ code, waterClass }) => [code, waterClass])).toEqual([["T", 4], ["A", 3]]);
    expect(enterprises.map(({ code }) => code)).toEqual(["E1"]);
    const along = geodesicMetres([117.25, 35], [117.2, 35]) + geodesicMetres([117.2, 35], [117.2, 35.06]);
    expect(enterprises[0]?.distanceMetres).toBeCloseTo(along, -1);
    expect(enterprises[0]?.fromBankMetres).toBeCloseTo(geodesicMetres([117.203, 35.06], [117.2, 35.06]), 0);
  });

  test("up-stream of a section above the confluence there is no tributary; a limit cuts off the rest", async () => {
    expect((await get<Upstream>("/api/monitoring-sections/A/upstream")).reaches.map(({ code }) => code)).toEqual(["R2", "R1"]);
    expect((await get<Upstream>("/api/river-reaches/R3/upstream?withinMetres=9500")).reaches.map(({ code }) => code)).toEqual(["R3", "R2"]);
    expect((await get<Upstream>("/api/river-reaches/R3/upstream?bankMetres=0")).enterprises).toEqual([]);
    expect(await get<Upstream>("/api/monitoring-sections/L/upstream")).toMatchObject({ reaches: [], sections: [], enterprises: [] });
  });

  test("black-odorous water is judged beside the class where transparency or redox potential was measured", async () => {
    const at = (day: number, transparency: number, oxygen: number, redox: number, ammonia: number) =>
      [`T,2026-03-${day},透明度,${transparency},cm`, `T,2026-03-${day},DO,${oxygen},mg/L`, `T,2026-03-${day},ORP,${redox},mV`, `T,2026-03-${day},氨氮,${ammonia},mg/L`];
    await upload(["section,time,indicator,value,unit", ...at(10, 20, 0.1, 80, 9), ...at(20, 30, 0.15, 80, 2), ...at(25, 30, 3, 80, 2)]);

    const { sections } = await get<Water>("/api/water");
    const odour = sections.find(({ code }) => code === "T")?.blackOdorous;

    expect([odour?.grade, odour?.sampleCount]).toEqual(["heavy", 4]);
    expect(odour?.reasons.map(({ nameZh, measured, light, heavy, worst, unit }) => [nameZh, measured, light, heavy, worst, unit])).toEqual([
      ["溶解氧", 3, 0, 2, 0.1, "mg/L"], ["透明度", 3, 1, 0, 20, "cm"], ["氨氮", 4, 1, 0, 9, "mg/L"],
    ]);
    expect(sections.filter(({ blackOdorous }) => blackOdorous !== null).map(({ code }) => code)).toEqual(["T"]);
    expect((await get<SectionWaterHistory>("/api/monitoring-sections/T/water")).section.blackOdorous).toEqual(odour);
    await sql`delete from reading where indicator in ('transparency', 'redox_potential') or section_code = 'T' and observed_at > '2026-03-06'`.execute(store.kysely);
  });

  test("calendar months and years are compared with those before them, whose means are dated on their first day", async () => {
    await upload(["section,time,indicator,value,unit", "A,2026-01,氨氮,1.2,mg/L", "A,2025-01,氨氮,0.4,mg/L", "A,2024-01,氨氮,0.1,mg/L"]);
    const between = async (from: string, to: string) => {
      const { previous, sections } = await get<Water>(`/api/water?from=${from}T00:00:00%2B08:00&to=${to}T00:00:00%2B08:00`);
      return [previous?.from, sections.find(({ code }) => code === "A")?.previousClass];
    };

    expect(await between("2026-02-01", "2026-03-01")).toEqual(["2025-12-31T16:00:00.000Z", 4]);
    expect(await between("2025-01-01", "2026-01-01")).toEqual(["2023-12-31T16:00:00.000Z", 1]);
    expect(await between("2026-01-02", "2026-02-02")).toEqual(["2025-12-01T16:00:00.000Z", 4]);
  });

  test("an automatic station's readings of many years are one mean", async () => {
    await sql`insert into reading (section_code, indicator, observed_at, value, stated_value, stated_unit)
      select 'B', 'w21003', timestamptz '2000-01-01' + i * interval '1 hour', 1.1 + (i % 3) * 0.1, '', 'mg/L' from generate_series(1, 180000) i`.execute(store.kysely);

    const { sections } = await get<Water>("/api/water?from=1999-12-31T16:00:00Z&to=2022-01-01T00:00:00Z");

    // (1.1 + 1.2 + 1.3) ÷ 3
    expect(sections.find(({ code }) => code === "B")?.mainItems).toMatchObject([{ value: 1.2, readingCount: 180_000, multipleOverClass3: 0.2 }]);
  });
});

describe("evaluating readings that are not stored", () => {
  const evaluate = (body: unknown) => app.request("/api/water/evaluate", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  const reading = (indicator: string, value: number | string, unit?: string) => ({ indicator, value, ...(unit === undefined ? {} : { unit }) });

  test("class, grade, target and main items as reports print them", async () => {
    const answer = await (await evaluate({
      readings: [reading("pH", 7.66), reading("溶解氧", 6.03, "mg/L"), reading("CODMn", "13.3", "mg/L"), reading("NH3-N", 1770, "µg/L"), reading("汞", "<0.00004", "mg/L"), reading("总磷", "--", "mg/L")],
      waterBody: "river", targetClass: "Ⅳ", observedAt: "2007-01-15T00:00:00+08:00",
    })).json() as WaterEvaluationAnswer;

    expect(answer).toMatchObject({ standard: "GB 3838-2002", waterClass: 5, classSign: "Ⅴ", grade: "moderately_polluted", targetClass: 4, meetsTarget: false, mainItemsText: "高锰酸盐指数(1.2)、氨氮(0.8)", notMeasured: ["w21011"] });
    expect(answer.items).toHaveLength(5);
  });

  test("one sample of black and odorous water; shallow water by two fifths of its depth", async () => {
    const sample = [reading("透明度", 0.08, "m"), reading("水深", 20, "cm"), reading("氨氮", 8, "mg/L"), reading("ORP", 51, "mV")];
    const answer = await (await evaluate({ readings: sample })).json() as WaterEvaluationAnswer;

    expect(answer).toMatchObject({ waterClass: 6, blackOdorous: { grade: "light", sampleCount: 1, reasons: [{ indicator: "transparency", light: 1, worst: 8 }, { indicator: "w21003", light: 1, heavy: 0 }] } });
    expect(await (await evaluate({ readings: [reading("氨氮", 20, "mg/L")] })).json()).toMatchObject({ waterClass: 6, blackOdorous: null });
  });

  test("before the first standard there are no limits", async () => {
    expect(await (await evaluate({ readings: [reading("氨氮", 1, "mg/L")], observedAt: "1999-01-01T00:00:00Z" })).json()).toMatchObject({ standard: null, waterClass: null, noClassReason: "before_any_standard", noClassText: expect.stringContaining("早于 GB 3838-2002") as unknown });
  });

  test.each([
    [{ readings: [reading("氡", 1, "mg/L")] }, "body.readings.0.indicator"],
    [{ readings: [reading("氨氮", 1)] }, "body.readings.0.unit"],
    [{ readings: [reading("氨氮", 1, "ppm")] }, "body.readings.0.unit"],
    [{ readings: [reading("氨氮", "one", "mg/L")] }, "body.readings.0.value"],
    [{ readings: [reading("氨氮", -1, "mg/L")] }, "body.readings.0.value"],
    [{ readings: [reading("氨氮", 1, "mg/L"), reading("NH3-N", 1, "mg/L")] }, "body.readings.1.indicator"],
    [{ readings: [reading("pH", 7)], targetClass: "good" }, "body.targetClass"],
    [{ readings: [] }, "body.readings"],
    [{ readings: [reading("pH", 7)], waterBody: "sea" }, "body.waterBody"],
    [{ readings: [reading("pH", 7)], observedAt: "yesterday" }, "body.observedAt"],
  ])("%j is refused at %s", async (body, field) => {
    const response = await evaluate(body);
    expect(response.status).toBe(400);
    expect((await response.json() as { error: { details: { field: string }[] } }).error.details.map((detail) => detail.field)).toContain(field);
  });
});

test.each([
  ["/api/water?from=2026-01-01T00:00:00Z", 400], ["/api/water?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z", 400], ["/api/water?from=now", 400],
  ["/api/monitoring-sections/X/water", 404], ["/api/monitoring-sections/A/water?months=0", 400], ["/api/monitoring-sections/A/water?months=9999", 400],
  ["/api/monitoring-sections/X/readings", 404], ["/api/monitoring-sections/A/readings?indicator=氡", 400], ["/api/monitoring-sections/A/readings?cursor=x", 400],
  ["/api/monitoring-sections/X/upstream", 404], ["/api/river-reaches/X/upstream", 404], ["/api/river-reaches/R1/upstream?withinMetres=-1", 400], ["/api/river-reaches/R1/upstream?bankMetres=far", 400],
])("%s is refused with %d", async (path, status) => {
  const response = await app.request(path);
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ error: { code: expect.any(String), message: expect.any(String) } });
});
