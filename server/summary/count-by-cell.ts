import { type CellCounts, readCellPath } from "../../geo/index.ts";
import type { Summary } from "../contract/summary.ts";
import type { LoadedEdition, SnapshotCell } from "../territory/loaded-edition.ts";
import type { Territories } from "../territory/territories.ts";

/**
 * Counts of owning cells gathered by the cell of the asked depth above each. An owner that is shallower
 * counts as itself, so that everything adds up. A code counts once per territory, whichever edition an
 * incident was assigned in, under the name that it has now.
 */
export function countByCell({ cells }: CellCounts, territories: Territories, depth: number, at: Date): Summary["byCell"] {
  const editionsOf = editionsByTerritory(territories, at);
  const gathered = new Map<string, Summary["byCell"][number]>();
  for (const { value, count } of cells) {
    const { territory, codes } = readCellPath(value);
    const find = (code: string) => findCell(editionsOf.get(territory) ?? [], code);
    const code = codes.findLast((above) => (find(above)?.depth ?? 0) <= depth) ?? codes[0] ?? "";
    const key = `${territory}/${code}`;
    const known = gathered.get(key);
    if (known) known.count += count;
    else gathered.set(key, { territory, code, count, nameZh: find(code)?.nameZh ?? code, nameEn: find(code)?.nameEn ?? null });
  }
  return [...gathered.values()].sort((one, other) =>
    one.territory !== other.territory ? (one.territory < other.territory ? -1 : 1) : one.code < other.code ? -1 : 1);
}

/** Editions of each territory, the one in force first. */
function editionsByTerritory(territories: Territories, at: Date): Map<string, LoadedEdition[]> {
  const editionsOf = new Map<string, LoadedEdition[]>();
  for (const edition of [...territories.inForceAt(at.getTime()), ...territories.editions.values()]) {
    editionsOf.set(edition.territory, [...(editionsOf.get(edition.territory) ?? []), edition]);
  }
  return editionsOf;
}

function findCell(editions: readonly LoadedEdition[], code: string): SnapshotCell | undefined {
  for (const edition of editions) {
    const cell = edition.cells[edition.placeOf(code)];
    if (cell !== undefined) return cell;
  }
  return undefined;
}
