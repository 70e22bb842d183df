import { GeoInputError } from "../errors.ts";
import type { BBox, Position } from "../types.ts";
import { type BinId, binId, columnOf, rowOf } from "./bin-id.ts";
import { type EqualAreaPlane, equalAreaPlane } from "./equal-area.ts";
import { type BinLattice, hexagonLattice, squareLattice } from "./lattices.ts";
import { SlotTable } from "./slot-table.ts";

export const BIN_SHAPES = ["hexagon", "square"] as const;
export type BinShape = (typeof BIN_SHAPES)[number];

/** Which bin each row is in. */
export interface BinAssignment {
  /** Per row handed in: a place in `bins`, or -1 for a row without position. */
  readonly binOfRow: Int32Array;
  /** Every bin that holds a row, in the order first met. */
  readonly bins: Float64Array;
  readonly counts: Uint32Array;
  readonly withoutPosition: number;
}

/** Bins of equal shape and true area over the globe. */
export interface BinGrid {
  readonly shape: BinShape;
  /** Between the centres of bins that share a side. */
  readonly sizeMetres: number;
  /** The latitude on which shapes are true. */
  readonly standardParallelDegrees: number;
  /** Of one bin, on the ellipsoid. */
  readonly areaSquareMetres: number;
  /** NaN for a position that is NaN. */
  binAt(lng: number, lat: number): BinId;
  /** The bin of every row, or of the rows named, of columns in which NaN means no position. */
  assign(lng: Float64Array, lat: Float64Array, rows?: Uint32Array): BinAssignment;
  centre(bin: BinId): Position;
  /** Every bin whose centre lies in the extent, row by row from the south, each from the west. @throws {GeoInputError} when they are too many. */
  binsWithin(extent: BBox): Float64Array;
  /** Counter-clockwise, the first position repeated at the end. */
  ring(bin: BinId): Position[];
  /** The six hexagons that share a side; the eight squares that share a side or a corner. */
  neighbours(bin: BinId): BinId[];
}

/** Room made for bins at first, so that the table seldom has to grow. */
const EXPECTED_BINS = 65_536;
/** Bins that may be listed at once. */
const MOST_LISTED = 4_000_000;
const SMALLEST_METRES = 1;
const LARGEST_METRES = 1_000_000;
const FARTHEST_PARALLEL = 80;

/**
 * A grid of bins around a city: on the cylindrical equal-area plane whose standard parallel and
 * central meridian go through `middle`. The same arguments give the same bins, whatever the data.
 *
 * @throws {GeoInputError} when the size or the middle cannot be used.
 */
export function createBinGrid(shape: BinShape, sizeMetres: number, middle: Position): BinGrid {
  if (!(sizeMetres >= SMALLEST_METRES && sizeMetres <= LARGEST_METRES)) {
    throw new GeoInputError(`Bins of ${sizeMetres} m: expected a size from ${SMALLEST_METRES} to ${LARGEST_METRES} m.`);
  }
  if (!(Math.abs(middle[0]) <= 180 && Math.abs(middle[1]) <= FARTHEST_PARALLEL)) {
    throw new GeoInputError(`Bins around ${middle.join(", ")}: expected [longitude, latitude] within ${FARTHEST_PARALLEL}° of the equator.`);
  }
  const lattice = shape === "hexagon" ? hexagonLattice(sizeMetres) : squareLattice(sizeMetres);
  return new PlaneBins(shape, sizeMetres, equalAreaPlane(middle), lattice);
}

class PlaneBins implements BinGrid {
  readonly shape: BinShape;
  readonly sizeMetres: number;
  readonly #plane: EqualAreaPlane;
  readonly #lattice: BinLattice;

  constructor(shape: BinShape, sizeMetres: number, plane: EqualAreaPlane, lattice: BinLattice) {
    this.shape = shape;
    this.sizeMetres = sizeMetres;
    this.#plane = plane;
    this.#lattice = lattice;
  }

  get standardParallelDegrees(): number {
    return this.#plane.standardParallelDegrees;
  }

  get areaSquareMetres(): number {
    return this.#lattice.areaSquareMetres;
  }

  binAt(lng: number, lat: number): BinId {
    return this.#lattice.find(this.#plane.east(lng), this.#plane.north(lat));
  }

  assign(lng: Float64Array, lat: Float64Array, rows?: Uint32Array): BinAssignment {
    const count = rows?.length ?? lng.length;
    const binOfRow = new Int32Array(count);
    const slots = new SlotTable(Math.min(count, EXPECTED_BINS));
    let withoutPosition = 0;
    for (let at = 0; at < count; at++) {
      const row = rows === undefined ? at : rows[at]!;
      const bin = this.binAt(lng[row]!, lat[row]!);
      const isKnown = bin === bin;
      binOfRow[at] = isKnown ? slots.count(bin) : -1;
      if (!isKnown) withoutPosition++;
    }
    return { binOfRow, bins: slots.keys(), counts: slots.counts(), withoutPosition };
  }

  centre(bin: BinId): Position {
    return this.#plane.toPosition(...this.#lattice.centre(columnOf(bin), rowOf(bin)));
  }

  binsWithin([west, south, east, north]: BBox): Float64Array {
    const { areaSquareMetres } = this.#lattice;
    const plane = this.#plane;
    const [left, right, low, high] = [plane.east(west), plane.east(east), plane.north(south), plane.north(north)];
    const expected = ((right - left) * (high - low)) / areaSquareMetres;
    if (!(expected <= MOST_LISTED)) {
      throw new GeoInputError(`Bins of ${this.sizeMetres} m over ${[west, south, east, north].join(", ")}: expected west < east, south < north and at most ${MOST_LISTED} bins.`);
    }
    const bins: BinId[] = [];
    // Bins hold their centres, and those of a row stand side by side: one more on every side, then only what lies within.
    const [first, last] = [this.binAt(west, south), this.binAt(east, north)];
    for (let row = rowOf(first) - 1; row <= rowOf(last) + 1; row++) {
      for (let column = columnOf(first) - 1; column <= columnOf(last) + 1; column++) {
        const [x, y] = this.#lattice.centre(column, row);
        if (x >= left && x <= right && y >= low && y <= high) bins.push(binId(column, row));
      }
    }
    return Float64Array.from(bins);
  }

  ring(bin: BinId): Position[] {
    const [east, north] = this.#lattice.centre(columnOf(bin), rowOf(bin));
    const ring = this.#lattice.corners.map(([x, y]) => this.#plane.toPosition(east + x, north + y));
    return [...ring, ring[0]!];
  }

  neighbours(bin: BinId): BinId[] {
    const [column, row] = [columnOf(bin), rowOf(bin)];
    return this.#lattice.stepsAround(row).map(([columns, rows]) => binId(column + columns, row + rows));
  }
}
