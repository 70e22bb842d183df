import type { NearbyCell } from "../../geo/index.ts";
import type { CellMethod } from "../contract/assignment.ts";
import { metresToBox } from "./metres-to-box.ts";
import type { LoadedEdition } from "./loaded-edition.ts";
import { nearestBeside } from "./nearest-beside.ts";

export interface FoundCell {
  readonly edition: LoadedEdition;
  /** Place in the edition's cells. */
  readonly place: number;
}

export interface NearbyFoundCell extends FoundCell {
  readonly distanceMetres: number;
}

/** Whose cell a point is in, how that was found, and which other cell is closest. */
export interface CellAnswer {
  readonly owner: FoundCell | null;
  readonly method: CellMethod;
  /** Distance to the owner when the method is `nearest`. */
  readonly nearestCellMetres: number | null;
  readonly other: NearbyFoundCell | null;
}

export interface CellSearch {
  /** How far outside every cell a point may lie and still go to the nearest one. */
  readonly toleranceMetres: number;
  /** How far the closest other cell is looked for. */
  readonly searchMetres: number;
}

/** The cell that owns the point among editions in force at one instant, and its surroundings. */
export function findCell(editions: readonly LoadedEdition[], lng: number, lat: number, search: CellSearch): CellAnswer {
  let holder: FoundCell | null = null;
  for (const edition of editions) {
    const place = holds(edition, lng, lat) ? edition.index().locate(lng, lat) : -1;
    if (place >= 0) holder = preferred(holder, { edition, place });
  }
  return describeCell(editions, holder, lng, lat, search);
}

/** `findCell` where the cell that holds the point is known already; null: none does. */
export function describeCell(
  editions: readonly LoadedEdition[], holder: FoundCell | null, lng: number, lat: number, search: CellSearch,
): CellAnswer {
  if (holder !== null) {
    const other = nearestOther(editions, holder, lng, lat, search.searchMetres, nearestToHolder);
    const method = other?.distanceMetres === 0 ? "border" : "inside";
    return { owner: holder, method, nearestCellMetres: null, other };
  }
  const nearest = nearestOfAll(editions, lng, lat, Math.max(search.toleranceMetres, search.searchMetres));
  if (nearest === null) return { owner: null, method: "none", nearestCellMetres: null, other: null };
  if (nearest.distanceMetres > search.toleranceMetres) {
    return { owner: null, method: "none", nearestCellMetres: null, other: nearest };
  }
  return {
    owner: { edition: nearest.edition, place: nearest.place },
    method: "nearest",
    nearestCellMetres: nearest.distanceMetres,
    other: nearestOther(editions, nearest, lng, lat, search.searchMetres, nearestBeside),
  };
}

/** One rule within and across territories: deepest level, then smallest code; then the territory's name. */
export function preferred(one: FoundCell | null, other: FoundCell): FoundCell {
  return one === null || outranks(other, one) ? other : one;
}

function outranks(one: FoundCell, other: FoundCell): boolean {
  const [cell, rival] = [one.edition.cells[one.place], other.edition.cells[other.place]];
  if (cell === undefined || rival === undefined) return rival === undefined;
  if (cell.depth !== rival.depth) return cell.depth > rival.depth;
  if (cell.code !== rival.code) return cell.code < rival.code;
  return one.edition.territory < other.edition.territory;
}

function nearestOfAll(editions: readonly LoadedEdition[], lng: number, lat: number, maxMetres: number): NearbyFoundCell | null {
  let best: NearbyFoundCell | null = null;
  for (const edition of editions) {
    if (metresToBox(edition.bbox, lng, lat) > maxMetres) continue;
    best = closer(best, edition, edition.index().nearest(lng, lat, maxMetres));
  }
  return best;
}

type NearestInSame = (edition: LoadedEdition, owner: number, lng: number, lat: number, maxMetres: number) => NearbyCell | undefined;

/** The index leaves out the owner by itself only where the owner holds the point. */
const nearestToHolder: NearestInSame = (edition, _owner, lng, lat, maxMetres) => edition.index().nearestOther(lng, lat, maxMetres);

function nearestOther(
  editions: readonly LoadedEdition[], owner: FoundCell, lng: number, lat: number, maxMetres: number, nearestInSame: NearestInSame,
): NearbyFoundCell | null {
  let best: NearbyFoundCell | null = null;
  for (const edition of editions) {
    if (metresToBox(edition.bbox, lng, lat) > maxMetres) continue;
    best = closer(best, edition, edition === owner.edition
      ? nearestInSame(edition, owner.place, lng, lat, maxMetres)
      : nearestAcross(edition, owner, lng, lat, maxMetres));
  }
  return best;
}

/** A shallower cell of another territory that holds the point is no neighbour, just as within one. */
function nearestAcross(edition: LoadedEdition, owner: FoundCell, lng: number, lat: number, maxMetres: number): NearbyCell | undefined {
  const nearest = edition.index().nearest(lng, lat, maxMetres);
  const depthOf = (place: number) => edition.cells[place]?.depth ?? 0;
  const ownerDepth = owner.edition.cells[owner.place]?.depth ?? 0;
  if (nearest?.distanceMetres !== 0 || depthOf(nearest.ordinal) >= ownerDepth) return nearest;
  const beside = edition.index().nearestOther(lng, lat, maxMetres);
  return beside?.distanceMetres === 0 && depthOf(beside.ordinal) < ownerDepth ? undefined : beside;
}

function closer(best: NearbyFoundCell | null, edition: LoadedEdition, found: NearbyCell | undefined): NearbyFoundCell | null {
  if (found === undefined) return best;
  const candidate = { edition, place: found.ordinal, distanceMetres: found.distanceMetres };
  if (best === null || candidate.distanceMetres < best.distanceMetres) return candidate;
  return candidate.distanceMetres === best.distanceMetres && outranks(candidate, best) ? candidate : best;
}

function holds(edition: LoadedEdition, lng: number, lat: number): boolean {
  const [west, south, east, north] = edition.bbox;
  return lng >= west && lng <= east && lat >= south && lat <= north;
}
