import { CategoryTree, type CategoryNode } from "./category-tree.ts";
import { CellRollup } from "./cell-rollup.ts";
import { CODED_DIMENSIONS, type CompiledFilter, compileFilter } from "./compile-filter.ts";
import { DIMENSION_BITS } from "./dimension-bits.ts";
import { DimensionCounts } from "./dimension-counts.ts";
import { chooseWay } from "./choose-way.ts";
import { BLOCK_ROWS, countRows } from "./count-rows.ts";
import { activeBits, failingOf } from "./failing-dimensions.ts";
import type { IncidentColumns } from "./incident-columns.ts";
import type { CellCounts, IncidentCounts } from "./incident-counts.ts";
import { type Dimension, DIMENSIONS, type IncidentFilter } from "./incident-filter.ts";
import { listCounts } from "./list-counts.ts";
import { periodRanges } from "./period-ranges.ts";
import { RowMarker } from "./row-marker.ts";

/**
 * One filter over columns and the counts under it. A change costs what it changes: counts move by
 * the rows that begin or cease to fail, unless counting everything anew is cheaper.
 *
 * Every answer is about the columns as they are now, including rows put since the last one.
 */
export interface IncidentView {
  readonly columns: IncidentColumns;
  readonly filter: IncidentFilter;
  /** Which dimensions each row fails, see DIMENSION_BITS; 0: it matches. Valid until rows, filter or categories change. */
  readonly failing: Uint16Array;
  /** Another number whenever another set of rows may match. */
  readonly version: number;
  readonly categoryTree: CategoryTree;
  /** @throws {GeoInputError} when the polygon or a time is none; then the filter before stays. */
  setFilter(filter: IncidentFilter): void;
  setCategories(categories: readonly CategoryNode[]): void;
  /** Takes in what was put into the columns; answers do so by themselves. */
  refresh(): void;
  counts(): IncidentCounts;
  /** Depth 1: the top cells of each territory; 0: the territories. */
  cellCounts(depth: number): CellCounts;
  matches(row: number): boolean;
  /** Ascending: the order of arrival. */
  matchingRows(): Uint32Array;
}

export interface IncidentViewOptions {
  readonly categories: readonly CategoryNode[];
  readonly filter?: IncidentFilter;
}

/** @throws {GeoInputError} when the filter's polygon or a time is none. */
export function createIncidentView(columns: IncidentColumns, { categories, filter = {} }: IncidentViewOptions): IncidentView {
  return new CountingView(columns, new CategoryTree(categories), filter);
}

/** What a row fails before it is looked at: no row fails everything, so it counts nowhere. */
const UNSEEN = 0xffff;

/** New rows up to which counting one by one is cheaper than making tables for all. */
const FEW_ROWS = 1000;

/** The parts of a filter that decide about each dimension. */
const PARTS: Readonly<Record<Dimension, readonly (keyof IncidentFilter)[]>> = {
  category: ["categories"], channel: ["channels"], kind: ["kinds"], status: ["statuses"], result: ["results"],
  sourceSystem: ["sourceSystems"], nearBoundary: ["nearBoundary"], cell: ["cells", "territories"],
  day: ["fromMs", "toMs"], hourOfWeek: ["hours", "weekdays"], polygon: ["polygon"], listed: ["listed"],
};

class CountingView implements IncidentView {
  version = 0;
  readonly #counts: DimensionCounts;
  readonly #rollup: CellRollup;
  #compiled: CompiledFilter;
  #dictionarySizes = "";
  #failing = new Uint16Array(0);
  #seenRows = 0;
  #seenReplaced: number;

  constructor(readonly columns: IncidentColumns, public categoryTree: CategoryTree, public filter: IncidentFilter) {
    this.#counts = new DimensionCounts(columns);
    this.#rollup = new CellRollup(columns.cell.values);
    this.#compiled = compileFilter(filter, columns, categoryTree);
    this.#seenReplaced = columns.replaced.nextNumber;
  }

  get failing(): Uint16Array {
    this.refresh();
    return this.#failing.subarray(0, this.#seenRows);
  }

  setFilter(filter: IncidentFilter): void {
    const changed = DIMENSIONS.filter((dimension) => PARTS[dimension].some((part) => JSON.stringify(filter[part]) !== JSON.stringify(this.filter[part])));
    const compiled = compileFilter(filter, this.columns, this.categoryTree, this.#compiled.polygon);
    this.refresh();
    this.filter = filter;
    this.#apply(compiled, changed);
  }

  setCategories(categories: readonly CategoryNode[]): void {
    this.refresh();
    this.categoryTree = new CategoryTree(categories);
    this.#apply(compileFilter(this.filter, this.columns, this.categoryTree), ["category"]);
  }

  refresh(): void {
    const { columns } = this;
    if (columns.rowCount === this.#seenRows && columns.replaced.nextNumber === this.#seenReplaced) return;
    this.#recompileForNewValues();
    this.#counts.cover();
    this.#makeRoom();
    const replaced = this.#forgetReplaced();
    for (const row of replaced) {
      this.#failing[row] = failingOf(columns, this.#compiled, row);
      this.#counts.addRow(row, this.#failing[row]!, 1);
    }
    const from = this.#seenRows;
    const to = (this.#seenRows = columns.rowCount);
    this.version++;
    this.#failing.fill(UNSEEN, from, to);
    if (from === 0) this.#count(DIMENSIONS, activeBits(this.#compiled));
    else this.#countNew(from, to);
  }

  counts(): IncidentCounts {
    this.refresh();
    return listCounts(this.columns, this.#counts);
  }

  cellCounts(depth: number): CellCounts {
    this.refresh();
    return this.#rollup.countsAt(depth, this.#counts.cell);
  }

  matches(row: number): boolean {
    this.refresh();
    return this.#failing[row] === 0 && row < this.#seenRows;
  }

  matchingRows(): Uint32Array {
    this.refresh();
    const rows = new Uint32Array(this.#counts.matching);
    let at = 0;
    for (let row = 0; row < this.#seenRows; row++) if (this.#failing[row] === 0) rows[at++] = row;
    return rows;
  }

  #apply(compiled: CompiledFilter, changed: readonly Dimension[]): void {
    const before = this.#compiled;
    this.#compiled = compiled;
    const [dimension] = changed;
    if (dimension === undefined) return;
    this.version++;
    const active = activeBits(before) | activeBits(compiled);
    if (changed.length > 1) return this.#count(changed, active);
    const kept = dimension === "cell" ? 0 : DIMENSION_BITS[dimension];
    const ranges = dimension === "day" ? periodRanges(this.columns, before, compiled) : null;
    if (ranges === null) this.#count(changed, active, kept);
    else countRows(this.#counts, this.#failing, this.#markerOf(changed), { way: "moved", ranges, active, kept });
  }

  /** Marks all rows anew in the dimensions given, and counts. */
  #count(changed: readonly Dimension[], active: number, kept = 0): void {
    const rows = this.#seenRows;
    const way = chooseWay(this.columns, this.#compiled, this.#failing, rows);
    countRows(this.#counts, this.#failing, this.#markerOf(changed), { way, ranges: [{ from: 0, to: rows }], active, kept });
  }

  /** Rows that arrived since the last refresh: before it they counted nowhere. */
  #countNew(from: number, to: number): void {
    if (to - from > FEW_ROWS) {
      const active = activeBits(this.#compiled);
      return countRows(this.#counts, this.#failing, this.#markerOf(DIMENSIONS), { way: "moved", ranges: [{ from, to }], active, kept: 0 });
    }
    for (let row = from; row < to; row++) {
      this.#failing[row] = failingOf(this.columns, this.#compiled, row);
      this.#counts.addRow(row, this.#failing[row]!, 1);
    }
  }

  #markerOf(dimensions: readonly Dimension[]): RowMarker {
    return new RowMarker(this.columns, this.#compiled, dimensions, BLOCK_ROWS);
  }

  /** A new value has no place yet in the tables of the filter. */
  #recompileForNewValues(): void {
    const { columns } = this;
    const sizes = CODED_DIMENSIONS.map((dimension) => (dimension === "nearBoundary" || dimension === "hourOfWeek" ? 0 : columns[dimension].values.size)).join();
    if (sizes === this.#dictionarySizes) return;
    this.#dictionarySizes = sizes;
    this.#compiled = compileFilter(this.filter, columns, this.categoryTree, this.#compiled.polygon);
  }

  #makeRoom(): void {
    const { rowCount } = this.columns;
    if (rowCount <= this.#failing.length) return;
    const room = Math.ceil(rowCount * 1.25) + 64;
    const wider = new Uint16Array(room);
    wider.set(this.#failing);
    this.#failing = wider;
  }

  /** Takes replaced rows out of the counts as they were counted; gives those to count again. */
  #forgetReplaced(): number[] {
    const { replaced } = this.columns;
    const entries = replaced.since(this.#seenReplaced);
    this.#seenReplaced = replaced.nextNumber;
    if (entries === null) {
      this.#seenRows = 0;
      return [];
    }
    const rows: number[] = [];
    for (const entry of entries) {
      // Only the first of several was counted by this view, and none of a row that it never saw.
      if (entry.row >= this.#seenRows || this.#failing[entry.row] === UNSEEN) continue;
      this.#counts.addCodes(entry, this.#failing[entry.row]!, -1);
      this.#failing[entry.row] = UNSEEN;
      rows.push(entry.row);
    }
    return rows;
  }
}
