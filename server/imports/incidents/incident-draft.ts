import type { AssignmentInput } from "../../assignment/assignment.ts";
import type { IncidentKind } from "../../contract/incident.ts";

/** A row that can be stored: checked, normalised, not yet assigned. Also the assigner's input. */
export interface IncidentDraft extends AssignmentInput {
  rowNumber: number;
  sourceSystem: string;
  externalId: string;
  channel: string | null;
  kind: IncidentKind;
  categoryCode: string;
  title: string;
  description: string;
  address: string;
  occurredMs: number;
  reportedMs: number;
  rawX: number | null;
  rawY: number | null;
  /** The same as the file has them: copied on, they need not be written out again. */
  xText: string;
  yText: string;
}
