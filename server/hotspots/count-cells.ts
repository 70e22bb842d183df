import { type CellCounts, readCellPath } from "../../geo/index.ts";
import type { LoadedCellNetwork } from "../cells/cell-network.ts";

/**
 * Incidents per cell of a network: counts of owning cells gathered by the network's cell above each,
 * whichever edition an incident was assigned in. A cell of which none is counted has 0; incidents
 * of no cell, or of one that neither is in the network nor lies beneath a cell of it, are left out.
 */
export function countCells({ cells }: CellCounts, network: LoadedCellNetwork): Uint32Array {
  const counts = new Uint32Array(network.cells.length);
  for (const { value, count } of cells) {
    const { territory, codes } = readCellPath(value);
    const place = codes.map((code) => network.placeOf(territory, code)).find((each) => each >= 0);
    if (place !== undefined) counts[place]! += count;
  }
  return counts;
}
