import type { ResponsibilityCheck } from "../../contract/responsibility.ts";

type Told = Pick<ResponsibilityCheck, "id" | "kind" | "severity" | "advice">;

/** A check with everything that it does not speak of left empty. */
export function newCheck(told: Told & Partial<ResponsibilityCheck>): ResponsibilityCheck {
  return {
    category: null, areas: [], except: [], subjectType: null, timeBand: null, ruleCodes: [], departments: [], post: null, postKind: null,
    since: null, covered: false, missing: [], incidents: 0, ...told,
  };
}
