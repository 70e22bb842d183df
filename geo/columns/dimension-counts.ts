import { DayCounts } from "./day-counts.ts";
import { DIMENSION_BITS } from "./dimension-bits.ts";
import { type IncidentColumns, NO_VALUE } from "./incident-columns.ts";
import { HOURS_OF_WEEK } from "./local-time.ts";
import { type RowCodes, rowCodes } from "./row-codes.ts";

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

  /** Adds or takes away a row that fails what is stated. */
  addRow(row: number, fails: number, change: 1 | -1): void {
    this.addCodes(rowCodes(this.columns, row), fails, change);
  }

  /** `addRow` for a row that may have changed since it was counted. */
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

  /** Adds or takes away a row in the counts of one dimension, given by its bit. */
  addInDimension(row: number, bit: number, change: 1 | -1): void {
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
      default: // cell, polygon and listed have no count of their own
    }
  }
}

function widened(counts: Uint32Array, length: number): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(length);
  wider.set(counts);
  return wider;
}
