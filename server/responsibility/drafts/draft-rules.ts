import type { Kysely } from "kysely";
import { loadResponsibilities } from "../../assignment/load-responsibilities.ts";
import { type Responsibilities, type Rule, holdsAt } from "../../assignment/responsibilities.ts";
import type { RuleChange, RuleTerms } from "../../contract/responsibility.ts";
import type { Database } from "../../store/schema.ts";
import { readDraftRow } from "./draft-rows.ts";

/** Which rule of a draft came from which change; rules that it leaves alone are not in here. */
export type DraftOrigins = ReadonlyMap<string, { change: "added" | "changed"; replaces: string | null }>;

/**
 * The rules as they would be if the changes were applied at `atMs`: what is changed or ended holds until
 * then, what takes its place or is added from then on. Rules that the changes do not name stay as they are.
 */
export function changedRules(rules: readonly Rule[], changes: readonly RuleChange[], atMs: number): { rules: Rule[]; origins: DraftOrigins } {
  const origins = new Map<string, { change: "added" | "changed"; replaces: string | null }>();
  const ended = new Set(changes.flatMap((change) => change.op === "add" ? [] : change.code));
  const taken = new Set([...rules.map((rule) => rule.code), ...changes.flatMap((change) => change.op === "add" ? change.code : [])]);
  const result = rules.map((rule): Rule => (ended.has(rule.code) && rule.toMs > atMs ? { ...rule, toMs: atMs } : rule));
  for (const change of changes) {
    if (change.op === "end") continue;
    const before = rules.find((rule) => rule.code === change.code);
    const code = change.op === "add" ? change.code : successorCode(change.code, taken);
    taken.add(code);
    origins.set(code, change.op === "add" ? { change: "added", replaces: null } : { change: "changed", replaces: change.code });
    result.push(ruleOf(code, change.rule, atMs, change.op === "add" ? Infinity : before?.toMs ?? Infinity));
  }
  return { rules: result, origins };
}

/**
 * Rules, posts and people as they would be if the draft were applied at `atMs`. Ask about `atMs` or later:
 * at every earlier instant the rules of before answer.
 *
 * @throws {NotFoundError} when there is no such draft.
 */
export async function readDraftResponsibilities(db: Kysely<Database>, draftId: number, atMs = Date.now()): Promise<Responsibilities> {
  const { changes } = await readDraftRow(db, draftId);
  const responsibilities = await loadResponsibilities(db);
  return { ...responsibilities, rules: changedRules(responsibilities.rules, changes, atMs).rules };
}

/** The rules that hold at one instant, as if they had always held and always would. */
export function timelessRules(rules: readonly Rule[], atMs: number): Rule[] {
  return rules.filter((rule) => holdsAt(rule, atMs)).map((rule) => ({ ...rule, fromMs: -Infinity, toMs: Infinity }));
}

/** `R-012` gives `R-012@2`, that gives `R-012@3`; a code that is taken is passed over. */
function successorCode(code: string, taken: ReadonlySet<string>): string {
  const [, stem = code, number = "1"] = /^(.*)@(\d+)$/.exec(code) ?? [];
  let next = Number(number) + 1;
  while (taken.has(`${stem}@${next}`)) next++;
  return `${stem}@${next}`;
}

function ruleOf(code: string, terms: RuleTerms, fromMs: number, toMs: number): Rule {
  const { cellCode, categoryCode, subjectType, timeBand, leadDepartmentCode, leadPostCode, leadPostKind, assistDepartmentCodes, legalBasis } = terms;
  return {
    code, territory: terms.territory ?? null, cellCode, categoryCode, subjectType, timeBand,
    leadDepartmentCode, leadPostCode, leadPostKind, assistDepartmentCodes, legalBasis, fromMs, toMs,
  };
}
