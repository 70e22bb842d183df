import { type CellCounts, readCellPath } from "../../geo/index.ts";
import type { Summary } from "../contract/summary.ts";
import { editionsByTerritory, cellByCode } from "../territory/cells-by-code.ts";
import type { LoadedEdition } from "../territory/loaded-edition.ts";
import type { Territories } from "../territory/territories.ts";

type CountedCell = Omit<Summary["byCell"][number], "count">;

/** Per stretch of time and depth, what each path counts as: thousands of owners are looked up once, not with every question. */
const lookedUp = new WeakMap<Territories, Map<string, Map<string, CountedCell>>>();

/**
 * Counts of owning cells gathered by the cell of the asked depth above each. An owner that is shallower
 * counts as itself, so that everything adds up. A code counts once per territory, whichever edition an
 * incident was assigned in, under the name that it has now.
 */
export function countByCell({ cells }: CellCounts, territories: Territories, depth: number, at: Date): Summary["byCell"] {
  const byPath = countedCells(territories, depth, at);
  let editionsOf: Map<string, LoadedEdition[]> | undefined;
  const gathered = new Map<string, Summary["byCell"][number]>();
  for (const { value, count } of cells) {
    let cell = byPath.get(value);
    if (cell === undefined) byPath.set(value, (cell = cellAbove(value, (editionsOf ??= editionsByTerritory(territories, at.getTime())), depth)));
    const key = `${cell.territory}/${cell.code}`;
    const known = gathered.get(key);
    if (known) known.count += count;
    else gathered.set(key, { territory: cell.territory, code: cell.code, count, nameZh: cell.nameZh, nameEn: cell.nameEn });
  }
  return [...gathered.values()].sort((one, other) =>
    one.territory !== other.territory ? (one.territory < other.territory ? -1 : 1) : one.code < other.code ? -1 : 1);
}

function countedCells(territories: Territories, depth: number, at: Date): Map<string, CountedCell> {
  let known = lookedUp.get(territories);
  if (known === undefined) lookedUp.set(territories, (known = new Map()));
  const key = `${territories.stretchAt(at.getTime())} ${depth}`;
  let cells = known.get(key);
  if (cells === undefined) known.set(key, (cells = new Map()));
  return cells;
}

function cellAbove(path: string, editionsOf: ReadonlyMap<string, LoadedEdition[]>, depth: number): CountedCell {
  const { territory, codes } = readCellPath(path);
  const find = (code: string) => cellByCode(editionsOf.get(territory) ?? [], code);
  const code = codes.findLast((above) => (find(above)?.depth ?? 0) <= depth) ?? codes[0] ?? "";
  const cell = find(code);
  return { territory, code, nameZh: cell?.nameZh ?? code, nameEn: cell?.nameEn ?? null };
}
