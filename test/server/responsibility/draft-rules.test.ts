import { describe, expect, test } from "vitest";
import type { RuleTerms } from "../../../server/contract/responsibility.ts";
import { changedRules, timelessRules } from "../../../server/responsibility/drafts/draft-rules.ts";
import { aRule, ms } from "../../support/assignment-builders.ts";

const AT_MS = ms("2026-06-01T00:00:00Z");
const END_MS = ms("2027-01-01T00:00:00Z");
const terms = (rule: Partial<RuleTerms> = {}): RuleTerms => ({
  cellCode: null, categoryCode: "N1", subjectType: null, timeBand: null, leadDepartmentCode: "D2", leadPostCode: null, leadPostKind: null,
  assistDepartmentCodes: [], legalBasis: "", ...rule,
});

describe("a draft's rules", () => {
  test("end what is changed and begin what takes its place at the same instant, until the same end", () => {
    const { rules, origins } = changedRules([aRule({ code: "R", categoryCode: "N1", toMs: END_MS })], [{ op: "change", code: "R", rule: terms() }], AT_MS);

    expect(rules.map(({ code, leadDepartmentCode, fromMs, toMs }) => [code, leadDepartmentCode, fromMs, toMs])).toEqual([
      ["R", "D1", -Infinity, AT_MS], ["R@2", "D2", AT_MS, END_MS],
    ]);
    expect(origins.get("R@2")).toEqual({ change: "changed", replaces: "R" });
  });

  test("leave alone what no change names, and what has ended before", () => {
    const before = [aRule({ code: "kept" }), aRule({ code: "past", toMs: AT_MS - 1 })];

    expect(changedRules(before, [{ op: "end", code: "past" }], AT_MS).rules).toEqual(before);
  });

  test("pass over codes that are taken", () => {
    const taken = [aRule({ code: "R@2" }), aRule({ code: "R@3", toMs: AT_MS - 1 })];

    expect(changedRules(taken, [{ op: "change", code: "R@2", rule: terms() }], AT_MS).rules.at(-1)!.code).toBe("R@4");
  });

  test("hold all year in a dry run, if they hold at its instant", () => {
    const { rules } = changedRules([aRule({ code: "R" }), aRule({ code: "gone", toMs: AT_MS })], [{ op: "add", code: "new", rule: terms() }, { op: "end", code: "R" }], AT_MS);

    expect(timelessRules(rules, AT_MS).map(({ code, fromMs, toMs }) => [code, fromMs, toMs])).toEqual([["new", -Infinity, Infinity]]);
  });
});
