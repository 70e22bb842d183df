import { type IncidentColumns, type IncidentFilter, createIncidentView } from "../../geo/index.ts";
import { CATEGORIES } from "./columns-data.ts";

/** Counts of six dimensions, each under all filters but its own, and of every owning cell, by value. */
export type Tally = Readonly<Record<string, ReadonlyMap<string | number | null, number>>>;

/** One way to filter and count. `can`: whether the filter is within its means. */
export interface Counter {
  readonly name: string;
  readonly buildMs: number;
  /** Sets the filter and counts everything; `read` tells what was counted, untimed. */
  apply(filter: IncidentFilter): void;
  read(): Tally;
  can(filter: IncidentFilter): boolean;
}

export const COUNTED = ["category", "channel", "status", "result", "day", "hour_of_week"] as const;

export function ourCounter(columns: IncidentColumns): Counter {
  const start = performance.now();
  const view = createIncidentView(columns, { categories: CATEGORIES });
  view.counts();
  const buildMs = performance.now() - start;
  let counts = view.counts();
  let cells = view.cellCounts(99);
  return {
    name: "columns", buildMs, can: () => true,
    apply(filter) {
      view.setFilter(filter);
      counts = view.counts();
      cells = view.cellCounts(99);
    },
    read: () => ({
      category: mapOf(counts.byCategory), channel: mapOf(counts.byChannel), status: mapOf(counts.byStatus), result: mapOf(counts.byResult),
      day: numbered(counts.byDay.counts, counts.byDay.firstDay), hour_of_week: numbered(counts.byHourOfWeek, 0),
      cell: new Map([...mapOf(cells.cells), ...(cells.withoutCell > 0 ? [[null, cells.withoutCell] as const] : [])]),
    }),
  };
}

/** Of two tallies what differs, values without a count left out. */
export function differences(one: Tally, other: Tally): string[] {
  return [...COUNTED, "cell"].filter((dimension) => writeTally(one[dimension]) !== writeTally(other[dimension]));
}

function writeTally(counts: ReadonlyMap<string | number | null, number> | undefined): string {
  return [...(counts ?? [])].filter(([, count]) => count > 0).map(([value, count]) => `${value}=${count}`).sort().join();
}

function mapOf<Value extends string | null>(counts: readonly { value: Value; count: number }[]): Map<Value, number> {
  return new Map(counts.map(({ value, count }) => [value, count]));
}

function numbered(counts: Uint32Array, first: number): Map<number, number> {
  return new Map(Array.from(counts, (count, at) => [first + at, count] as const));
}
