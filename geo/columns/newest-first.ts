import type { IncidentColumns } from "./incident-columns.ts";

/** Beyond this many new rows a sort of everything is quicker than sorting them by comparison. */
const MOST_MERGED = 50_000;
const DIGIT = 65_536;

/**
 * Rows by instant, the newest first; the larger id goes first among equal instants. What arrives is
 * merged in when the order is next asked for.
 */
export class NewestFirst {
  readonly #columns: IncidentColumns;
  #rows = new Uint32Array(0);
  #seenReplaced = 0;

  constructor(columns: IncidentColumns) {
    this.#columns = columns;
  }

  /** Valid until rows are put. */
  rows(): Uint32Array {
    const { rowCount, replaced } = this.#columns;
    const isAsBefore = replaced.nextNumber === this.#seenReplaced;
    if (isAsBefore && rowCount === this.#rows.length) return this.#rows;
    this.#rows = isAsBefore && rowCount - this.#rows.length <= MOST_MERGED ? this.#merged(rowCount) : sortAll(this.#columns);
    this.#seenReplaced = replaced.nextNumber;
    return this.#rows;
  }

  /** How many rows stand before and at the incident's row: where the page after it begins. */
  placeAfter(row: number): number {
    const rows = this.rows();
    let [low, high] = [0, rows.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(this.#columns, rows[middle]!, row) <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #merged(rowCount: number): Uint32Array<ArrayBuffer> {
    const before = this.#rows;
    const added = Uint32Array.from({ length: rowCount - before.length }, (_, i) => before.length + i).sort((one, other) => compare(this.#columns, one, other));
    const merged = new Uint32Array(rowCount);
    let [from, next] = [0, 0];
    for (const row of added) {
      while (from < before.length && compare(this.#columns, before[from]!, row) < 0) merged[next++] = before[from++]!;
      merged[next++] = row;
    }
    merged.set(before.subarray(from), next);
    return merged;
  }
}

/** Negative: `one` goes first. */
function compare({ reportedAtMs, id }: IncidentColumns, one: number, other: number): number {
  return reportedAtMs[other]! - reportedAtMs[one]! || id[other]! - id[one]!;
}

/** Radix sort, stable, by id and then by instant. */
function sortAll({ id, reportedAtMs, rowCount }: IncidentColumns): Uint32Array<ArrayBuffer> {
  const rows = Uint32Array.from({ length: rowCount }, (_, row) => row);
  return sortDescending(sortDescending(rows, id), reportedAtMs);
}

function sortDescending(rows: Uint32Array<ArrayBuffer>, keys: Float64Array): Uint32Array<ArrayBuffer> {
  let [least, most] = [Infinity, -Infinity];
  for (const key of keys) {
    if (key < least) least = key;
    if (key > most) most = key;
  }
  let [from, to] = [rows, new Uint32Array(rows.length)];
  // The distance from the largest key, so that an ascending sort puts it first.
  for (let unit = 1; unit <= most - least; unit *= DIGIT) {
    const starts = new Uint32Array(DIGIT + 1);
    for (const row of from) starts[Math.floor((most - keys[row]!) / unit) % DIGIT + 1]!++;
    for (let digit = 0; digit < DIGIT; digit++) starts[digit + 1]! += starts[digit]!;
    for (const row of from) to[starts[Math.floor((most - keys[row]!) / unit) % DIGIT]!++] = row;
    [from, to] = [to, from];
  }
  return from;
}
