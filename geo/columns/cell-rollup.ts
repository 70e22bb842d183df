import type { CellCounts, ValueCount } from "./incident-counts.ts";
import { NO_VALUE } from "./incident-columns.ts";
import type { ValueDictionary } from "./value-dictionary.ts";

interface Level {
  /** Paths of the depth, ascending. */
  readonly paths: readonly string[];
  /** Per code of an owning cell: which path it counts under. */
  readonly groups: Uint32Array;
}

/** Adds counts of owning cells up to the cells of one depth. */
export class CellRollup {
  readonly #values: ValueDictionary<string | null>;
  readonly #levels = new Map<number, Level>();

  constructor(values: ValueDictionary<string | null>) {
    this.#values = values;
  }

  /** `counts`: rows per code of the owning cell. Cells without a row are left out. */
  countsAt(depth: number, counts: Uint32Array): CellCounts {
    const { paths, groups } = this.#levelAt(depth);
    const sums = new Uint32Array(paths.length);
    for (let code = NO_VALUE + 1; code < groups.length; code++) sums[groups[code]!]! += counts[code]!;
    const cells: ValueCount[] = [];
    for (let group = 0; group < paths.length; group++) {
      const count = sums[group]!;
      if (count > 0) cells.push({ value: paths[group]!, count });
    }
    return { cells, withoutCell: counts[NO_VALUE] ?? 0 };
  }

  #levelAt(depth: number): Level {
    const known = this.#levels.get(depth);
    if (known?.groups.length === this.#values.size) return known;
    const cut = this.#values.values().map((path) => cutPath(path ?? "", depth));
    const paths = [...new Set(cut.slice(NO_VALUE + 1))].sort();
    const numbers = new Map(paths.map((path, group) => [path, group]));
    const level = { paths, groups: Uint32Array.from(cut, (path) => numbers.get(path) ?? 0) };
    this.#levels.set(depth, level);
    return level;
  }
}

/** The path down to `depth` cells beneath the territory, see cell-path.ts. */
function cutPath(path: string, depth: number): string {
  let end = path.indexOf("/");
  for (let level = 0; level < depth && end !== -1; level++) end = path.indexOf("/", end + 1);
  return end === -1 ? path : path.slice(0, end);
}
