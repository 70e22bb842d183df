import { GeoInputError } from "../errors.ts";
import type { CategoryTree } from "./category-tree.ts";
import { readCellPath } from "./cell-path.ts";
import { DIMENSION_BITS } from "./dimension-bits.ts";
import type { Position } from "../types.ts";
import type { IncidentColumns } from "./incident-columns.ts";
import type { IncidentFilter } from "./incident-filter.ts";
import { HOURS_OF_WEEK } from "./local-time.ts";
import { PolygonTest } from "./polygon-test.ts";
import type { ValueDictionary } from "./value-dictionary.ts";

/** Dimensions whose answer depends on a code alone. */
export const CODED_DIMENSIONS = ["category", "channel", "kind", "status", "result", "sourceSystem", "nearBoundary", "cell", "hourOfWeek"] as const;
export type CodedDimension = (typeof CODED_DIMENSIONS)[number];

/** A filter in the terms of the columns at hand. */
export interface CompiledFilter {
  /** Per code: the dimension's bit when it fails, 0 when it passes. Null: everything passes. */
  readonly fails: Readonly<Record<CodedDimension, Uint16Array | null>>;
  readonly fromMs: number;
  readonly toMs: number;
  readonly polygon: PolygonTest | null;
  readonly listed: ReadonlySet<number> | null;
}

/**
 * Looks every value of the filter up. A value that no row ever had matches nothing here; whether it
 * exists is known to whoever has the reference data. `before`: a polygon compiled earlier, kept when it is the same.
 *
 * @throws {GeoInputError} when a bound of time is no number or the polygon is none.
 */
export function compileFilter(filter: IncidentFilter, columns: IncidentColumns, tree: CategoryTree, before: PolygonTest | null = null): CompiledFilter {
  const { fromMs = -Infinity, toMs = Infinity } = filter;
  if (Number.isNaN(fromMs) || Number.isNaN(toMs)) throw new GeoInputError("A bound of the filter's time range is not a number.");
  return {
    fails: {
      category: categoryFails(filter, columns, tree),
      channel: valueFails(filter.channels, columns.channel.values, DIMENSION_BITS.channel),
      kind: valueFails(filter.kinds, columns.kind.values, DIMENSION_BITS.kind),
      status: valueFails(filter.statuses, columns.status.values, DIMENSION_BITS.status),
      result: valueFails(filter.results, columns.result.values, DIMENSION_BITS.result),
      sourceSystem: valueFails(filter.sourceSystems, columns.sourceSystem.values, DIMENSION_BITS.sourceSystem),
      nearBoundary: filter.nearBoundary === undefined ? null : Uint16Array.of(...[false, true].map((near) => (near === filter.nearBoundary ? 0 : DIMENSION_BITS.nearBoundary))),
      cell: cellFails(filter, columns),
      hourOfWeek: hourOfWeekFails(filter),
    },
    fromMs,
    toMs,
    polygon: filter.polygon === undefined ? null : isSameRing(before?.ring, filter.polygon) ? before : new PolygonTest(filter.polygon),
    listed: filter.listed?.ids ?? null,
  };
}

function isSameRing(one: readonly Position[] | undefined, other: readonly Position[]): boolean {
  return one?.length === other.length && one.every(([lng, lat], at) => lng === other[at]![0] && lat === other[at]![1]);
}

function valueFails<Value extends string | null>(chosen: readonly Value[] | undefined, values: ValueDictionary<Value>, bit: number): Uint16Array | null {
  if (chosen === undefined) return null;
  const passing = new Set(chosen);
  return Uint16Array.from(values.values(), (value) => (passing.has(value) ? 0 : bit));
}

function categoryFails({ categories }: IncidentFilter, columns: IncidentColumns, tree: CategoryTree): Uint16Array | null {
  if (categories === undefined) return null;
  const passing = new Set(categories);
  return Uint16Array.from(columns.category.values.values(), (code) => (tree.lineOf(code).some((above) => passing.has(above)) ? 0 : DIMENSION_BITS.category));
}

function cellFails({ cells, territories }: IncidentFilter, columns: IncidentColumns): Uint16Array | null {
  if (cells === undefined && territories === undefined) return null;
  const chosen = new Map<string, (string | null)[]>();
  for (const { territory, code } of cells ?? []) chosen.set(code, [...(chosen.get(code) ?? []), territory]);
  return Uint16Array.from(columns.cell.values.values(), (path) => {
    if (path === null) return DIMENSION_BITS.cell;
    const { territory, codes } = readCellPath(path);
    const inCells = cells === undefined || codes.some((code) => chosen.get(code)?.some((wanted) => wanted === null || wanted === territory));
    const inTerritories = territories === undefined || territories.includes(territory);
    return inCells && inTerritories ? 0 : DIMENSION_BITS.cell;
  });
}

function hourOfWeekFails({ hours, weekdays }: IncidentFilter): Uint16Array | null {
  if (hours === undefined && weekdays === undefined) return null;
  return Uint16Array.from({ length: HOURS_OF_WEEK }, (_, at) => {
    const passes = (hours?.includes(at % 24) ?? true) && (weekdays?.includes(Math.floor(at / 24) + 1) ?? true);
    return passes ? 0 : DIMENSION_BITS.hourOfWeek;
  });
}
