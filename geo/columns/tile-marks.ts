import type { IncidentView } from "./incident-view.ts";
import { MERCATOR_UNITS } from "./mercator.ts";
import { MOVED_AWAY, type PlaceOrder } from "./place-order.ts";

/** Incidents that a tile draws as one. */
export interface TileMark {
  readonly count: number;
  readonly unassignedCount: number;
  readonly nearCount: number;
  /** Mean of their places, in tiles from the tile's north-west corner: 0 to 1. */
  readonly x: number;
  readonly y: number;
  /** One of them: the only one when the count is 1. */
  readonly row: number;
}

export const MAX_TILE_ZOOM = 22;
/** Up to this zoom near incidents are drawn as one mark; beyond it only those at one position are. */
const LAST_CLUSTERED_ZOOM = 13;
/** Squares along a tile's side into which incidents are gathered, as powers of two: 64 px of a 512 px tile, room for a mark and the names between. */
const CLUSTER_BITS = 3;
const POSITION_BITS = 12;
/** Kept per square: count, unassigned, near, sum of x, sum of y, a row. */
const FIELDS = 6;

/**
 * The marks of one tile of the matching incidents. Every positioned incident is in exactly one tile
 * of a zoom (west and north edges belong to the tile; the outermost tiles also take what lies beyond
 * the Mercator square), so counts over tiles add up.
 */
export function tileMarks(order: PlaceOrder, view: IncidentView, z: number, x: number, y: number): TileMark[] {
  order.refresh();
  const tally = new MarkTally(order, view, z, x, y);
  const { from, to } = order.stretchOf(z, x, y);
  tally.gather(from, to, z > 16);
  tally.gather(order.sortedLength, order.length, true);
  return tally.marks();
}

class MarkTally {
  readonly #failing: Uint16Array;
  readonly #unassigned: number;
  readonly #shift: number;
  readonly #bits: number;
  /** Slot of each square that has incidents; squares of a clustered tile are their own slots. */
  readonly #slots: Map<number, number> | null;
  #counts: Float64Array;
  #used = 0;

  constructor(readonly order: PlaceOrder, readonly view: IncidentView, readonly z: number, readonly x: number, readonly y: number) {
    this.#failing = view.failing;
    this.#unassigned = view.columns.result.values.find("unassigned");
    this.#bits = z <= LAST_CLUSTERED_ZOOM ? CLUSTER_BITS : POSITION_BITS;
    this.#shift = Math.max(0, 32 - z - this.#bits);
    this.#slots = z <= LAST_CLUSTERED_ZOOM ? null : new Map();
    this.#used = this.#slots === null ? 4 ** CLUSTER_BITS : 0;
    this.#counts = new Float64Array(FIELDS * 4 ** CLUSTER_BITS);
  }

  /** Adds the places from..to (excluded); `checked`: some of them may lie in other tiles. */
  gather(from: number, to: number, checked: boolean): void {
    const { rows, xs, ys } = this.order;
    const { nearBoundary, result: { codes: results } } = this.view.columns;
    const mask = 2 ** this.#bits - 1;
    for (let place = from; place < to; place++) {
      const row = rows[place]!;
      if (row === MOVED_AWAY || this.#failing[row] !== 0) continue;
      const [px, py] = [xs[place]!, ys[place]!];
      if (checked && !this.#isInTile(px, py)) continue;
      const square = (((py >>> this.#shift) & mask) << this.#bits) | ((px >>> this.#shift) & mask);
      const at = FIELDS * (this.#slots === null ? square : this.#slotOf(square));
      const counts = this.#counts;
      counts[at]!++;
      if (results[row] === this.#unassigned) counts[at + 1]!++;
      counts[at + 2]! += nearBoundary[row]!;
      // Sums of whole numbers are exact, whatever the order.
      counts[at + 3]! += px;
      counts[at + 4]! += py;
      counts[at + 5] = row;
    }
  }

  marks(): TileMark[] {
    const tileUnits = MERCATOR_UNITS / 2 ** this.z;
    const marks: TileMark[] = [];
    for (let slot = 0; slot < this.#used; slot++) {
      const at = slot * FIELDS;
      const count = this.#counts[at]!;
      if (count === 0) continue;
      marks.push({
        count,
        unassignedCount: this.#counts[at + 1]!,
        nearCount: this.#counts[at + 2]!,
        x: this.#counts[at + 3]! / count / tileUnits - this.x,
        y: this.#counts[at + 4]! / count / tileUnits - this.y,
        row: this.#counts[at + 5]!,
      });
    }
    return marks;
  }

  #isInTile(px: number, py: number): boolean {
    const tiles = 2 ** this.z / MERCATOR_UNITS;
    return Math.floor(px * tiles) === this.x && Math.floor(py * tiles) === this.y;
  }

  #slotOf(square: number): number {
    const known = this.#slots!.get(square);
    if (known !== undefined) return known;
    const slot = this.#used++;
    this.#slots!.set(square, slot);
    if (this.#used * FIELDS > this.#counts.length) {
      const wider = new Float64Array(this.#counts.length * 2);
      wider.set(this.#counts);
      this.#counts = wider;
    }
    return slot;
  }
}
