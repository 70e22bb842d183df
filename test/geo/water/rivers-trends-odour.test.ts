import { describe, expect, test } from "vitest";
import {
  type BlackOdourSample, blackOdourOf, blackOdourOfBody, blackOdourOfPoint, evaluateRiver, evaluateWater, LIMIT_TABLES, type LimitTable, riverTrend, sectionTrend, timeTrend,
} from "../../../geo/index.ts";
import { gradeByShares } from "../../../geo/water/evaluate-river.ts";
import { formatMultiple } from "../../../geo/water/main-items.ts";

const limits = LIMIT_TABLES[0] as LimitTable;
const section = (ammonia: number, permanganate = 3) => {
  const values = [{ indicator: "w21003", value: ammonia }, { indicator: "w01019", value: permanganate }];
  return { values, evaluation: evaluateWater(values, { limits, waterBody: "river" }) };
};

describe("a river", () => {
  test("of fewer than five sections is judged by the means", () => {
    // The mean of 0.6 and 1.4 is on the limit of Ⅲ, though one section is Ⅳ.
    expect(evaluateRiver([section(0.6), section(1.4)], { limits, waterBody: "river" })).toMatchObject({ method: "mean", waterClass: 3, grade: "good", mainItems: [] });
  });

  test("of five is judged by shares, and its main items by how many sections exceed", () => {
    const river = evaluateRiver([section(0.1), section(1.2), section(1.3), section(0.2, 7), section(0.2)], { limits, waterBody: "river" });

    expect(river).toMatchObject({ method: "class_share", waterClass: null, grade: "lightly_polluted" });
    expect(river.mainItems.map(({ indicator, overRatePercent }) => [indicator.nameZh, overRatePercent])).toEqual([["氨氮", 40], ["高锰酸盐指数", 20]]);
  });

  test("without any judged section has no class", () => {
    expect(evaluateRiver([], { limits, waterBody: "river" })).toMatchObject({ waterClass: null, grade: null });
  });

  test.each([
    [10, 9, 0, "excellent"], [10, 8, 2, "good"], [4, 3, 1, "good"], [100, 74, 19, "lightly_polluted"], [100, 74, 20, "moderately_polluted"], [100, 50, 39, "moderately_polluted"], [100, 50, 40, "heavily_polluted"],
  ] as const)("of %d sections, %d up to Ⅲ and %d worse than Ⅴ, is %s", (sections, upToClass3, worseThanClass5, grade) => {
    expect(gradeByShares({ sections, upToClass3, worseThanClass5 })).toBe(grade);
  });
});

describe("trends", () => {
  test.each([
    ["excellent", "excellent", "no_change"], ["good", "excellent", "improvement"], ["excellent", "good", "decline"], ["lightly_polluted", "excellent", "marked_improvement"], ["good", "heavily_polluted", "marked_decline"],
  ] as const)("a section from %s to %s: %s", (before, after, trend) => {
    expect(sectionTrend(before, after)).toBe(trend);
  });

  test.each([
    [[10, 5, 0], [10, 6, 0], "no_change"], [[10, 5, 0], [10, 7, 0], "improvement"], [[10, 5, 0], [10, 7, 1], "no_change"], [[10, 5, 0], [10, 8, 0], "marked_improvement"],
    [[10, 5, 0], [10, 4, 1], "decline"], [[10, 5, 0], [10, 3, 1], "marked_decline"], [[3, 1, 0], [30, 13, 0], "no_change"],
  ] as const)("a river from %j to %j: %s", (before, after, trend) => {
    const shares = ([sections, upToClass3, worseThanClass5]: readonly [number, number, number]) => ({ sections, upToClass3, worseThanClass5 });
    expect(riverTrend(shares(before), shares(after))).toBe(trend);
  });

  test("Spearman's correlation with time: a worked series, ties, and too few periods", () => {
    // Ranks 1 3 2 5 4 6 against 1…6: 1 − 6·4 ÷ (6·35).
    expect(timeTrend([1, 3, 2, 5, 4, 6])?.coefficient).toBeCloseTo(1 - 24 / 210, 12);
    expect(timeTrend([1, 2, 3, 4, 5])).toEqual({ coefficient: 1, direction: "rising" });
    expect(timeTrend([9, 7, 7, 5, 4, 2, 1])?.direction).toBe("falling");
    expect(timeTrend([2, 2, 2, 2, 2])).toEqual({ coefficient: 0, direction: "none" });
    expect(timeTrend([1, 2, 3, 4])).toBeNull();
  });
});

describe("black-odorous water", () => {
  test.each([
    [{ transparencyCm: 25.1 }, "none"], [{ transparencyCm: 25 }, "light"], [{ transparencyCm: 10 }, "light"], [{ transparencyCm: 9.9 }, "heavy"],
    [{ dissolvedOxygenMgL: 2.1 }, "none"], [{ dissolvedOxygenMgL: 2 }, "light"], [{ dissolvedOxygenMgL: 0.2 }, "light"], [{ dissolvedOxygenMgL: 0.19 }, "heavy"],
    [{ redoxPotentialMv: 51 }, "none"], [{ redoxPotentialMv: 50 }, "light"], [{ redoxPotentialMv: -200 }, "light"], [{ redoxPotentialMv: -201 }, "heavy"],
    [{ ammoniaNitrogenMgL: 7.9 }, "none"], [{ ammoniaNitrogenMgL: 8 }, "light"], [{ ammoniaNitrogenMgL: 15 }, "light"], [{ ammoniaNitrogenMgL: 15.1 }, "heavy"],
    // Less than 25 cm deep: 40 % of the depth is the bound.
    [{ transparencyCm: 8.8, depthCm: 22 }, "light"], [{ transparencyCm: 8.9, depthCm: 22 }, "none"], [{ transparencyCm: 8.7, depthCm: 22 }, "heavy"], [{ transparencyCm: 20, depthCm: 25 }, "light"],
    [{ depthCm: 22 }, null],
  ] as const)("%j is %s", (sample: BlackOdourSample, expected) => {
    const found = (["transparencyCm", "dissolvedOxygenMgL", "redoxPotentialMv", "ammoniaNitrogenMgL"] as const).map((one) => blackOdourOf(one, sample)).find((one) => one !== null) ?? null;
    expect(found).toBe(expected);
  });

  const heavyOxygen = { dissolvedOxygenMgL: 0.1 };
  const fair = { dissolvedOxygenMgL: 5, ammoniaNitrogenMgL: 1 };
  test("a point is heavy when one indicator is so in more than 60 % of the samples", () => {
    expect(blackOdourOfPoint([heavyOxygen, heavyOxygen, heavyOxygen, fair, fair])).toBe("light");
    expect(blackOdourOfPoint([heavyOxygen, heavyOxygen, heavyOxygen, heavyOxygen, fair])).toBe("heavy");
  });

  test("or when two are so in more than 30 %; clean samples are none; nothing measured is nothing", () => {
    const both = { dissolvedOxygenMgL: 0.1, ammoniaNitrogenMgL: 16 };
    expect(blackOdourOfPoint([both, fair, fair])).toBe("heavy");
    expect(blackOdourOfPoint([both, fair, fair, fair])).toBe("light");
    expect(blackOdourOfPoint([fair])).toBe("none");
    expect(blackOdourOfPoint([{}])).toBeNull();
  });

  test("a body is heavy with three heavy points in a row", () => {
    expect(blackOdourOfBody(["heavy", "heavy", "light", "heavy"])).toBe("light");
    expect(blackOdourOfBody(["none", "heavy", "heavy", "heavy"])).toBe("heavy");
    expect(blackOdourOfBody(["none", "none"])).toBe("none");
    expect(blackOdourOfBody([null])).toBeNull();
  });
});

test.each([[1.2167, "1.2"], [0.25, "0.3"], [0.05, "0.1"], [0.04, "0.04"], [0.004, "0.004"], [12, "12.0"]])("the multiple %d is printed %s", (multiple, text) => {
  expect(formatMultiple(multiple)).toBe(text);
});
