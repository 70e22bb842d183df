import type { LoadedEdition, SnapshotCell } from "./loaded-edition.ts";
import type { Territories } from "./territories.ts";

/** Editions of each territory, the one in force at the instant first: a cell is looked up under the name that it has then. */
export function editionsByTerritory(territories: Territories, atMs: number): Map<string, LoadedEdition[]> {
  const editionsOf = new Map<string, LoadedEdition[]>();
  for (const edition of [...territories.inForceAt(atMs), ...territories.editions.values()]) {
    editionsOf.set(edition.territory, [...(editionsOf.get(edition.territory) ?? []), edition]);
  }
  return editionsOf;
}

/** The cell with this code in the first of the editions that has it. */
export function cellByCode(editions: readonly LoadedEdition[], code: string): SnapshotCell | undefined {
  for (const edition of editions) {
    const cell = edition.cells[edition.placeOf(code)];
    if (cell !== undefined) return cell;
  }
  return undefined;
}
