import type { Kysely } from "kysely";
import type { BBox } from "../../geo/index.ts";
import type { AssignmentSettings, AssignmentSnapshot } from "../assignment/create-assigner.ts";
import { editionDifference, type EditionDifference } from "../editions/edition-difference.ts";
import { type EditionRow, findEditionById } from "../editions/find-edition.ts";
import { ConflictError } from "../errors.ts";
import { said } from "../said.ts";
import type { Database } from "../store/schema.ts";
import { loadEdition } from "../territory/load-territories.ts";
import type { LoadedEdition } from "../territory/loaded-edition.ts";
import { widenedBox } from "../territory/metres-to-box.ts";
import { arrangeTerritories, type Territories } from "../territory/territories.ts";
import type { PlannedChange } from "./planned-change.ts";

/** A change of boundaries, and the ground that it is about. */
export interface EditionChange extends PlannedChange {
  readonly edition: LoadedEdition;
  /** Null: the territory had no edition in force, so that all of its ground is new. */
  readonly difference: EditionDifference | null;
}

/**
 * The draft edition that a change set puts in force.
 *
 * @throws {NotFoundError} when there is none.
 * @throws {ConflictError} when it has been published, or its topology has not been checked since it was last edited.
 */
export async function findCheckedDraft(db: Kysely<Database>, editionId: number): Promise<EditionRow> {
  const edition = await findEditionById(db, editionId);
  if (edition.status === "published") throw new ConflictError(said(
    `Edition "${edition.name}" is published already. To re-assign open incidents by what is in force now, take the subject in_force.`,
    `版本“${edition.name}”已发布。要按现行边界重新归责在办投诉，请选“按现行”。`,
  ));
  if (edition.checked_at === null) throw new ConflictError(said(
    `Edition "${edition.name}" has not been checked since it was last changed: POST /api/editions/${editionId}/check first.`,
    `草案“${edition.name}”改动后还没有检查，请先检查。`,
  ));
  return edition;
}

/** What would change hands if the draft were published now; for one that takes effect later, on that day. */
export async function foreseeEdition(db: Kysely<Database>, editionId: number, before: AssignmentSnapshot, settings: AssignmentSettings, now: Date): Promise<EditionChange> {
  const draft = await findCheckedDraft(db, editionId);
  const at = new Date(Math.max(now.getTime(), startOf(draft)));
  const { levels, editions } = before.territories;
  const territories = arrangeTerritories(levels, [...editions.values(), await loadEdition(db, draft)]);
  return planEdition(db, draft, before, { ...before, territories }, settings, at, at <= now);
}

/** The same once the edition is in force, in the transaction that put it there. */
export async function planEdition(
  db: Kysely<Database>, edition: EditionRow, before: AssignmentSnapshot, after: AssignmentSnapshot, settings: AssignmentSettings, at: Date, appliesNow: boolean,
): Promise<EditionChange> {
  const replaced = editionOf(before.territories, edition.territory, at);
  const difference = replaced === undefined ? null : await editionDifference(db, replaced, edition.id);
  const loaded = after.territories.editions.get(edition.id);
  if (loaded === undefined) throw new Error(`edition ${edition.id} is not among those that are to hold`);
  const ground = difference === null ? loaded.bbox : difference.bbox;
  return { before, after, at, appliesNow, edition: loaded, difference, box: ground === null ? NOWHERE : withinReach(ground, settings), state: `${edition.id} ${edition.revision}` };
}

export function startOf({ effective_from: from }: EditionRow): number {
  return Number(from);
}

function editionOf(territories: Territories, territory: string, at: Date): number | undefined {
  return territories.inForceAt(at.getTime()).find((edition) => edition.territory === territory)?.id;
}

const NOWHERE: BBox = [Infinity, Infinity, -Infinity, -Infinity];

/** A point outside every cell goes to one that comes within the tolerance. */
function withinReach(ground: BBox, { nearestToleranceMetres, warningDistanceMetres }: AssignmentSettings): BBox {
  return widenedBox(ground, Math.max(nearestToleranceMetres, warningDistanceMetres));
}
