import { writeCellPath } from "../../geo/index.ts";
import type { Territories } from "./territories.ts";

/** Where the owning cell of an incident stands in its tree, as columns hold it; null without a cell. */
export function cellPathOf({ editions }: Territories, editionId: number | null, cellCode: string | null): string | null {
  if (editionId === null || cellCode === null) return null;
  const edition = editions.get(editionId);
  if (edition === undefined) throw new RangeError(`boundary edition ${editionId} is not among those loaded`);
  const place = edition.placeOf(cellCode);
  const codes = place < 0 ? [cellCode] : edition.pathOf(place).map((at) => edition.cells[at]?.code ?? "");
  return writeCellPath(edition.territory, codes);
}
