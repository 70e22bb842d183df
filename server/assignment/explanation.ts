import type { DutyStep, Explanation, PathCell, RuleConsidered } from "../contract/assignment.ts";
import type { StatedPosition } from "../contract/primitives.ts";
import { describeCell, type FoundCell, type NearbyFoundCell } from "../territory/find-cell.ts";
import type { LoadedEdition } from "../territory/loaded-edition.ts";
import type { Territories } from "../territory/territories.ts";
import type { Assignment, AssignmentInput } from "./assignment.ts";
import type { AssignmentSettings, AssignmentSnapshot } from "./create-assigner.ts";

/** Explanations name the closest other cell even where it is far; stored rows only where it matters. */
const SEARCHED_METRES = 50_000;

/** What is known of an assignment, live or stored, before the territory is asked for names. */
export interface ExplainedAssignment extends Pick<Explanation, "stated" | "department" | "post" | "person"> {
  input: Pick<AssignmentInput, "position" | "accuracyMetres" | "at">;
  assignment: Pick<Assignment, "editionId" | "cellCode" | "cellMethod" | "nearestCellMetres" | "nearestOtherCode" | "nearestOtherMetres" | "nearBoundary" | "dutyChain">
    & { basis: { result: Explanation["result"]; rules: readonly RuleConsidered[] } };
}

/** Why an assignment came out as it did, in the words of the contract. */
export function explain(known: ExplainedAssignment, territories: Territories, settings: AssignmentSettings): Explanation {
  const { input, assignment } = known;
  const owner = ownerOf(assignment, territories);
  return {
    at: input.at.toISOString(),
    stated: known.stated,
    position: input.position,
    accuracyMetres: input.accuracyMetres,
    edition: owner && {
      id: owner.edition.id,
      territory: owner.edition.territory,
      name: owner.edition.name,
      effectiveFrom: Number.isFinite(owner.edition.effectiveFromMs) ? new Date(owner.edition.effectiveFromMs).toISOString() : null,
    },
    cellPath: owner ? pathOf(owner) : [],
    cellMethod: assignment.cellMethod,
    nearestCellMetres: assignment.nearestCellMetres,
    nearestOther: nearestOther(known, owner, territories, settings),
    searchedMetres: SEARCHED_METRES,
    nearBoundary: assignment.nearBoundary,
    warningDistanceMetres: settings.warningDistanceMetres,
    result: assignment.basis.result,
    rules: [...assignment.basis.rules],
    department: known.department,
    post: known.post,
    person: known.person,
    duty: dutyOf(known),
  };
}

/** The explanation of an assignment just made. */
export function explainNow(
  stated: StatedPosition | null, input: AssignmentInput, assignment: Assignment, { territories, responsibilities }: AssignmentSnapshot, settings: AssignmentSettings,
): Explanation {
  const { departments, posts, people } = responsibilities;
  const department = departments.get(assignment.departmentCode ?? "");
  const post = posts.get(assignment.postCode ?? "");
  const person = people.get(assignment.personCode ?? "");
  return explain({
    stated, input, assignment,
    department: department ? { code: department.code, nameZh: department.nameZh, nameEn: department.nameEn } : null,
    post: post ? { code: post.code, nameZh: post.nameZh, nameEn: post.nameEn } : null,
    person: person ? { code: person.code, name: person.name } : null,
  }, territories, settings);
}

function ownerOf({ editionId, cellCode }: ExplainedAssignment["assignment"], { editions }: Territories): FoundCell | null {
  const edition = editionId === null ? undefined : editions.get(editionId);
  const place = edition?.placeOf(cellCode ?? "") ?? -1;
  return edition && place >= 0 ? { edition, place } : null;
}

function pathOf({ edition, place }: FoundCell): PathCell[] {
  return edition.pathOf(place).flatMap((at) => edition.cells[at] ?? [])
    .map(({ code, nameZh, nameEn, levelCode, depth }) => ({ code, nameZh, nameEn, levelCode, depth }));
}

/** As it was stored when it was near; otherwise looked up in the editions of that time. */
function nearestOther({ input, assignment }: ExplainedAssignment, owner: FoundCell | null, territories: Territories, settings: AssignmentSettings): Explanation["nearestOther"] {
  const { position, at } = input;
  if (position === null) return null;
  const editions = editionsAround(territories, owner?.edition, at.getTime());
  const other = storedOther(assignment, editions)
    ?? lookUpOther(editions, assignment.cellMethod === "nearest" ? null : owner, position, settings);
  const cell = other?.edition.cells[other.place];
  return other && cell ? { code: cell.code, nameZh: cell.nameZh, nameEn: cell.nameEn, distanceMetres: other.distanceMetres } : null;
}

function storedOther({ nearestOtherCode, nearestOtherMetres }: ExplainedAssignment["assignment"], editions: readonly LoadedEdition[]): NearbyFoundCell | undefined {
  if (nearestOtherCode === null || nearestOtherMetres === null) return undefined;
  const edition = editions.find((candidate) => candidate.placeOf(nearestOtherCode) >= 0);
  return edition && { edition, place: edition.placeOf(nearestOtherCode), distanceMetres: nearestOtherMetres };
}

function lookUpOther(editions: readonly LoadedEdition[], holder: FoundCell | null, { lng, lat }: { lng: number; lat: number }, settings: AssignmentSettings): NearbyFoundCell | null {
  return describeCell(editions, holder, lng, lat, { toleranceMetres: settings.nearestToleranceMetres, searchMetres: SEARCHED_METRES }).other;
}

/** The editions in force then, with the one that the assignment was made in standing for its territory, and first. */
function editionsAround(territories: Territories, used: LoadedEdition | undefined, atMs: number): readonly LoadedEdition[] {
  const inForce = territories.inForceAt(atMs);
  return used ? [used, ...inForce.filter((edition) => edition.territory !== used.territory)] : inForce;
}

/** A holder simply on duty is stored without a chain; the screen still shows who was asked. */
function dutyOf({ assignment, post, person }: ExplainedAssignment): DutyStep[] {
  if (assignment.dutyChain !== null) return [...assignment.dutyChain];
  if (person === null) return [];
  return [{ role: "holder", postCode: post?.code ?? null, postNameZh: post?.nameZh ?? null, personCode: person.code, personName: person.name, outcome: "on_duty", until: null }];
}
