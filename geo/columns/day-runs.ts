import type { IncidentColumns } from "./incident-columns.ts";

/** Shorter runs on average save nothing; then they are looked for again when there are twice as many rows. */
const LEAST_ROWS_A_RUN = 16;

const SHARED = new WeakMap<IncidentColumns, DayRuns>();

/** The runs of the columns, kept once for all their views. */
export function dayRunsOf(columns: IncidentColumns): DayRuns {
  let runs = SHARED.get(columns);
  if (runs === undefined) SHARED.set(columns, (runs = new DayRuns(columns)));
  return runs;
}

/**
 * Stretches of rows of one local day. Incidents mostly arrive by time, so a day is one stretch or a few:
 * a change of the period need look at those of the days it touches alone, and counting days needs no look at rows.
 */
export class DayRuns {
  /** Whether the rows are in runs worth the name; if not, nothing else here may be used. */
  areLong = false;
  length = 0;
  /** First row of each run, and behind the last the number of rows. */
  starts = new Uint32Array(16);
  days = new Int32Array(16);
  #seenRows = 0;
  #seenReplaced = 0;
  /** Rows from which runs are looked for again. */
  #retryRows = 0;

  constructor(readonly columns: IncidentColumns) {}

  /** Takes in what was put into the columns. */
  refresh(): this {
    const { rowCount, replaced } = this.columns;
    if (rowCount === this.#seenRows && replaced.nextNumber === this.#seenReplaced) return this;
    const changed = replaced.since(this.#seenReplaced);
    const stillHold = this.areLong && changed !== null && changed.every(({ row, day }) => row >= this.#seenRows || day === this.columns.day[row]);
    if (stillHold) this.#extend(this.#seenRows);
    else if (this.areLong || rowCount >= this.#retryRows) this.#findAll();
    this.#seenRows = rowCount;
    this.#seenReplaced = replaced.nextNumber;
    return this;
  }

  /** The run that the row is in. */
  runOf(row: number): number {
    let [low, high] = [0, this.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.starts[middle]! <= row) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #findAll(): void {
    this.length = 0;
    this.#extend(0);
  }

  #extend(from: number): void {
    const { day, rowCount } = this.columns;
    const most = rowCount / LEAST_ROWS_A_RUN + 64;
    this.areLong = true;
    let last = this.length === 0 ? NaN : this.days[this.length - 1]!;
    for (let row = from; row < rowCount; row++) {
      if (day[row] === last) continue;
      last = day[row]!;
      if (this.length >= most) {
        this.areLong = false;
        this.#retryRows = 2 * rowCount;
        return;
      }
      this.#append(row, last);
    }
    this.starts[this.length] = rowCount;
  }

  #append(row: number, day: number): void {
    if (this.length + 1 >= this.starts.length) {
      const [starts, days] = [new Uint32Array(this.starts.length * 2), new Int32Array(this.starts.length * 2)];
      starts.set(this.starts);
      days.set(this.days);
      [this.starts, this.days] = [starts, days];
    }
    this.starts[this.length] = row;
    this.days[this.length++] = day;
  }
}
