import { createHash } from "node:crypto";
import type { ChangePreview, Owner } from "../contract/change-set.ts";
import type { OpenIncident } from "./open-incidents.ts";
import type { OwnerNames } from "./owner-names.ts";
import type { Move } from "./plan-moves.ts";

const MOST_FLOWS = 200;
const MOST_INCIDENTS = 500;

/** Counts moves as they are planned; what it holds grows with the owners involved, not with the incidents. */
export class ChangeTally {
  moving = 0;
  handedOver = 0;
  held = 0;
  withoutOwner = 0;
  readonly #names: OwnerNames;
  readonly #digest = createHash("sha256");
  readonly #flows = new Map<string, { from: Owner; to: Owner; count: number }>();
  #newest: Move[] = [];

  constructor(names: OwnerNames) {
    this.#names = names;
  }

  /** In ascending order of ids: the digest is over that order. */
  add(move: Move): void {
    const { incident, assignment } = move;
    if (incident.isOverridden) {
      this.held += 1;
      return;
    }
    this.moving += 1;
    if (isHandedOver(move)) this.handedOver += 1;
    if (assignment.cellCode === null || assignment.basis.result === "gap" || assignment.personCode === null) this.withoutOwner += 1;
    this.#digest.update(JSON.stringify([incident.id, move.cellPath, assignment.basis.result, assignment.departmentCode, assignment.postCode, assignment.personCode]));
    this.#addFlow(move);
    this.#newest.push(move);
    if (this.#newest.length >= 4 * MOST_INCIDENTS) this.#newest = newest(this.#newest);
  }

  #addFlow({ incident: { owner }, assignment }: Move): void {
    const key = JSON.stringify([owner.result, owner.departmentCode, owner.personCode, assignment.basis.result, assignment.departmentCode, assignment.personCode]);
    const known = this.#flows.get(key);
    if (known !== undefined) known.count += 1;
    else this.#flows.set(key, { from: { ...this.#names.ofStored(owner), cell: null }, to: { ...this.#names.ofAssignment(assignment), cell: null }, count: 1 });
  }

  /** Equal for the same moves and nothing else. */
  digest(): string {
    return this.#digest.copy().digest("hex");
  }

  flows(): ChangePreview["flows"] {
    return [...this.#flows.values()].sort((one, other) => other.count - one.count).slice(0, MOST_FLOWS);
  }

  newest(): readonly Move[] {
    return newest(this.#newest);
  }
}

/** Whoever answers before and after, in whichever cell, keeps it. */
function isHandedOver({ incident: { owner }, assignment }: Move): boolean {
  return owner.personCode === null || owner.personCode !== assignment.personCode;
}

function newest(moves: readonly Move[]): Move[] {
  const reportedAt = ({ incident }: Move): Pick<OpenIncident, "reportedAtMs" | "id"> => incident;
  return [...moves].sort((one, other) => reportedAt(other).reportedAtMs - reportedAt(one).reportedAtMs || other.incident.id - one.incident.id).slice(0, MOST_INCIDENTS);
}
