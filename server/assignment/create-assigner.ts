import { type CellAnswer, describeCell, findCell, type FoundCell, preferred } from "../territory/find-cell.ts";
import type { LoadedEdition } from "../territory/loaded-edition.ts";
import type { Territories } from "../territory/territories.ts";
import type { Assigner, Assignment, AssignmentInput } from "./assignment.ts";
import { createDutyBook } from "./find-duty.ts";
import { createResponsibilityResolver } from "./resolve-responsibility.ts";
import type { Responsibilities } from "./responsibilities.ts";
import { createZoneClock } from "./zone-clock.ts";

/** Everything that an assignment depends on, read at one moment. Never changes. */
export interface AssignmentSnapshot {
  readonly territories: Territories;
  readonly responsibilities: Responsibilities;
}

export interface AssignmentSettings {
  /** IANA zone in which the time bands of rules are meant. */
  readonly timeZone: string;
  /** How far outside every cell a point still goes to the nearest one. */
  readonly nearestToleranceMetres: number;
  /** Closer than this to another cell, a point is flagged as near the boundary. */
  readonly warningDistanceMetres: number;
}

const NO_POSITION: CellAnswer = { owner: null, method: "no_position", nearestCellMetres: null, other: null };

/**
 * Answers who owns a point and who answers for it, from one snapshot.
 *
 * @throws {RangeError} when the time zone is not known.
 */
export function createAssigner({ territories, responsibilities }: AssignmentSnapshot, settings: AssignmentSettings): Assigner {
  const resolve = createResponsibilityResolver(responsibilities, createZoneClock(settings.timeZone));
  const dutyAt = createDutyBook(responsibilities);

  const complete = (input: AssignmentInput, atMs: number, cell: CellAnswer): Assignment => {
    const { owner, other } = cell;
    const { basis, duty: place } = resolve({ owner, categoryCode: input.categoryCode, subjectType: input.subjectType, atMs, occurredMs: input.occurredAt?.getTime() ?? atMs });
    const duty = place && dutyAt(place, atMs);
    return {
      editionId: owner?.edition.id ?? null,
      territory: owner?.edition.territory ?? null,
      cellCode: codeOf(owner),
      jurisdictionCode: owner && codeOf({ edition: owner.edition, place: owner.edition.pathOf(owner.place)[0] ?? -1 }),
      cellMethod: cell.method,
      nearestCellMetres: cell.nearestCellMetres,
      nearestOtherCode: codeOf(other),
      nearestOtherMetres: other?.distanceMetres ?? null,
      nearBoundary: isNearBoundary(cell, input.accuracyMetres, settings.warningDistanceMetres),
      basis,
      departmentCode: place?.departmentCode ?? null,
      postCode: place?.postCode ?? null,
      personCode: duty?.personCode ?? null,
      dutyChain: duty?.chain ?? null,
    };
  };
  const searchFor = (accuracyMetres: number | null) => searchWithin(accuracyMetres, settings);

  return {
    assign(input) {
      const atMs = input.at.getTime();
      const { position } = input;
      if (position === null) return complete(input, atMs, NO_POSITION);
      return complete(input, atMs, findCell(territories.inForceAt(atMs), position.lng, position.lat, searchFor(input.accuracyMetres)));
    },
    assignMany(inputs) {
      const stretches = inputs.map((input) => territories.stretchAt(input.at.getTime()));
      const holders = new Array<FoundCell | null>(inputs.length).fill(null);
      for (const stretch of new Set(stretches)) locateAll(inputs, stretches, stretch, territories.inForce(stretch), holders);
      return inputs.map((input, i) => {
        const { position } = input;
        const cell = position === null ? NO_POSITION
          : describeCell(territories.inForce(stretches[i] ?? 0), holders[i] ?? null, position.lng, position.lat, searchFor(input.accuracyMetres));
        return complete(input, input.at.getTime(), cell);
      });
    },
  };
}

/** What an incident is stored with tells of other cells only where they matter: within the tolerance or the accuracy. */
function searchWithin(accuracyMetres: number | null, settings: AssignmentSettings) {
  const { nearestToleranceMetres: toleranceMetres, warningDistanceMetres } = settings;
  return { toleranceMetres, searchMetres: Math.max(toleranceMetres, warningDistanceMetres, accuracyMetres ?? 0) };
}

/**
 * Whether the other cell might as well have been the owner: it is hardly farther away, or within the
 * stated accuracy. A point outside every cell counts from its nearest cell.
 */
function isNearBoundary({ other, nearestCellMetres }: CellAnswer, accuracyMetres: number | null, warningDistanceMetres: number): boolean {
  if (other === null) return false;
  const margin = other.distanceMetres - (nearestCellMetres ?? 0);
  return margin < warningDistanceMetres || margin < (accuracyMetres ?? 0);
}

function codeOf(cell: FoundCell | null): string | null {
  return cell === null ? null : cell.edition.cells[cell.place]?.code ?? null;
}

/** Fills in the cells that hold the positions of one stretch of time, edition by edition. */
function locateAll(
  inputs: readonly AssignmentInput[], stretches: readonly number[], stretch: number,
  editions: readonly LoadedEdition[], holders: (FoundCell | null)[],
): void {
  for (const edition of editions) {
    const [west, south, east, north] = edition.bbox;
    const here: number[] = [];
    const positions: number[] = [];
    inputs.forEach(({ position }, i) => {
      if (stretches[i] !== stretch || position === null) return;
      if (position.lng < west || position.lng > east || position.lat < south || position.lat > north) return;
      here.push(i);
      positions.push(position.lng, position.lat);
    });
    if (here.length === 0) continue;
    const owners = edition.index().locateMany(Float64Array.from(positions));
    here.forEach((i, k) => {
      const place = owners[k] ?? -1;
      if (place >= 0) holders[i] = preferred(holders[i] ?? null, { edition, place });
    });
  }
}
