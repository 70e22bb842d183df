import { describe, expect, test } from "vitest";
import { findPeak, logPoissonTail } from "../../../../web/features/analysis/find-peak.ts";
import { fitPadding } from "../../../../web/features/analysis/fit-padding.ts";
import { formatP } from "../../../../web/features/analysis/format-p.ts";
import { metresPerPixel, roundLength } from "../../../../web/features/analysis/taken-pictures.ts";
import { populationNotes, trustNotes } from "../../../../web/features/analysis/trust-notes.ts";
import { runsOf } from "../../../../web/features/analysis/use-analysis-chips.ts";
import { seededRandom } from "../../../support/seeded-random.ts";
import type { HotspotFigures } from "../../../../web/workers/incident-questions.ts";

const method: HotspotFigures["method"] = { statistic: "gi_star", weights: "binary", includesSelf: true, varianceDivisor: "n", pValue: "two_sided_normal", correction: "fdr", alpha: 0.05, classLevels: [0.1, 0.05, 0.01] };
const facts: HotspotFigures["facts"] = { n: 66, nNoData: 0, nZeros: 6, mean: 1, standardDeviation: 1, onlyValue: null, meanNeighbours: 8.2, islands: 0, nNearEverything: 0 };

describe("what can be trusted", () => {
  const input = { figures: { facts, warnings: [], method, nNotComputable: 0 }, matching: 500, elsewhere: 0, isRegular: false };

  test("tells what passed when nothing failed", () => {
    expect(trustNotes(input).map(({ key, holds }) => [key, holds])).toEqual([["sample", true], ["neighbours", true], ["zeros", true], ["noIslands", true], ["complete", true]]);
  });

  test("puts failures first, as the analysis itself names them", () => {
    const notes = trustNotes({ ...input, figures: { facts: { ...facts, n: 20, nNoData: 3 }, warnings: [{ code: "few_cells", n: 20, fewest: 30 }, { code: "missing_values", count: 3 }], method: { ...method, correction: "none" }, nNotComputable: 0 }, matching: 12, elsewhere: 4 });

    expect(notes.filter(({ holds }) => !holds).map(({ key }) => key)).toEqual(["sampleSmall", "incidents", "withoutData", "elsewhere", "raw"]);
    expect(notes.slice(5).every(({ holds }) => holds)).toBe(true);
  });

  test("says of values that are all equal that nothing could be tested, and not that all is well", () => {
    const notes = trustNotes({ ...input, figures: { facts: { ...facts, nZeros: 66 }, warnings: [{ code: "no_variation", value: 0 }], method, nNotComputable: 66 }, matching: 0 });

    expect(notes).toEqual([{ key: "noVariation", holds: false, values: {} }, { key: "notComputable", holds: false, values: { n: 66 } }]);
  });

  test("warns of rates of few people, and not where nobody is known to live", () => {
    expect(populationNotes([5000, 102, 19, 0, null])).toEqual([{ key: "smallPopulations", holds: false, values: { n: 2, limit: 1000, tiny: 1, fewest: 20 } }]);
    expect(populationNotes([5000, 0, null])).toEqual([]);
  });

  test("does not take equal areas outside the territory for missing data", () => {
    expect(trustNotes({ ...input, figures: { facts: { ...facts, nNoData: 9 }, warnings: [{ code: "missing_values", count: 9 }], method, nNotComputable: 0 }, isRegular: true })).toContainEqual({ key: "outside", holds: true, values: { n: 9 } });
  });
});

describe("the peak of a week", () => {
  const week = (of: (day: number, hour: number) => number) => Array.from({ length: 168 }, (_, at) => of(Math.floor(at / 24) + 1, at % 24));

  test("is the block that stands out most", () => {
    expect(findPeak(week((day, hour) => (day >= 5 && hour >= 20 && hour < 23 ? 40 : 5)))).toMatchObject({ firstDay: 5, lastDay: 7, fromHour: 20, toHour: 23 });
  });
  test("is none where all hours are alike, and not told of a few incidents", () => {
    expect(findPeak(week(() => 5))).toBeNull();
    expect(findPeak(week((day, hour) => (day === 1 && hour === 3 ? 20 : 0)))).toBe("few");
  });
  test.each([100, 300, 1000, 3000])("is claimed of %i incidents at random in 5 %% of weeks at most", (n) => {
    const random = seededRandom(n);
    const weeks = Array.from({ length: 300 }, () => {
      const counts = week(() => 0);
      for (let at = 0; at < n; at += 1) { const slot = random.below(168); counts[slot] = (counts[slot] ?? 0) + 1; }
      return findPeak(counts);
    });

    expect(weeks.filter((peak) => peak !== null).length / weeks.length).toBeLessThanOrEqual(0.05);
  });
  test("is found where it was planted, among random others", () => {
    const random = seededRandom(7);
    const counts = week((day, hour) => (day >= 6 && hour >= 20 && hour < 23 ? 15 : 0));
    for (let at = 0; at < 400; at += 1) { const slot = random.below(168); counts[slot] = (counts[slot] ?? 0) + 1; }

    expect(findPeak(counts)).toMatchObject({ firstDay: 6, lastDay: 7, fromHour: 20, toHour: 23 });
  });
  test("is looked for in the chosen hours and weekdays alone", () => {
    const counts = week((day, hour) => (day >= 6 && hour >= 20 && hour < 23 ? 60 : day === 2 && hour >= 8 && hour < 11 ? 30 : 5));
    const everyDay = [1, 1, 1, 1, 1, 1, 1];

    expect(findPeak(counts, { hours: [], weekdays: [1, 2, 3], daysPerWeekday: everyDay })).toMatchObject({ firstDay: 2, lastDay: 2, fromHour: 8 });
    expect(findPeak(counts, { hours: [0, 1, 2, 3, 4, 5], weekdays: [], daysPerWeekday: everyDay })).toBeNull();
    expect(findPeak(counts, { hours: [20, 21], weekdays: [], daysPerWeekday: everyDay })).toBeNull();
  });
  test("is not that a period has only some weekdays", () => {
    expect(findPeak(week((day) => (day <= 2 ? 20 : 0)), { hours: [], weekdays: [], daysPerWeekday: [1, 1, 0, 0, 0, 0, 0] })).toBeNull();
  });
  test.each([[5, 2, 0.052653], [20, 10, 0.0034543], [3, 1, 0.0803014]])("the chance of %i or more where %i is expected is %d", (count, mean, chance) => {
    expect(Math.exp(logPoissonTail(count, mean))).toBeCloseTo(chance, 6);
  });
});

test.each([[[20, 21, 22], "20–22"], [[0, 6, 7, 23], "0, 6–7, 23"], [[], ""]])("hours %j read %s", (hours, text) => {
  expect(runsOf(hours)).toBe(text);
});
test.each([[0, "< 0.001"], [0.0004, "< 0.001"], [0.0451, "0.045"], [1, "1.000"]])("p = %d reads %s", (p, text) => {
  expect(formatP(p)).toBe(text);
});

test("at zoom 0 a map of 512 pixels spans the equator", () => {
  expect(metresPerPixel({ lat: 0, zoom: 0 }) * 512).toBeCloseTo(40_075_016.686, 3);
  expect(metresPerPixel({ lat: 60, zoom: 3 })).toBeCloseTo(metresPerPixel({ lat: 0, zoom: 4 }), 6);
});
test.each([[999, 500], [1000, 1000], [4300, 2000], [52, 50]])("the longest round length within %d m is %d m", (metres, round) => {
  expect(roundLength(metres)).toBe(round);
});

describe("what is fitted beside the legend", () => {
  const card = { width: 296, height: 190 };

  test("keeps to the right of it where that leaves more", () => {
    expect(fitPadding({ width: 852, height: 500 }, card, 1.2).left).toBeGreaterThan(200);
  });
  test("keeps above it on a tall map", () => {
    expect(fitPadding({ width: 500, height: 1100 }, card, 1.2).bottom).toBeGreaterThan(190);
  });
  test("takes the whole map where there is no room beside a card", () => {
    expect(fitPadding({ width: 360, height: 300 }, card, 1.2)).toEqual(fitPadding({ width: 360, height: 300 }, null, 1.2));
  });
});
