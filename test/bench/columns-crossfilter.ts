import crossfilter from "crossfilter2";
import { CategoryTree, type IncidentColumns, type IncidentFilter, readCellPath } from "../../geo/index.ts";
import type { Counter } from "./columns-counter.ts";
import { CATEGORIES } from "./columns-data.ts";

const DAY_MS = 86_400_000;
/** Shanghai has had one offset since 1991. */
const OFFSET_MS = 8 * 3_600_000;

interface Fact {
  readonly row: number;
}

/** crossfilter2 over the same typed arrays, one dimension each and one for cells that is never filtered. */
export function crossfilterCounter(columns: IncidentColumns): Counter {
  const start = performance.now();
  const facts = crossfilter<Fact>(Array.from({ length: columns.rowCount }, (_, row) => ({ row })));
  const { category, channel, status, result, cell, kind, sourceSystem } = columns;
  const dimensions = {
    category: facts.dimension(({ row }) => category.codes[row]!), channel: facts.dimension(({ row }) => channel.codes[row]!),
    status: facts.dimension(({ row }) => status.codes[row]!), result: facts.dimension(({ row }) => result.codes[row]!),
    day: facts.dimension(({ row }) => columns.reportedAtMs[row]!), hour_of_week: facts.dimension(({ row }) => columns.hourOfWeek[row]!),
    kind: facts.dimension(({ row }) => kind.codes[row]!), source: facts.dimension(({ row }) => sourceSystem.codes[row]!),
    near: facts.dimension(({ row }) => columns.nearBoundary[row]!), cell: facts.dimension(({ row }) => cell.codes[row]!),
  };
  const cells = facts.dimension(({ row }) => cell.codes[row]!);
  const groups = {
    category: dimensions.category.group(), channel: dimensions.channel.group(), status: dimensions.status.group(), result: dimensions.result.group(),
    day: dimensions.day.group((timeMs) => Math.floor((Number(timeMs) + OFFSET_MS) / DAY_MS)), hour_of_week: dimensions.hour_of_week.group(), cell: cells.group(),
  };
  const buildMs = performance.now() - start;
  const decoders: Record<string, (key: number) => string | number | null> = {
    category: (key) => category.values.decode(key), channel: (key) => channel.values.decode(key), status: (key) => status.values.decode(key),
    result: (key) => result.values.decode(key), cell: (key) => cell.values.decode(key),
  };
  const set = (dimension: crossfilter.Dimension<Fact, number>, passes: ((code: number) => boolean) | undefined) => {
    if (passes === undefined) dimension.filterAll();
    else dimension.filterFunction((code) => passes(code as number));
  };
  const before: Record<string, string> = {};
  return {
    name: "crossfilter2", buildMs, can: ({ polygon }) => polygon === undefined,
    apply(filter) {
      const tests = codeTests(filter, columns);
      for (const [name, part] of Object.entries(tests)) {
        if (before[name] === part.key) continue;
        before[name] = part.key;
        set(dimensions[name as keyof typeof tests], part.passes);
      }
      const range = `${filter.fromMs}-${filter.toMs}`;
      if (before["day"] !== range) {
        before["day"] = range;
        if (filter.fromMs === undefined && filter.toMs === undefined) dimensions.day.filterAll();
        else dimensions.day.filterRange([filter.fromMs ?? -Infinity, filter.toMs ?? Infinity]);
      }
      for (const group of Object.values(groups)) group.all();
    },
    read: () => Object.fromEntries(Object.entries(groups).map(([name, group]) => [name, new Map(group.all().map(({ key, value }) => [decoders[name]?.(Number(key)) ?? (name in decoders ? null : Number(key)), Number(value)]))])),
  };
}

interface CodeTest {
  readonly key: string;
  readonly passes: ((code: number) => boolean) | undefined;
}

function codeTests(filter: IncidentFilter, columns: IncidentColumns): Record<"category" | "channel" | "status" | "result" | "kind" | "source" | "near" | "cell" | "hour_of_week", CodeTest> {
  const tree = new CategoryTree(CATEGORIES);
  const oneOf = <Value>(wanted: readonly Value[] | undefined, valueOf: (code: number) => Value): CodeTest => ({ key: JSON.stringify(wanted) ?? "", passes: wanted === undefined ? undefined : (code) => wanted.includes(valueOf(code)) });
  const { categories, cells, hours, weekdays } = filter;
  const passingCategories = new Set(columns.category.values.values().flatMap((code, at) => (categories !== undefined && tree.lineOf(code).some((above) => categories.includes(above)) ? [at] : [])));
  const passingCells = new Set(columns.cell.values.values().flatMap((path, at) => (path !== null && cells?.some(({ code }) => readCellPath(path).codes.includes(code)) ? [at] : [])));
  return {
    category: { key: JSON.stringify(categories) ?? "", passes: categories === undefined ? undefined : (code) => passingCategories.has(code) },
    channel: oneOf(filter.channels, (code) => columns.channel.values.decode(code)),
    status: oneOf(filter.statuses, (code) => columns.status.values.decode(code)),
    result: oneOf(filter.results, (code) => columns.result.values.decode(code)),
    kind: oneOf(filter.kinds, (code) => columns.kind.values.decode(code)),
    source: oneOf(filter.sourceSystems, (code) => columns.sourceSystem.values.decode(code)),
    near: { key: String(filter.nearBoundary), passes: filter.nearBoundary === undefined ? undefined : (code) => (code === 1) === filter.nearBoundary },
    cell: { key: JSON.stringify(cells) ?? "", passes: cells === undefined ? undefined : (code) => passingCells.has(code) },
    hour_of_week: {
      key: JSON.stringify([hours, weekdays]),
      passes: hours === undefined && weekdays === undefined ? undefined : (code) => (hours?.includes(code % 24) ?? true) && (weekdays?.includes(Math.floor(code / 24) + 1) ?? true),
    },
  };
}
