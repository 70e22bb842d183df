import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { considerRules, isInBand, type RuleQuestion } from "../../../server/assignment/consider-rules.ts";
import type { Rule } from "../../../server/assignment/responsibilities.ts";
import { propertyRuns } from "../../support/property-runs.ts";
import { aRule, ms, someResponsibilities } from "../../support/assignment-builders.ts";

const PATH = ["C", "T1", "V1"].map((code) => ({ code, nameZh: `网格${code}` }));
const aQuestion = (question: Partial<RuleQuestion> = {}): RuleQuestion => ({
  territory: "demo", path: PATH, categoryCodes: ["N", "N1"], subjectType: "restaurant", atMs: ms("2024-06-01T00:00:00Z"), minuteOfDay: 8 * 60, ...question,
});
const names = someResponsibilities();
const day = { fromMinute: 6 * 60, toMinute: 22 * 60 };

describe("one tie-break at a time, the first rule wins over the second", () => {
  test.each<[string, Partial<Rule>, Partial<Rule>, string]>([
    ["a deeper cell", { cellCode: "V1" }, { cellCode: "T1" }, "less_specific_area"],
    ["a cell over a whole territory", { cellCode: "C" }, { territory: "demo" }, "less_specific_area"],
    ["a territory over everywhere", { territory: "demo" }, {}, "less_specific_area"],
    ["a deeper cell over a narrower category", { cellCode: "T1" }, { cellCode: "C", categoryCode: "N1", subjectType: "restaurant", timeBand: day }, "less_specific_area"],
    ["a narrower category", { categoryCode: "N1" }, { categoryCode: "N" }, "less_specific_category"],
    ["a category over any", { categoryCode: "N" }, {}, "less_specific_category"],
    ["a narrower category over a subject", { categoryCode: "N1" }, { categoryCode: "N", subjectType: "restaurant", timeBand: day }, "less_specific_category"],
    ["a subject", { subjectType: "restaurant" }, {}, "less_specific_subject"],
    ["a subject over a time band", { subjectType: "restaurant" }, { timeBand: day }, "less_specific_subject"],
    ["a time band", { timeBand: day }, {}, "less_specific_time_band"],
    ["a rule in force", { }, { cellCode: "V1", toMs: ms("2024-06-01T00:00:00Z") }, "not_in_force"],
    ["a rule begun at this instant over a later one", { fromMs: ms("2024-06-01T00:00:00Z") }, { cellCode: "V1", fromMs: ms("2024-06-01T00:00:00.001Z") }, "not_in_force"],
    ["a rule for any subject", {}, { cellCode: "V1", subjectType: "factory" }, "other_subject"],
    ["a rule for any time", {}, { cellCode: "V1", timeBand: { fromMinute: 22 * 60, toMinute: 6 * 60 } }, "outside_time_band"],
  ])("%s", (_what, winner, loser, reason) => {
    const verdict = considerRules([aRule({ code: "A-loser", ...loser }), aRule({ code: "B-winner", ...winner })], aQuestion(), names);

    expect(verdict.result).toBe("clear");
    expect(verdict.considered.map(({ code, outcome, reason }) => [code, outcome, reason])).toEqual([
      ["B-winner", "won", "most_specific"],
      ["A-loser", "lost", reason],
    ]);
  });
});

test.each<[string, Partial<Rule>]>([
  ["another territory", { territory: "elsewhere" }],
  ["a cell that is not above the owner", { cellCode: "T2" }],
  ["a cell above the owner, but of another territory", { territory: "elsewhere", cellCode: "T1" }],
  ["another category", { categoryCode: "W" }],
  ["a sibling category", { categoryCode: "N2" }],
])("a rule for %s is not considered at all", (_what, rule) => {
  const verdict = considerRules([aRule({ code: "A", ...rule })], aQuestion(), names);

  expect(verdict).toEqual({ result: "gap", winner: null, considered: [] });
});

test("several equally specific rules are ambiguous, and all of them are named before the rest", () => {
  const rules = [aRule({ code: "R0" }), aRule({ code: "R2", categoryCode: "N1", leadDepartmentCode: "D2" }), aRule({ code: "R1", categoryCode: "N1" })];

  const verdict = considerRules(rules, aQuestion(), names);

  expect(verdict.result).toBe("ambiguous");
  expect(verdict.winner).toBeNull();
  expect(verdict.considered.map(({ code, outcome }) => [code, outcome])).toEqual([["R1", "tied"], ["R2", "tied"], ["R0", "lost"]]);
});

test("a gap still names the rules that only time, subject or validity ruled out", () => {
  const verdict = considerRules([aRule({ code: "R1", subjectType: "factory" })], aQuestion(), names);

  expect(verdict.result).toBe("gap");
  expect(verdict.considered.map(({ code, reason }) => [code, reason])).toEqual([["R1", "other_subject"]]);
});

test.each<[number, number, number, boolean]>([
  [360, 1320, 359, false], [360, 1320, 360, true], [360, 1320, 1319, true], [360, 1320, 1320, false],
  [1320, 360, 1319, false], [1320, 360, 1320, true], [1320, 360, 1439, true], [1320, 360, 0, true], [1320, 360, 359, true], [1320, 360, 360, false],
  [0, 1440, 0, true], [0, 1440, 1439, true], [480, 480, 100, true],
])("band %i to %i at minute %i: %s", (fromMinute, toMinute, minute, expected) => {
  expect(isInBand({ fromMinute, toMinute }, minute)).toBe(expected);
});

const maybe = <T>(...values: T[]) => fc.constantFrom<T | null>(null, ...values);
const someRule = fc.record({
  territory: maybe("demo", "elsewhere"), cellCode: maybe("C", "T1", "V1", "T2"), categoryCode: maybe("N", "N1", "N2"),
  subjectType: maybe("restaurant", "factory"), timeBand: maybe(day, { fromMinute: 1320, toMinute: 360 }),
  fromMs: fc.constantFrom(-Infinity, ms("2024-06-01T00:00:00Z"), ms("2025-01-01T00:00:00Z")),
});
const someRules = fc.array(someRule, { maxLength: 12 }).map((rules) => rules.map((rule, i) => aRule({ code: `R${String(i).padStart(2, "0")}`, ...rule })));

test("the verdict does not depend on the order of the rules", () => {
  fc.assert(fc.property(someRules.chain((rules) => fc.tuple(fc.constant(rules), fc.shuffledSubarray(rules, { minLength: rules.length }))), ([rules, shuffled]) => {
    expect(considerRules(shuffled, aQuestion(), names)).toEqual(considerRules(rules, aQuestion(), names));
  }), { numRuns: propertyRuns(300) });
});

test("the verdict is that of plain filtering and sorting", () => {
  fc.assert(fc.property(someRules, (rules) => {
    const verdict = considerRules(rules, aQuestion(), names);

    expect({ result: verdict.result, leaders: verdict.considered.filter((r) => r.outcome !== "lost").map((r) => r.code) }).toEqual(plainVerdict(rules));
  }), { numRuns: propertyRuns(1000) });
});

/** The oracle: for this one question, each rule's rank spelled out as one number. */
function plainVerdict(rules: readonly Rule[]): { result: string; leaders: string[] } {
  const area: Record<string, number> = { C: 2, T1: 3, V1: 4 };
  const category: Record<string, number> = { N: 1, N1: 2 };
  const ranked = rules
    .filter((rule) => rule.territory !== "elsewhere" && rule.cellCode !== "T2" && rule.categoryCode !== "N2" && rule.subjectType !== "factory")
    .filter((rule) => rule.timeBand?.fromMinute !== 1320 && rule.fromMs <= ms("2024-06-01T00:00:00Z"))
    .map((rule) => ({
      code: rule.code,
      rank: 1000 * (rule.cellCode ? area[rule.cellCode] ?? 0 : rule.territory ? 1 : 0)
        + 100 * (rule.categoryCode ? category[rule.categoryCode] ?? 0 : 0) + 10 * (rule.subjectType ? 1 : 0) + (rule.timeBand ? 1 : 0),
    }))
    .sort((one, other) => other.rank - one.rank || one.code.localeCompare(other.code));
  const leaders = ranked.filter(({ rank }) => rank === ranked[0]?.rank).map(({ code }) => code);
  return { result: leaders.length === 0 ? "gap" : leaders.length === 1 ? "clear" : "ambiguous", leaders };
}
