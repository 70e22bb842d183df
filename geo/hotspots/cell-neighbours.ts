import Flatbush from "flatbush";
import { readCells } from "../cells/read-cells.ts";
import type { CellCollection } from "../types.ts";
import { BorderRuns } from "./border-runs.ts";
import { NeighbourPairs, type Neighbours } from "./neighbours.ts";
import { addSharersOfVertices } from "./shared-vertices.ts";

/**
 * Queen neighbours: cells whose borders share at least one point. Numbers are places in the
 * collection, as in the cell index that is built from it.
 *
 * Exact: a corner that lies *almost* on a neighbour's edge does not touch it. A corner in the middle
 * of a neighbour's edge does, and so do edges that cross. All cells are compared, whatever their
 * level: hand in the cells of one. A cell that lies wholly inside another without meeting its border
 * is not its neighbour; in sound boundaries there is none.
 *
 * @throws {GeoInputError} naming cell, ring and vertex of a position that cannot be used.
 */
export function cellNeighbours(cells: CellCollection): Neighbours {
  const table = readCells(cells);
  const pairs = new NeighbourPairs(table.cellCount);
  // Nearly all neighbours have vertices in common; only the rest need their edges compared.
  addSharersOfVertices(table, pairs);
  addMeetingBorders(table.cellCount, new BorderRuns(table), pairs);
  return pairs.toNeighbours();
}

function addMeetingBorders(cellCount: number, borders: BorderRuns, pairs: NeighbourPairs): void {
  if (cellCount === 0) return;
  const tree = new Flatbush(cellCount);
  const boxes = Array.from({ length: cellCount }, (_, cell) => borders.boxOf(cell));
  for (const box of boxes) tree.add(...box);
  tree.finish();
  boxes.forEach((box, cell) => {
    for (const other of tree.search(...box, (index) => index > cell)) {
      if (!pairs.has(cell, other) && borders.meet(cell, other)) pairs.add(cell, other);
    }
  });
}
