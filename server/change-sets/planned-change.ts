import type { BBox } from "../../geo/index.ts";
import type { AssignmentSnapshot } from "../assignment/create-assigner.ts";

/** What a change set is planned from. */
export interface PlannedChange {
  /** What holds until then; incidents about which it agrees with `after` are left alone. Null: nothing is. */
  readonly before: AssignmentSnapshot | null;
  readonly after: AssignmentSnapshot;
  /** The instant whose boundaries, rules and people count. */
  readonly at: Date;
  /** Whether applying it now would move what is told. */
  readonly appliesNow: boolean;
  /** Outside of it nothing changes hands. Null: anywhere may. */
  readonly box: BBox | null;
  /** Another text whenever the subject itself has been changed. */
  readonly state: string;
}
