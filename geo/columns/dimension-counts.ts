import { DIMENSION_BITS } from "./compile-filter.ts";
import { DayCounts } from "./day-counts.ts";
import { type IncidentColumns, NO_VALUE } from "./incident-columns.ts";
import { HOURS_OF_WEEK } from "./local-time.ts";
import type { RowCodes } from "./row-codes.ts";

const CODED_FIELDS = ["category", "channel", "kind", "status", "result", "sourceSystem", "cell"] as const;

/**
 * Rows per value of each dimension, each under all filters but its own: a row counts everywhere
 * when it fails nothing, in one dimension when it fails that one alone, and else nowhere.
 */
export class DimensionCounts {
  matching = 0;
  withoutPosition = 0;
  category = new Uint32Array(0);
  channel = new Uint32Array(0);
  kind = new Uint32Array(0);
  status = new Uint32Array(0);
  result = new Uint32Array(0);
  sourceSystem = new Uint32Array(0);
  /** Of the matching alone: cells have no count under all filters but their own. */
  cell = new Uint32Array(0);
  readonly nearBoundary = new Uint32Array(2);
  readonly hourOfWeek = new Uint32Array(HOURS_OF_WEEK);
  readonly days = new DayCounts();

  constructor(readonly columns: IncidentColumns) {}

  get withoutCell(): number {
    return this.cell[NO_VALUE] ?? 0;
  }

  /** Makes room for every value and day that the columns know by now. */
  cover(): void {
    for (const field of CODED_FIELDS) {
      const { size } = this.columns[field].values;
      if (size > this[field].length) this[field] = widened(this[field], size + 64);
    }
    const { firstDay, counts } = this.columns.days;
    if (counts.length > 0) this.days.cover(firstDay, firstDay + counts.length - 1);
  }

  clear(): void {
    for (const field of CODED_FIELDS) this[field].fill(0);
    this.nearBoundary.fill(0);
    this.hourOfWeek.fill(0);
    this.days.counts.fill(0);
    this.matching = 0;
    this.withoutPosition = 0;
  }

  /** Adds the rows from..to (excluded), given what each fails. */
  addRows(failing: Uint16Array, from: number, to: number): void {
    const { columns } = this;
    const { category, channel, kind, status, result, sourceSystem, cell, nearBoundary, hourOfWeek } = this;
    const { firstDay, counts: days } = this.days;
    const [categories, channels, kinds, statuses] = [columns.category.codes, columns.channel.codes, columns.kind.codes, columns.status.codes];
    const [results, sources, cells] = [columns.result.codes, columns.sourceSystem.codes, columns.cell.codes];
    const { nearBoundary: nears, day, hourOfWeek: hours, lng } = columns;
    let [matching, placed] = [0, 0];
    for (let row = from; row < to; row++) {
      const fails = failing[row]!;
      if (fails === 0) {
        matching++;
        category[categories[row]!]!++;
        channel[channels[row]!]!++;
        kind[kinds[row]!]!++;
        status[statuses[row]!]!++;
        result[results[row]!]!++;
        sourceSystem[sources[row]!]!++;
        nearBoundary[nears[row]!]!++;
        cell[cells[row]!]!++;
        days[day[row]! - firstDay]!++;
        hourOfWeek[hours[row]!]!++;
        if (lng[row]! === lng[row]!) placed++;
      } else if ((fails & (fails - 1)) === 0) {
        this.#addOne(row, fails, 1);
      }
    }
    this.matching += matching;
    this.withoutPosition += matching - placed;
  }

  /** Moves rows below `rowCount` from what they failed to what they fail now. */
  moveRows(before: Uint16Array, after: Uint16Array, rowCount: number): void {
    for (let row = 0; row < rowCount; row++) {
      const [was, is] = [before[row]!, after[row]!];
      if (was === is) continue;
      this.#addRow(row, was, -1);
      this.#addRow(row, is, 1);
    }
  }

  /** Adds or takes away a row by what it counted as. */
  addCodes(codes: RowCodes, fails: number, change: 1 | -1): void {
    const all = fails === 0;
    for (const field of CODED_FIELDS) if (all || (fails === DIMENSION_BITS[field] && field !== "cell")) this[field][codes[field]]! += change;
    if (all || fails === DIMENSION_BITS.nearBoundary) this.nearBoundary[codes.nearBoundary]! += change;
    if (all || fails === DIMENSION_BITS.hourOfWeek) this.hourOfWeek[codes.hourOfWeek]! += change;
    if (all || fails === DIMENSION_BITS.day) this.days.add(codes.day, change);
    if (!all) return;
    this.matching += change;
    if (!codes.positioned) this.withoutPosition += change;
  }

  #addRow(row: number, fails: number, change: 1 | -1): void {
    if (fails === 0) this.#addEverywhere(row, change);
    else if ((fails & (fails - 1)) === 0) this.#addOne(row, fails, change);
  }

  #addEverywhere(row: number, change: 1 | -1): void {
    const { columns } = this;
    this.category[columns.category.codes[row]!]! += change;
    this.channel[columns.channel.codes[row]!]! += change;
    this.kind[columns.kind.codes[row]!]! += change;
    this.status[columns.status.codes[row]!]! += change;
    this.result[columns.result.codes[row]!]! += change;
    this.sourceSystem[columns.sourceSystem.codes[row]!]! += change;
    this.cell[columns.cell.codes[row]!]! += change;
    this.nearBoundary[columns.nearBoundary[row]!]! += change;
    this.hourOfWeek[columns.hourOfWeek[row]!]! += change;
    this.days.add(columns.day[row]!, change);
    this.matching += change;
    if (Number.isNaN(columns.lng[row]!)) this.withoutPosition += change;
  }

  #addOne(row: number, bit: number, change: 1 | -1): void {
    const { columns } = this;
    switch (bit) {
      case DIMENSION_BITS.category: this.category[columns.category.codes[row]!]! += change; break;
      case DIMENSION_BITS.channel: this.channel[columns.channel.codes[row]!]! += change; break;
      case DIMENSION_BITS.kind: this.kind[columns.kind.codes[row]!]! += change; break;
      case DIMENSION_BITS.status: this.status[columns.status.codes[row]!]! += change; break;
      case DIMENSION_BITS.result: this.result[columns.result.codes[row]!]! += change; break;
      case DIMENSION_BITS.sourceSystem: this.sourceSystem[columns.sourceSystem.codes[row]!]! += change; break;
      case DIMENSION_BITS.nearBoundary: this.nearBoundary[columns.nearBoundary[row]!]! += change; break;
      case DIMENSION_BITS.hourOfWeek: this.hourOfWeek[columns.hourOfWeek[row]!]! += change; break;
      case DIMENSION_BITS.day: this.days.add(columns.day[row]!, change); break;
      default: // cell and polygon have no count of their own
    }
  }
}

function widened(counts: Uint32Array, length: number): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(length);
  wider.set(counts);
  return wider;
}
