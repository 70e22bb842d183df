import Flatbush from "flatbush";
import type { CellIndex, NearbyCell } from "../../geo/index.ts";
import { indexCells, type LoadedEdition } from "./loaded-edition.ts";
import { boxAround, metresToBox } from "./metres-to-box.ts";

/** Most neighbours are near: a narrow search is tried before a wide one. */
const REACHES_METRES = [500, 5_000];

const boxesOfEdition = new WeakMap<LoadedEdition, Flatbush>();
/** An index of its own for each cell that was ever a candidate; those are the ones along the outer border. */
const indexesOfEdition = new WeakMap<LoadedEdition, Map<number, CellIndex>>();

/**
 * The cell closest to a point that lies outside every cell, apart from `owner` and those above it.
 * The point got its owner by distance, so the edition's index cannot leave that one out.
 */
export function nearestBeside(edition: LoadedEdition, owner: number, lng: number, lat: number, maxMetres: number): NearbyCell | undefined {
  const above = new Set(edition.pathOf(owner));
  for (const reach of [...REACHES_METRES.filter((metres) => metres < maxMetres), maxMetres]) {
    const found = nearestWithin(edition, above, lng, lat, reach);
    if (found) return found;
  }
  return undefined;
}

function nearestWithin(edition: LoadedEdition, above: ReadonlySet<number>, lng: number, lat: number, maxMetres: number): NearbyCell | undefined {
  const rivals = placesAround(edition, lng, lat, maxMetres)
    .filter((place) => !above.has(place))
    .map((place) => ({ place, metres: metresToBox(edition.cells[place]?.bbox ?? edition.bbox, lng, lat) }))
    .sort((one, other) => one.metres - other.metres || one.place - other.place);

  let best: NearbyCell | undefined;
  for (const { place, metres } of rivals) {
    const reach = best?.distanceMetres ?? maxMetres;
    // Boxes bound the distance from below: once one is farther than the best cell, the rest are too.
    if (metres > reach) break;
    const found = indexFor(edition, place).nearest(lng, lat, reach);
    if (found === undefined) continue;
    const candidate = { ordinal: place, distanceMetres: found.distanceMetres };
    if (best === undefined || candidate.distanceMetres < best.distanceMetres || goesFirst(edition, candidate, best)) best = candidate;
  }
  return best;
}

/** Cells whose boxes come within reach, and a few more. */
function placesAround(edition: LoadedEdition, lng: number, lat: number, maxMetres: number): number[] {
  let boxes = boxesOfEdition.get(edition);
  if (boxes === undefined) {
    boxes = new Flatbush(edition.cells.length);
    for (const { bbox } of edition.cells) boxes.add(...bbox);
    boxes.finish();
    boxesOfEdition.set(edition, boxes);
  }
  return boxes.search(...boxAround(lng, lat, maxMetres));
}

/** At equal distance: the deeper level, then the smaller code. */
function goesFirst(edition: LoadedEdition, one: NearbyCell, other: NearbyCell): boolean {
  const [cell, rival] = [edition.cells[one.ordinal], edition.cells[other.ordinal]];
  if (one.distanceMetres > other.distanceMetres || !cell || !rival) return false;
  return cell.depth !== rival.depth ? cell.depth > rival.depth : cell.code < rival.code;
}

function indexFor(edition: LoadedEdition, place: number): CellIndex {
  let indexes = indexesOfEdition.get(edition);
  if (indexes === undefined) indexesOfEdition.set(edition, (indexes = new Map<number, CellIndex>()));
  let index = indexes.get(place);
  if (index === undefined) indexes.set(place, (index = indexCells(edition.cells.slice(place, place + 1))));
  return index;
}
