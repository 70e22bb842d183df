import type { IncidentColumns } from "./incident-columns.ts";
import { mercatorX, mercatorY } from "./mercator.ts";
import { mortonCode } from "./morton.ts";
import { radixSort } from "./radix-sort.ts";

/** What tiles tell of a row, kept beside its place; and that it has moved away and stands in the tail. */
export const PLACE_FLAGS = { unassigned: 1, near: 2, movedAway: 4 } as const;
const NOWHERE = 0xffffffff;
/** Up to this zoom a tile is one stretch of the order. */
const LAST_SORTED_ZOOM = 16;
/** Sort again when the tail has this share of the rows, but not for a handful. */
const TAIL_SHARE = 0.02;
const TAIL_ROWS = 16;

/**
 * Positioned rows along the Z-order curve, so that those of a tile stand together. What arrives or
 * moves afterwards waits in a tail that every question looks through, until sorting again pays.
 */
export class PlaceOrder {
  rows = new Uint32Array(0);
  /** Mercator units of `rows`, and further on those of the tail. */
  xs = new Uint32Array(0);
  ys = new Uint32Array(0);
  /** PLACE_FLAGS of `rows`. */
  flags = new Uint8Array(0);
  sortedLength = 0;
  length = 0;
  #placeOf = new Uint32Array(0);
  #seenRows = 0;
  #seenReplaced = 0;
  /** Code of that result; -1 while no row has it. */
  #unassigned = -1;

  constructor(readonly columns: IncidentColumns) {}

  /** Takes in what was put into the columns. */
  refresh(): void {
    const { columns } = this;
    if (columns.rowCount === this.#seenRows && columns.replaced.nextNumber === this.#seenReplaced) return;
    this.#unassigned = columns.result.values.find("unassigned");
    const replaced = columns.replaced.since(this.#seenReplaced);
    const arrived = columns.rowCount - this.#seenRows + (replaced?.length ?? 0);
    const waiting = this.length - this.sortedLength + arrived;
    if (replaced === null || waiting > tailRoom(columns.rowCount)) this.#sort();
    else this.#extend(replaced.map(({ row }) => row).filter((row) => row < this.#seenRows), arrived);
    this.#seenRows = columns.rowCount;
    this.#seenReplaced = columns.replaced.nextNumber;
  }

  /** The stretch of sorted places that holds the tile; beyond zoom 16 that of the tile around it. */
  stretchOf(z: number, x: number, y: number): { from: number; to: number } {
    const up = Math.max(0, z - LAST_SORTED_ZOOM);
    const size = 4 ** (LAST_SORTED_ZOOM - (z - up));
    const first = mortonCode(x >>> up, y >>> up) * size;
    return { from: this.#search(first), to: this.#search(first + size) };
  }

  /** First sorted place whose code is at least `code`. */
  #search(code: number): number {
    let low = 0;
    let high = this.sortedLength;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (mortonCode(this.xs[middle]! >>> 16, this.ys[middle]! >>> 16) < code) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #sort(): void {
    const { lng, lat, rowCount } = this.columns;
    const [xs, ys, keys, rows] = [new Uint32Array(rowCount), new Uint32Array(rowCount), new Uint32Array(rowCount), new Uint32Array(rowCount)];
    let placed = 0;
    for (let row = 0; row < rowCount; row++) {
      if (Number.isNaN(lng[row]!)) continue;
      xs[placed] = mercatorX(lng[row]!);
      ys[placed] = mercatorY(lat[row]!);
      keys[placed] = mortonCode(xs[placed]! >>> 16, ys[placed]! >>> 16);
      rows[placed++] = row;
    }
    const order = radixSort(keys.subarray(0, placed));
    this.#allocate(placed + tailRoom(rowCount));
    this.#placeOf = new Uint32Array(rowCount).fill(NOWHERE);
    for (let place = 0; place < placed; place++) {
      const from = order[place]!;
      this.#set(place, rows[from]!, xs[from]!, ys[from]!);
    }
    this.sortedLength = this.length = placed;
  }

  #extend(replaced: readonly number[], arrived: number): void {
    const { columns } = this;
    this.#reserve(this.length + arrived, columns.rowCount);
    for (const row of replaced) {
      const place = this.#placeOf[row]!;
      if (place !== NOWHERE && this.#standsAt(place, row)) {
        this.#set(place, row, this.xs[place]!, this.ys[place]!);
        continue;
      }
      if (place !== NOWHERE) this.flags[place] = PLACE_FLAGS.movedAway;
      this.#append(row);
    }
    for (let row = this.#seenRows; row < columns.rowCount; row++) this.#append(row);
  }

  #standsAt(place: number, row: number): boolean {
    const { lng, lat } = this.columns;
    return this.xs[place] === mercatorX(lng[row]!) && this.ys[place] === mercatorY(lat[row]!);
  }

  #append(row: number): void {
    const lng = this.columns.lng[row]!;
    if (Number.isNaN(lng)) this.#placeOf[row] = NOWHERE;
    else this.#set(this.length++, row, mercatorX(lng), mercatorY(this.columns.lat[row]!));
  }

  #set(place: number, row: number, x: number, y: number): void {
    this.rows[place] = row;
    this.xs[place] = x;
    this.ys[place] = y;
    this.#placeOf[row] = place;
    const { nearBoundary, result } = this.columns;
    const unassigned = result.codes[row] === this.#unassigned ? PLACE_FLAGS.unassigned : 0;
    this.flags[place] = unassigned | (nearBoundary[row] === 1 ? PLACE_FLAGS.near : 0);
  }

  #reserve(length: number, rowCount: number): void {
    if (length > this.rows.length) {
      const { rows, xs, ys, flags } = this;
      this.#allocate(length + tailRoom(rowCount));
      this.rows.set(rows);
      this.xs.set(xs);
      this.ys.set(ys);
      this.flags.set(flags);
    }
    if (rowCount <= this.#placeOf.length) return;
    const wider = new Uint32Array(rowCount + tailRoom(rowCount)).fill(NOWHERE);
    wider.set(this.#placeOf);
    this.#placeOf = wider;
  }

  #allocate(length: number): void {
    this.rows = new Uint32Array(length);
    this.xs = new Uint32Array(length);
    this.ys = new Uint32Array(length);
    this.flags = new Uint8Array(length);
  }
}

function tailRoom(rowCount: number): number {
  return Math.max(TAIL_ROWS, Math.ceil(rowCount * TAIL_SHARE));
}
