import type { MatrixRule, RuleChange, RuleTerms } from "../../server/contract/responsibility.ts";

type Changes = readonly RuleChange[];

/** What a rule says, without when it holds and what it is called. */
export function termsOf(rule: MatrixRule): RuleTerms {
  const { territory, cellCode, categoryCode, subjectType, timeBand, leadDepartmentCode, leadPostCode, leadPostKind, assistDepartmentCodes, legalBasis } = rule;
  return { territory, cellCode, categoryCode, subjectType, timeBand, leadDepartmentCode, leadPostCode, leadPostKind, assistDepartmentCodes, legalBasis };
}

/** A new rule under a code that neither a rule nor another change has. */
export function withRule(changes: Changes, draftId: number, taken: readonly string[], rule: RuleTerms): RuleChange[] {
  const known = new Set([...taken, ...changes.map(({ code }) => code)]);
  let number = 1;
  while (known.has(`D${draftId}-${number}`)) number += 1;
  return [...changes, { op: "add", code: `D${draftId}-${number}`, rule }];
}

/** The rule as shown, with other terms: a rule of the draft's own is amended, one in force gets a successor. */
export function withTerms(changes: Changes, shown: MatrixRule, rule: RuleTerms): RuleChange[] {
  const code = codeInForce(shown);
  const next: RuleChange = shown.change === "added" ? { op: "add", code, rule } : { op: "change", code, rule };
  return changes.some((change) => change.code === code) ? changes.map((change) => (change.code === code ? next : change)) : [...changes, next];
}

/** Without the rule as shown: one of the draft's own is taken back, one in force ends. */
export function withoutRule(changes: Changes, shown: MatrixRule): RuleChange[] {
  const code = codeInForce(shown);
  const others = changes.filter((change) => change.code !== code);
  return shown.change === "added" ? others : [...others, { op: "end", code }];
}

/** As if the rule of this code had never been touched. */
export function withoutChange(changes: Changes, code: string): RuleChange[] {
  return changes.filter((change) => change.code !== code);
}

function codeInForce(shown: MatrixRule): string {
  return shown.replaces ?? shown.code;
}
