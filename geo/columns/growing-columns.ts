import { checkBatch } from "./check-batch.ts";
import { DayCounts } from "./day-counts.ts";
import { GrowingArray } from "./growing-array.ts";
import { GrowingCodes } from "./growing-codes.ts";
import { batchOfRows, type IncidentBatch } from "./incident-batch.ts";
import type { IncidentColumns } from "./incident-columns.ts";
import type { IncidentRow } from "./incident-row.ts";
import { dayOfClock, HOURS_OF_WEEK, hourOfWeekOfClock } from "./local-time.ts";
import { ReplacedRows } from "./replaced-rows.ts";
import { rowCodes } from "./row-codes.ts";
import { readRow } from "./row-columns.ts";
import { RowIndex } from "./row-index.ts";
import { ZoneOffsets } from "./zone-offsets.ts";

const CODED = ["category", "channel", "kind", "status", "result", "sourceSystem", "cell"] as const;

/** Incident columns whose arrays grow by half when full. */
export class GrowingColumns implements IncidentColumns {
  rowCount = 0;
  readonly days = new DayCounts();
  readonly replaced = new ReplacedRows();
  readonly totals = { hourOfWeek: new Uint32Array(HOURS_OF_WEEK), nearBoundary: new Uint32Array(2), placed: 0 };
  readonly category = new GrowingCodes<string, Uint16Array>("category", new Uint16Array(0));
  readonly channel = new GrowingCodes<string | null, Uint16Array>("channel", new Uint16Array(0), [null]);
  readonly kind = new GrowingCodes<string, Uint16Array>("kind", new Uint16Array(0));
  readonly status = new GrowingCodes<string, Uint16Array>("status", new Uint16Array(0));
  readonly result = new GrowingCodes<string, Uint16Array>("result", new Uint16Array(0));
  readonly sourceSystem = new GrowingCodes<string, Uint16Array>("sourceSystem", new Uint16Array(0));
  readonly cell = new GrowingCodes<string | null, Uint32Array>("cellPath", new Uint32Array(0), [null]);
  readonly #id = new GrowingArray(new Float64Array(0));
  readonly #lng = new GrowingArray(new Float64Array(0));
  readonly #lat = new GrowingArray(new Float64Array(0));
  readonly #reportedAtMs = new GrowingArray(new Float64Array(0));
  readonly #nearBoundary = new GrowingArray(new Uint8Array(0));
  readonly #day = new GrowingArray(new Int32Array(0));
  readonly #hourOfWeek = new GrowingArray(new Uint8Array(0));
  readonly #index = new RowIndex();
  readonly #offsets: ZoneOffsets;

  constructor(readonly timeZone: string) {
    this.#offsets = new ZoneOffsets(timeZone);
  }

  get id(): Float64Array { return this.#id.shown; }
  get lng(): Float64Array { return this.#lng.shown; }
  get lat(): Float64Array { return this.#lat.shown; }
  get reportedAtMs(): Float64Array { return this.#reportedAtMs.shown; }
  get nearBoundary(): Uint8Array { return this.#nearBoundary.shown; }
  get day(): Int32Array { return this.#day.shown; }
  get hourOfWeek(): Uint8Array { return this.#hourOfWeek.shown; }

  rowOf(id: number): number {
    return this.#index.find(this.id, this.rowCount, id);
  }

  rowAt(row: number): IncidentRow {
    return readRow(this, row);
  }

  reserve(moreRows: number): void {
    for (const array of this.#arrays()) array.reserve(this.rowCount + moreRows);
  }

  put(rows: readonly IncidentRow[]): { added: number; replaced: number } {
    return this.putBatch(batchOfRows(rows));
  }

  putBatch(batch: IncidentBatch): { added: number; replaced: number } {
    checkBatch(batch);
    const before = this.rowCount;
    const translated = CODED.map((field) => this.#codes(field).translate(batch[field], batch.rowCount));
    this.reserve(batch.rowCount);
    const targets = this.#targets(batch);
    CODED.forEach((field, at) => this.#codes(field).write(batch[field], translated[at]!, targets, before));
    this.#writeNumbers(batch, targets, before);
    this.#show();
    const added = this.rowCount - before;
    return { added, replaced: batch.rowCount - added };
  }

  /** The columns of codes differ in what they hold, not in how they are written. */
  #codes(field: (typeof CODED)[number]): GrowingCodes<string | null, Uint16Array | Uint32Array> {
    return this[field] as unknown as GrowingCodes<string | null, Uint16Array | Uint32Array>;
  }

  /** The row of each incident of the batch; sets `rowCount`, the ids and what is noted of rows about to change. */
  #targets({ id, rowCount }: IncidentBatch): Uint32Array {
    const targets = new Uint32Array(rowCount);
    const ids = this.#id.all;
    const before = this.rowCount;
    if (follows(id, rowCount, before === 0 ? -Infinity : this.#index.highest(ids, before))) {
      ids.set(id.subarray(0, rowCount), before);
      for (let at = 0; at < rowCount; at++) targets[at] = before + at;
      this.rowCount += rowCount;
      this.#index.add(ids, before, this.rowCount);
      return targets;
    }
    const noted = new Set<number>();
    for (let at = 0; at < rowCount; at++) {
      const known = this.#index.find(ids, this.rowCount, id[at]!);
      const row = known === -1 ? this.rowCount++ : known;
      targets[at] = row;
      if (known === -1) {
        ids[row] = id[at]!;
        this.#index.add(ids, row, row + 1);
      } else if (row < before && !noted.has(row)) {
        noted.add(row);
        this.replaced.add(rowCodes(this, row));
      }
    }
    return targets;
  }

  #writeNumbers(batch: IncidentBatch, targets: Uint32Array, filled: number): void {
    const [lng, lat, time, near] = [this.#lng.all, this.#lat.all, this.#reportedAtMs.all, this.#nearBoundary.all];
    const [day, hourOfWeek, offsets] = [this.#day.all, this.#hourOfWeek.all, this.#offsets];
    this.#coverDays(batch);
    const { days: { firstDay, counts: days }, totals: { hourOfWeek: hours, nearBoundary: nears } } = this;
    let [next, placed] = [filled, 0];
    for (let at = 0; at < targets.length; at++) {
      const row = targets[at]!;
      if (row < next) {
        days[day[row]! - firstDay]!--;
        hours[hourOfWeek[row]!]!--;
        nears[near[row]!]!--;
        if (lng[row]! === lng[row]!) placed--;
      } else {
        next++;
      }
      const timeMs = Math.floor(batch.reportedAtMs[at]!);
      const clockMs = timeMs + offsets.offsetAt(timeMs);
      lng[row] = batch.lng[at]!;
      lat[row] = batch.lat[at]!;
      time[row] = timeMs;
      near[row] = batch.nearBoundary[at]!;
      day[row] = dayOfClock(clockMs);
      hourOfWeek[row] = hourOfWeekOfClock(clockMs);
      days[day[row]! - firstDay]!++;
      hours[hourOfWeek[row]!]!++;
      nears[near[row]!]!++;
      if (lng[row]! === lng[row]!) placed++;
    }
    this.totals.placed += placed;
  }

  #coverDays({ reportedAtMs, rowCount }: IncidentBatch): void {
    let [first, last] = [Infinity, -Infinity];
    for (let at = 0; at < rowCount; at++) {
      if (reportedAtMs[at]! < first) first = reportedAtMs[at]!;
      if (reportedAtMs[at]! > last) last = reportedAtMs[at]!;
    }
    // A clock is less than two days from UTC.
    if (rowCount > 0) this.days.cover(dayOfClock(first) - 2, dayOfClock(last) + 2);
  }

  #arrays(): GrowingArray<Float64Array | Int32Array | Uint32Array | Uint16Array | Uint8Array>[] {
    return [this.#id, this.#lng, this.#lat, this.#reportedAtMs, this.#nearBoundary, this.#day, this.#hourOfWeek, ...CODED.map((field) => this.#codes(field))];
  }


  #show(): void {
    for (const array of this.#arrays()) array.show(this.rowCount);
  }
}

function follows(ids: Float64Array, rowCount: number, last: number): boolean {
  for (let at = 0; at < rowCount; at++) {
    if (!(ids[at]! > last)) return false;
    last = ids[at]!;
  }
  return true;
}
