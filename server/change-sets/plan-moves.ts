import type { Assigner, Assignment } from "../assignment/assignment.ts";
import { cellPathOf } from "../territory/cell-path-of.ts";
import type { Territories } from "../territory/territories.ts";
import type { OpenIncident, StoredOwner } from "./open-incidents.ts";

/** An open incident that the rules give to somebody else. */
export interface Move {
  readonly incident: OpenIncident;
  readonly assignment: Assignment;
  /** Where the new owner's cell stands in its tree. */
  readonly cellPath: string | null;
}

export interface MovesQuestion {
  readonly incidents: readonly OpenIncident[];
  /** Answers by what is to hold. */
  readonly assigner: Assigner;
  /** Answers by what holds until then; only incidents about which the two differ are looked at. Null: all. */
  readonly before: Assigner | null;
  /** The instant whose boundaries, rules and people count. */
  readonly atMs: number;
  /** With every edition that an incident or an answer may name. */
  readonly territories: Territories;
}

/**
 * Which incidents change hands: another cell, or the same one elsewhere in the tree, another result, department,
 * post or person. Incidents that somebody has overridden are among them, for the caller to leave alone.
 */
export function planMoves({ incidents, assigner, before, atMs, territories }: MovesQuestion): Move[] {
  const at = new Date(atMs);
  const inputs = incidents.map(({ input }) => ({ ...input, at }));
  const after = assigner.assignMany(inputs);
  const earlier = before?.assignMany(inputs);
  const pathOf = (owner: Pick<StoredOwner, "editionId" | "cellCode">) => cellPathOf(territories, owner.editionId, owner.cellCode);
  return incidents.flatMap((incident, i) => {
    const assignment = after[i]!;
    const isTouched = earlier === undefined || !isSame(ownerOf(earlier[i]!), ownerOf(assignment), pathOf);
    if (!isTouched || isSame(incident.owner, ownerOf(assignment), pathOf)) return [];
    return [{ incident, assignment, cellPath: pathOf(assignment) }];
  });
}

function ownerOf({ editionId, cellCode, basis, departmentCode, postCode, personCode }: Assignment): StoredOwner {
  return { editionId, cellCode, result: basis.result, departmentCode, postCode, personCode };
}

function isSame(one: StoredOwner, other: StoredOwner, pathOf: (owner: StoredOwner) => string | null): boolean {
  return one.result === other.result && one.departmentCode === other.departmentCode && one.postCode === other.postCode && one.personCode === other.personCode
    && one.cellCode === other.cellCode && (one.editionId === other.editionId || pathOf(one) === pathOf(other));
}
