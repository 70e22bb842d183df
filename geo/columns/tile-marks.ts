import type { IncidentView } from "./incident-view.ts";
import { MERCATOR_UNITS } from "./mercator.ts";
import { PLACE_FLAGS, type PlaceOrder } from "./place-order.ts";

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
export const LAST_CLUSTERED_ZOOM = 13;
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
  const tally = new MarkTally(order, view.failing, z, x, y);
  const { from, to } = order.stretchOf(z, x, y);
  tally.gather(from, to, z > 16);
  tally.gather(order.sortedLength, order.length, true);
  return tally.marks();
}

class MarkTally {
  readonly #shift: number;
  readonly #bits: number;
  /** Slot of each square that has incidents; squares of a clustered tile are their own slots. */
  readonly #slots: Map<number, number> | null;
  #sums = new Float64Array(FIELDS * 4 ** CLUSTER_BITS);
  #used: number;

  constructor(readonly order: PlaceOrder, readonly failing: Uint16Array, readonly z: number, readonly x: number, readonly y: number) {
    const clustered = z <= LAST_CLUSTERED_ZOOM;
    this.#bits = clustered ? CLUSTER_BITS : POSITION_BITS;
    this.#shift = Math.max(0, 32 - z - this.#bits);
    this.#slots = clustered ? null : new Map();
    this.#used = clustered ? 4 ** CLUSTER_BITS : 0;
  }

  /** Adds the places from..to (excluded); `checked`: some of them may lie in other tiles. */
  gather(from: number, to: number, checked: boolean): void {
    const { failing, order: { rows, xs, ys, flags } } = this;
    const [shift, bits, mask] = [this.#shift, this.#bits, 2 ** this.#bits - 1];
    // Along the order one square follows itself mostly: its sums stay in registers until the next.
    let square = -1;
    let count = 0;
    let unassigned = 0;
    let near = 0;
    let sumX = 0;
    let sumY = 0;
    let last = 0;
    for (let place = from; place < to; place++) {
      const flag = flags[place]!;
      const row = rows[place]!;
      if ((flag & PLACE_FLAGS.movedAway) !== 0 || failing[row] !== 0) continue;
      const px = xs[place]!;
      const py = ys[place]!;
      if (checked && !this.#isInTile(px, py)) continue;
      const here = (((py >>> shift) & mask) << bits) | ((px >>> shift) & mask);
      if (here !== square) {
        if (count > 0) this.#add(square, count, unassigned, near, sumX, sumY, last);
        square = here;
        count = unassigned = near = sumX = sumY = 0;
      }
      count++;
      unassigned += flag & PLACE_FLAGS.unassigned;
      near += (flag & PLACE_FLAGS.near) >> 1;
      // Sums of whole numbers are exact, whatever the order.
      sumX += px;
      sumY += py;
      last = row;
    }
    if (count > 0) this.#add(square, count, unassigned, near, sumX, sumY, last);
  }

  marks(): TileMark[] {
    const tileUnits = MERCATOR_UNITS / 2 ** this.z;
    const marks: TileMark[] = [];
    for (let slot = 0; slot < this.#used; slot++) {
      const at = slot * FIELDS;
      const count = this.#sums[at]!;
      if (count === 0) continue;
      marks.push({
        count,
        unassignedCount: this.#sums[at + 1]!,
        nearCount: this.#sums[at + 2]!,
        x: this.#sums[at + 3]! / count / tileUnits - this.x,
        y: this.#sums[at + 4]! / count / tileUnits - this.y,
        row: this.#sums[at + 5]!,
      });
    }
    return marks;
  }

  #add(square: number, count: number, unassigned: number, near: number, sumX: number, sumY: number, row: number): void {
    const at = FIELDS * (this.#slots === null ? square : this.#slotOf(square));
    const sums = this.#sums;
    sums[at]! += count;
    sums[at + 1]! += unassigned;
    sums[at + 2]! += near;
    sums[at + 3]! += sumX;
    sums[at + 4]! += sumY;
    sums[at + 5] = row;
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
    if (this.#used * FIELDS > this.#sums.length) {
      const wider = new Float64Array(this.#sums.length * 2);
      wider.set(this.#sums);
      this.#sums = wider;
    }
    return slot;
  }
}
