import type { Summary } from "../contract/summary.ts";
import type { LoadedEdition, SnapshotCell } from "../territory/loaded-edition.ts";
import type { Territories } from "../territory/territories.ts";

/** How many incidents were assigned to one cell of one edition; to no cell when both are null. */
export interface CellCount {
  readonly editionId: number | null;
  readonly cellCode: string | null;
  readonly count: number;
}

/**
 * Counts gathered by the cell of the asked depth above each owner. An owner that is shallower counts
 * as itself, so that everything adds up. A code counts once per territory, whichever edition an
 * incident was assigned in, under the name that it has now.
 */
export function countByCell(counts: readonly CellCount[], territories: Territories, depth: number, at: Date): Pick<Summary, "byCell" | "withoutCell"> {
  const inForce = new Map(territories.inForceAt(at.getTime()).map((edition) => [edition.territory, edition]));
  const gathered = new Map<string, Summary["byCell"][number]>();
  let withoutCell = 0;
  for (const { editionId, cellCode, count } of counts) {
    if (editionId === null || cellCode === null) {
      withoutCell += count;
      continue;
    }
    const edition = territories.editions.get(editionId);
    const territory = edition?.territory ?? "";
    const cell = edition && cellAbove(edition, cellCode, depth);
    const code = cell?.code ?? cellCode;
    const key = `${territory}\n${code}`;
    const known = gathered.get(key);
    if (known) known.count += count;
    else gathered.set(key, { territory, code, count, ...nameOf(inForce.get(territory), code, cell) });
  }
  const byCell = [...gathered.values()].sort((one, other) =>
    one.territory !== other.territory ? (one.territory < other.territory ? -1 : 1) : one.code < other.code ? -1 : 1);
  return { byCell, withoutCell };
}

function cellAbove(edition: LoadedEdition, code: string, depth: number): SnapshotCell | undefined {
  const path = edition.pathOf(edition.placeOf(code)).flatMap((place) => edition.cells[place] ?? []);
  return path.findLast((cell) => cell.depth <= depth) ?? path[0];
}

function nameOf(now: LoadedEdition | undefined, code: string, then: SnapshotCell | undefined) {
  const cell = now?.cells[now.placeOf(code)] ?? then;
  return { nameZh: cell?.nameZh ?? code, nameEn: cell?.nameEn ?? null };
}
