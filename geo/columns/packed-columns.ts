import type { IncidentColumns } from "./incident-columns.ts";

/** What a packed code tells of: the small columns, and whether there is a position. */
export const PACKED_PARTS = ["hourOfWeek", "category", "channel", "status", "result", "sourceSystem", "kind", "nearBoundary", "placed"] as const;
export type PackedPart = (typeof PACKED_PARTS)[number];

/** Place of a part in the packed code. */
export interface PartBits {
  readonly part: PackedPart;
  readonly shift: number;
  readonly bits: number;
}

/** Several small columns as one: counting its codes counts all of them at once. */
export interface PackedColumn {
  readonly parts: readonly PartBits[];
  readonly codes: Uint16Array;
  /** Room for a sum per code, all 0 whenever nobody is counting. */
  readonly sums: Int32Array;
}

const MOST_BITS = 16;
const SHARED = new WeakMap<IncidentColumns, PackedColumns>();

/** The packed form of the columns, kept once for all their views. */
export function packedColumnsOf(columns: IncidentColumns): PackedColumns {
  let packed = SHARED.get(columns);
  if (packed === undefined) SHARED.set(columns, (packed = new PackedColumns(columns)));
  return packed;
}

/**
 * The small columns packed into as few columns of 16 bits as hold them. A column of more than
 * 65,536 values does not occur: its codes have 16 bits as well.
 */
export class PackedColumns {
  #groups: { parts: PartBits[]; codes: Uint16Array<ArrayBuffer>; sums: Int32Array }[] = [];
  #seenRows = 0;
  #seenReplaced = 0;

  constructor(readonly columns: IncidentColumns) {}

  /** Brought up to date with the columns. */
  get groups(): readonly PackedColumn[] {
    this.#refresh();
    return this.#groups;
  }

  #refresh(): void {
    const { columns } = this;
    const { rowCount, replaced } = columns;
    if (rowCount === this.#seenRows && replaced.nextNumber === this.#seenReplaced) return;
    const changed = replaced.since(this.#seenReplaced);
    if (changed === null || !this.#hasRoom()) {
      this.#groups = layOut(columns).map((parts) => ({ parts, codes: new Uint16Array(0), sums: new Int32Array(2 ** parts.reduce((sum, { bits }) => sum + bits, 0)) }));
      this.#seenRows = 0;
    } else {
      for (const { row } of changed) if (row < this.#seenRows) this.#pack(row, row + 1);
    }
    for (const group of this.#groups) if (group.codes.length < rowCount) group.codes = widened(group.codes, rowCount);
    this.#pack(this.#seenRows, rowCount);
    this.#seenRows = rowCount;
    this.#seenReplaced = replaced.nextNumber;
  }

  #hasRoom(): boolean {
    return this.#groups.length > 0 && this.#groups.every(({ parts }) => parts.every(({ part, bits }) => sizeOf(this.columns, part) <= 2 ** bits));
  }

  #pack(from: number, to: number): void {
    for (const { parts, codes } of this.#groups) {
      codes.fill(0, from, to);
      for (const { part, shift } of parts) {
        if (part === "placed") addPlaced(codes, this.columns.lng, shift, from, to);
        else addCodes(codes, codesOf(this.columns, part), shift, from, to);
      }
    }
  }
}

/** Widest parts first, each into the first column that has room. */
function layOut(columns: IncidentColumns): PartBits[][] {
  const widths = PACKED_PARTS.map((part) => ({ part, bits: bitsFor(columns, part) })).sort((one, other) => other.bits - one.bits);
  const groups: { parts: PartBits[]; used: number }[] = [];
  for (const { part, bits } of widths) {
    let group = groups.find(({ used }) => used + bits <= MOST_BITS);
    if (group === undefined) groups.push((group = { parts: [], used: 0 }));
    group.parts.push({ part, shift: group.used, bits });
    group.used += bits;
  }
  return groups.map(({ parts }) => parts);
}

/** No bit to spare, since a column more is a sum more per row counted; packing anew waits until the values have doubled. */
function bitsFor(columns: IncidentColumns, part: PackedPart): number {
  return Math.min(MOST_BITS, Math.max(1, Math.ceil(Math.log2(sizeOf(columns, part)))));
}

function sizeOf(columns: IncidentColumns, part: PackedPart): number {
  if (part === "hourOfWeek") return 168;
  return part === "nearBoundary" || part === "placed" ? 2 : columns[part].values.size;
}

function codesOf(columns: IncidentColumns, part: Exclude<PackedPart, "placed">): Uint8Array | Uint16Array {
  return part === "hourOfWeek" || part === "nearBoundary" ? columns[part] : columns[part].codes;
}

function addCodes(packed: Uint16Array, codes: Uint8Array | Uint16Array, shift: number, from: number, to: number): void {
  for (let row = from; row < to; row++) packed[row]! |= codes[row]! << shift;
}

function addPlaced(packed: Uint16Array, lng: Float64Array, shift: number, from: number, to: number): void {
  for (let row = from; row < to; row++) packed[row]! |= (lng[row]! === lng[row]! ? 1 : 0) << shift;
}

function widened(codes: Uint16Array, rowCount: number): Uint16Array<ArrayBuffer> {
  const wider = new Uint16Array(Math.ceil(rowCount * 1.25));
  wider.set(codes);
  return wider;
}
