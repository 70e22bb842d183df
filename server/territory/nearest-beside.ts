import Flatbush from "flatbush";
import type { CellIndex, NearbyCell } from "../../geo/index.ts";
import { indexCells, type LoadedEdition } from "./loaded-edition.ts";
import { boxAround, metresToBox } from "./metres-to-box.ts";

const FEWEST_CANDIDATES = 8;
const KEPT_INDEXES = 512;

const boxesOfEdition = new WeakMap<LoadedEdition, Flatbush>();

/** Small indexes of the cells around one owner, without it and what is above it. */
const indexesOfEdition = new WeakMap<LoadedEdition, Map<string, CellIndex>>();

/**
 * The cell closest to a point that lies outside every cell, apart from `owner` and those above it.
 * The point got its owner by distance, so the edition's index cannot leave that one out.
 */
export function nearestBeside(edition: LoadedEdition, owner: number, lng: number, lat: number, maxMetres: number): NearbyCell | undefined {
  const above = new Set(edition.pathOf(owner));
  const rivals = placesAround(edition, lng, lat, maxMetres)
    .filter((place) => !above.has(place))
    .map((place) => ({ place, metres: metresToBox(edition.cells[place]?.bbox ?? edition.bbox, lng, lat) }))
    .sort((one, other) => one.metres - other.metres || one.place - other.place);

  // Boxes bound the distance from below: once one is farther than the best cell, the rest are too.
  let best: NearbyCell | undefined;
  for (let from = 0; from < rivals.length; from += FEWEST_CANDIDATES) {
    const candidates = rivals.slice(from, from + FEWEST_CANDIDATES);
    const reach = best?.distanceMetres ?? maxMetres;
    if ((candidates[0]?.metres ?? Infinity) > reach) break;
    const places = candidates.map(({ place }) => place);
    const found = indexFor(edition, places).nearest(lng, lat, reach);
    if (found === undefined) continue;
    const candidate = { ordinal: places[found.ordinal] ?? -1, distanceMetres: found.distanceMetres };
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

function indexFor(edition: LoadedEdition, places: readonly number[]): CellIndex {
  let indexes = indexesOfEdition.get(edition);
  if (indexes === undefined) indexesOfEdition.set(edition, (indexes = new Map()));
  const key = places.join(",");
  const known = indexes.get(key);
  if (known) return known;
  const index = indexCells(places.flatMap((place) => edition.cells[place] ?? []));
  if (indexes.size >= KEPT_INDEXES) indexes.clear();
  indexes.set(key, index);
  return index;
}
