import { describe, expect, test } from "vitest";
import type { MatrixRule, RuleTerms } from "../../../server/contract/responsibility.ts";
import { termsOf, withoutChange, withoutRule, withRule, withTerms } from "../../../web/stores/rule-changes.ts";

const shown = (rule: Partial<MatrixRule> = {}): MatrixRule => ({
  code: "R-1", territory: null, cellCode: null, categoryCode: "noise", subjectType: null, timeBand: null, leadDepartmentCode: "D1", leadPostCode: null, leadPostKind: null,
  assistDepartmentCodes: [], legalBasis: "", from: null, to: null, change: "kept", replaces: null, ...rule,
});
const terms: RuleTerms = { ...termsOf(shown()), leadDepartmentCode: "D2" };

describe("changes of a draft", () => {
  test("a new rule gets a code that nothing else has", () => {
    expect(withRule([{ op: "add", code: "D7-1", rule: terms }], 7, ["D7-2"], terms).at(-1)!.code).toBe("D7-3");
  });

  test("a rule in force is changed under its own code, and ended under it", () => {
    expect(withTerms([], shown(), terms)).toEqual([{ op: "change", code: "R-1", rule: terms }]);
    expect(withoutRule([], shown())).toEqual([{ op: "end", code: "R-1" }]);
  });

  test("a rule that the draft has changed is still the one in force", () => {
    const before = withTerms([], shown(), terms);
    const successor = shown({ code: "R-1@2", change: "changed", replaces: "R-1" });

    expect(withTerms(before, successor, { ...terms, legalBasis: "x" })).toEqual([{ op: "change", code: "R-1", rule: { ...terms, legalBasis: "x" } }]);
    expect(withoutRule(before, successor)).toEqual([{ op: "end", code: "R-1" }]);
  });

  test("a rule of the draft's own is amended in place, and taken back as if it had never been", () => {
    const before = withRule([], 7, [], terms);
    const own = shown({ code: "D7-1", change: "added" });

    expect(withTerms(before, own, { ...terms, legalBasis: "x" })).toEqual([{ op: "add", code: "D7-1", rule: { ...terms, legalBasis: "x" } }]);
    expect(withoutRule(before, own)).toEqual([]);
  });

  test("a change is taken back by its code", () => {
    expect(withoutChange([{ op: "end", code: "a" }, { op: "end", code: "b" }], "a")).toEqual([{ op: "end", code: "b" }]);
  });
});
