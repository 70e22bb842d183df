import { describe, expect, test } from "vitest";
import { evaluateWater, indicatorOf, LIMIT_TABLES, type LimitTable, readValue, toCanonicalUnit, type WaterClass } from "../../../geo/index.ts";
import type { DemoReading } from "../../../server/demo/demo-records.ts";
import { DEMO_SEED } from "../../../server/demo/load-demo-city.ts";
import { groupBy } from "../../../server/group-by.ts";
import { makeDemoCity } from "../../../server/demo/make-demo-city.ts";

const NOW = new Date("2026-11-21T06:32:08Z");
const limits = LIMIT_TABLES[0] as LimitTable;

describe.each([DEMO_SEED, 1])("the waters of the demo city of seed %d", (seed) => {
  const { readings, monitoringSections, planted: { exceedance } } = makeDemoCity(seed, NOW);
  const samples = groupBy(readings, ({ sectionCode, observedAt }) => `${sectionCode} ${observedAt}`);
  const targets = new Map(monitoringSections.map(({ code, targetClass }) => [code, targetClass]));
  const judge = (sample: readonly DemoReading[]) => {
    const values = sample.map(({ indicator, statedValue, unit }) => {
      const [known, read] = [indicatorOf(indicator), readValue(statedValue)];
      if (known === undefined || "reason" in read) throw new Error(`${indicator} ${statedValue}`);
      return { indicator, value: toCanonicalUnit(known, read.value, unit) };
    });
    return evaluateWater(values, { limits, waterBody: "river", targetClass: (targets.get(sample[0]?.sectionCode ?? "") ?? null) as WaterClass | null });
  };

  test("every section has a sample in each of 36 months, none in the future", () => {
    expect(samples.size).toBe(36 * monitoringSections.length);
    expect(readings.every(({ observedAt }) => observedAt <= NOW.toISOString())).toBe(true);
    expect(new Set(readings.map(({ sectionCode, observedAt }) => `${sectionCode} ${observedAt.slice(0, 7)}`)).size).toBe(samples.size);
  });

  test("evaluation finds the planted exceedance, with its cause's indicator foremost, and no other", () => {
    const missing = [...samples.values()].filter((sample) => judge(sample).meetsTarget !== true);
    const found = missing.map(([first]) => `${first?.sectionCode} ${first?.observedAt}`);
    const wanted = [...samples.keys()].filter((key) => key.startsWith(`${exceedance?.sectionCode} `) && key.slice(4) >= (exceedance?.from ?? ""));

    expect(exceedance).not.toBeNull();
    expect(wanted).toHaveLength(4);
    expect(found).toEqual(wanted);
    expect(new Set(missing.map((sample) => judge(sample).mainItems[0]?.indicator.code))).toEqual(new Set([exceedance?.indicator]));
  });

  test("the same seed and time give the same readings", () => {
    expect(makeDemoCity(seed, NOW).readings).toEqual(readings);
  });
});
