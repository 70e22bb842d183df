import { CategoryTree, type CategoryNode } from "./category-tree.ts";
import { CellRollup } from "./cell-rollup.ts";
import { CODED_DIMENSIONS, type CompiledFilter, compileFilter } from "./compile-filter.ts";
import { DIMENSION_BITS } from "./dimension-bits.ts";
import { DimensionCounts } from "./dimension-counts.ts";
import { activeBits, failingOf, isActive, markRows, testRows } from "./failing-dimensions.ts";
import type { IncidentColumns } from "./incident-columns.ts";
import type { CellCounts, IncidentCounts } from "./incident-counts.ts";
import { type Dimension, DIMENSIONS, type IncidentFilter } from "./incident-filter.ts";
import { listCounts } from "./list-counts.ts";
import { moveRows } from "./move-rows.ts";
import { recount } from "./recount.ts";
import { shiftCounts } from "./shift-counts.ts";

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

/** Rows that came or changed, as a share of all, from which counting anew is cheaper than adding them. */
const RECOUNT_SHARE = 0.1;
/** Moved rows, as a share of those that counting anew would visit, up to which carrying counts over is cheaper. */
const SHIFT_SHARE = 0.4;

/** The parts of a filter that decide about each dimension. */
const PARTS: Readonly<Record<Dimension, readonly (keyof IncidentFilter)[]>> = {
  category: ["categories"], channel: ["channels"], kind: ["kinds"], status: ["statuses"], result: ["results"],
  sourceSystem: ["sourceSystems"], nearBoundary: ["nearBoundary"], cell: ["cells", "territories"],
  day: ["fromMs", "toMs"], hourOfWeek: ["hours", "weekdays"], polygon: ["polygon"],
};

class CountingView implements IncidentView {
  version = 0;
  readonly #counts: DimensionCounts;
  readonly #rollup: CellRollup;
  #compiled: CompiledFilter;
  #dictionarySizes = "";
  #failing = new Uint16Array(0);
  /** Outcome of one dimension's test, and rows listed for counting: room that every change uses again. */
  #outcome = new Uint16Array(0);
  #list = new Uint32Array(0);
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
    const compiled = compileFilter(filter, this.columns, this.categoryTree);
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
    for (const row of replaced) this.#failing[row] = failingOf(columns, this.#compiled, row);
    const [seen, rowCount] = [this.#seenRows, columns.rowCount];
    this.#failing.fill(0, seen, rowCount);
    for (const dimension of DIMENSIONS) if (isActive(this.#compiled, dimension)) this.#mark(dimension, seen, rowCount);
    this.#seenRows = rowCount;
    this.version++;
    if (replaced.length + rowCount - seen > rowCount * RECOUNT_SHARE) return this.#recountAll();
    for (const row of replaced) this.#counts.addRow(row, this.#failing[row]!, 1);
    for (let row = seen; row < rowCount; row++) this.#counts.addRow(row, this.#failing[row]!, 1);
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
    this.#compiled = compiled;
    const [dimension] = changed;
    if (dimension === undefined) return;
    this.version++;
    if (changed.length > 1) {
      for (const one of changed) this.#mark(one, 0, this.#seenRows);
      this.#recountAll();
    } else {
      this.#applyOne(dimension);
    }
  }

  #applyOne(dimension: Dimension): void {
    const [rows, bit, counts] = [this.#seenRows, DIMENSION_BITS[dimension], this.#counts];
    testRows(this.columns, this.#compiled, dimension, this.#outcome, 0, rows);
    const moved = moveRows(this.#failing, this.#outcome, bit, rows, this.#list);
    const matching = counts.matching + moved.gained;
    if (moved.length < Math.min(matching, rows - matching) * SHIFT_SHARE) shiftCounts(counts, this.#failing, moved, bit);
    else recount(counts, this.#failing, rows, matching, activeBits(this.#compiled), dimension === "cell" ? 0 : bit, this.#list);
  }

  #recountAll(): void {
    let matching = 0;
    for (let row = 0; row < this.#seenRows; row++) matching += this.#failing[row] === 0 ? 1 : 0;
    recount(this.#counts, this.#failing, this.#seenRows, matching, activeBits(this.#compiled), 0, this.#list);
  }

  #mark(dimension: Dimension, from: number, to: number): void {
    markRows(this.columns, this.#compiled, dimension, this.#failing, this.#outcome, from, to);
  }

  /** A new value has no place yet in the tables of the filter. */
  #recompileForNewValues(): void {
    const { columns } = this;
    const sizes = CODED_DIMENSIONS.map((dimension) => (dimension === "nearBoundary" || dimension === "hourOfWeek" ? 0 : columns[dimension].values.size)).join();
    if (sizes === this.#dictionarySizes) return;
    this.#dictionarySizes = sizes;
    this.#compiled = compileFilter(this.filter, columns, this.categoryTree);
  }

  #makeRoom(): void {
    const { rowCount } = this.columns;
    if (rowCount <= this.#failing.length) return;
    const room = Math.ceil(rowCount * 1.25) + 64;
    const wider = new Uint16Array(room);
    wider.set(this.#failing);
    this.#failing = wider;
    this.#outcome = new Uint16Array(room);
    this.#list = new Uint32Array(room);
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
