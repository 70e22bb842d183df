import { type BBox, binNeighbours, createBinGrid, type BinGrid, type IncidentColumns, type Position } from "../../geo/index.ts";
import type { AnalysisUnit, LoadQuestion } from "./incident-questions.ts";
import type { Land } from "./land.ts";
import type { BookedPlaces } from "./place-book.ts";

/** More cannot be told apart on a screen, nor painted while dragging. */
const MOST_BINS = 60_000;

/** Of latitude, rounded down: boxes turn out no narrower. */
const METRES_PER_DEGREE = 110_000;

/** Which bin every row is in. */
export interface BinPlaces {
  /** Place of each row's bin; -1 without position. */
  readonly placeOfRow: Int32Array;
  /** Takes in rows that were put since; false when one lies in a bin that is no place yet, or a row was replaced. */
  cover(columns: IncidentColumns): boolean;
}

type BinUnit = Extract<AnalysisUnit, { sizeMetres: number }>;

/**
 * Bins as places: first the study area, all bins that reach into a cell by their centre or a corner, so
 * that no incident at the border goes untested; then those outside that hold an incident.
 *
 * @throws {RangeError} when the land holds too many bins of that size.
 */
export function binPlaces(key: string, unit: BinUnit, land: Land, home: LoadQuestion["home"], columns: IncidentColumns): BookedPlaces {
  const grid = createBinGrid(unit.kind === "hexagons" ? "hexagon" : "square", unit.sizeMetres, middleOf(home));
  const inside = binsOfLand(grid, land);
  const assigned = grid.assign(columns.lng, columns.lat);
  const placeOfBin = new Map(inside.map((bin, place) => [bin, place]));
  for (const bin of assigned.bins) if (!placeOfBin.has(bin)) placeOfBin.set(bin, placeOfBin.size);
  const bins = Float64Array.from(placeOfBin.keys());
  const ids = Array.from(bins, String);
  const placeOfFound = Int32Array.from(assigned.bins, (bin) => placeOfBin.get(bin)!);
  const rings = Array.from(bins, (bin) => grid.ring(bin));
  const cornerCount = (rings[0]?.length ?? 1) - 1;
  return {
    neighbours: binNeighbours(grid, bins),
    finder: null,
    bins: new CoveredRows(grid, placeOfBin, assigned.binOfRow.map((found) => (found < 0 ? -1 : placeOfFound[found]!)), columns.replaced.nextNumber),
    places: {
      key, unit, ids, names: null,
      areaSquareMetres: new Float64Array(bins.length).fill(grid.areaSquareMetres),
      population: new Float64Array(bins.length).fill(NaN),
      labels: Float64Array.from(Array.from(bins, (bin) => grid.centre(bin)).flat()),
      inStudyArea: Uint8Array.from(bins, (_, place) => (place < inside.length ? 1 : 0)),
      corners: Float64Array.from(rings.flatMap((ring) => ring.slice(0, cornerCount).flat())), cornerCount,
    },
  };
}

class CoveredRows implements BinPlaces {
  readonly #grid: BinGrid;
  readonly #placeOfBin: ReadonlyMap<number, number>;
  readonly #replacedSeen: number;
  #rows: Int32Array;
  #covered: number;

  constructor(grid: BinGrid, placeOfBin: ReadonlyMap<number, number>, rows: Int32Array, replacedSeen: number) {
    this.#grid = grid;
    this.#placeOfBin = placeOfBin;
    this.#rows = rows;
    this.#covered = rows.length;
    this.#replacedSeen = replacedSeen;
  }

  get placeOfRow(): Int32Array {
    return this.#rows;
  }

  cover({ rowCount, lng, lat, replaced }: IncidentColumns): boolean {
    // Rows that only grew belong to the columns that were assigned; others replace them whole.
    if (replaced.nextNumber !== this.#replacedSeen || rowCount < this.#covered) return false;
    if (rowCount > this.#rows.length) {
      const wider = new Int32Array(Math.ceil(rowCount * 1.1));
      wider.set(this.#rows);
      this.#rows = wider;
    }
    for (; this.#covered < rowCount; this.#covered += 1) {
      const bin = this.#grid.binAt(lng[this.#covered]!, lat[this.#covered]!);
      const place = Number.isNaN(bin) ? -1 : this.#placeOfBin.get(bin);
      if (place === undefined) return false;
      this.#rows[this.#covered] = place;
    }
    return true;
  }
}

function binsOfLand(grid: BinGrid, land: Land): number[] {
  const inside = new Set<number>();
  for (const box of land.boxes) {
    for (const bin of grid.binsWithin(widened(box, grid.sizeMetres))) {
      if (!land.holds(...grid.centre(bin)) && !grid.ring(bin).some(([lng, lat]) => land.holds(lng, lat))) continue;
      inside.add(bin);
      if (inside.size > MOST_BINS) throw new RangeError(`There are more than ${MOST_BINS} bins of ${grid.sizeMetres} m in the area: choose a larger size.`);
    }
  }
  return [...inside];
}

/** Wide enough to find bins that only a corner of which is in the box. */
function widened([west, south, east, north]: BBox, metres: number): BBox {
  const degrees = metres / METRES_PER_DEGREE;
  const along = degrees / Math.cos((Math.max(Math.abs(south), Math.abs(north)) * Math.PI) / 180);
  return [west - along, south - degrees, east + along, north + degrees];
}

function middleOf(home: LoadQuestion["home"]): Position {
  return home === null ? [0, 0] : [(home[0] + home[2]) / 2, (home[1] + home[3]) / 2];
}
