import { createHash } from "node:crypto";
import type { RuledResult, RuleConsidered } from "../contract/assignment.ts";
import type { AssignmentBasis } from "./assignment.ts";
import { canonicalJson } from "./canonical-json.ts";

/** What is stored of a basis: canonical JSON of an AssignmentBasisContent, the text that was hashed. */
export function basisContentJson(rules: readonly RuleConsidered[]): string {
  return canonicalJson({ rules });
}

/** Gives out one object per distinct basis, so that equal ones can be told by identity. */
export function createBasisPool(): (result: RuledResult, rules: readonly RuleConsidered[]) => AssignmentBasis {
  const pool = new Map<string, AssignmentBasis>();
  return (result, rules) => {
    const contentHash = createHash("sha256").update(basisContentJson(rules)).digest();
    const key = `${result} ${contentHash.toString("hex")}`;
    const known = pool.get(key);
    if (known) return known;
    const basis = { result, rules, contentHash };
    pool.set(key, basis);
    return basis;
  };
}
