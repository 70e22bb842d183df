import type { RuledResult, CellMethod, DutyStep, RuleConsidered } from "../contract/assignment.ts";
import type { LngLat } from "../contract/primitives.ts";

/** What decides who answers for an incident. */
export interface AssignmentInput {
  position: LngLat | null;
  accuracyMetres: number | null;
  /** Null asks for the cell alone. */
  categoryCode: string | null;
  subjectType: string | null;
  /** The instant whose edition, rules and people count: when the incident occurred. */
  at: Date;
  /** When it occurred, which decides by its time of day in which time band it falls; default: `at`. Differs where an incident is assigned anew later. */
  occurredAt?: Date;
}

/** Rules considered, shared by every assignment with the same outcome. Compare by identity. */
export interface AssignmentBasis {
  result: RuledResult;
  rules: readonly RuleConsidered[];
  /** SHA-256 over the canonical JSON of the stored content. */
  contentHash: Buffer;
}

/** The answer in the form in which it is stored with the incident. */
export interface Assignment {
  editionId: number | null;
  territory: string | null;
  cellCode: string | null;
  /** Code of the top-level cell above the owner. */
  jurisdictionCode: string | null;
  cellMethod: CellMethod;
  nearestCellMetres: number | null;
  nearestOtherCode: string | null;
  nearestOtherMetres: number | null;
  nearBoundary: boolean;
  basis: AssignmentBasis;
  departmentCode: string | null;
  postCode: string | null;
  personCode: string | null;
  /** Null when the post's holder was simply on duty. */
  dutyChain: readonly DutyStep[] | null;
}

/** Answers from one consistent snapshot of editions, rules, posts and people. */
export interface Assigner {
  assign(input: AssignmentInput): Assignment;
  /** The same answers for many inputs at once; much faster than one by one. */
  assignMany(inputs: readonly AssignmentInput[]): Assignment[];
}
