import { createDutyBook } from "../../assignment/find-duty.ts";
import { createResponsibilityResolver } from "../../assignment/resolve-responsibility.ts";
import type { Responsibilities } from "../../assignment/responsibilities.ts";
import type { ZoneClock } from "../../assignment/zone-clock.ts";
import type { AssignmentResult } from "../../contract/assignment.ts";
import type { FoundCell } from "../../territory/find-cell.ts";

/** A past incident, as far as the rules ask about it. */
export interface PastIncident {
  readonly id: number;
  readonly occurredMs: number;
  readonly categoryCode: string;
  readonly subjectType: string | null;
  readonly recorded: string;
  /** The cell that owned it by the boundaries of its time. */
  readonly owner: FoundCell | null;
}

/** What one set of rules makes of an incident. */
export interface Outcome {
  readonly result: Exclude<AssignmentResult, "overridden">;
  readonly departmentCode: string | null;
  /** Whoever holds it is asked first; who that is does not depend on the rules. */
  readonly postCode: string | null;
  readonly isNobodyOnDuty: boolean;
  readonly tied: string;
}

/** One set of rules, asked about any incident. */
export type Judge = (incident: PastIncident) => Outcome;

/** Answers by these rules; people are those of each incident's own time. */
export function createJudge(responsibilities: Responsibilities, clock: ZoneClock): Judge {
  const resolve = createResponsibilityResolver(responsibilities, clock);
  const dutyAt = createDutyBook(responsibilities);
  const tiedOf = new Map<object, string>();
  return ({ owner, categoryCode, subjectType, occurredMs }) => {
    const { basis, duty } = resolve({ owner, categoryCode, subjectType, atMs: occurredMs });
    let tied = "";
    if (basis.result === "ambiguous") {
      tied = tiedOf.get(basis) ?? basis.rules.flatMap((rule) => rule.outcome === "tied" ? rule.code : []).join("\n");
      tiedOf.set(basis, tied);
    }
    return {
      result: basis.result as Outcome["result"], departmentCode: duty?.departmentCode ?? null, postCode: duty?.postCode ?? null,
      isNobodyOnDuty: duty !== null && dutyAt(duty, occurredMs).personCode === null, tied,
    };
  };
}
