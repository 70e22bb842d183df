import Flatbush from "flatbush";
import { readCells } from "../cells/read-cells.ts";
import type { CellCollection } from "../types.ts";
import { BorderRuns } from "./border-runs.ts";
import { NeighbourPairs, type Neighbours } from "./neighbours.ts";

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
  const runs = new BorderRuns(table);
  if (runs.count > 0) addMeetingCells(runs, pairs);
  return pairs.toNeighbours();
}

function addMeetingCells(runs: BorderRuns, pairs: NeighbourPairs): void {
  const boxes = runs.boxes();
  const tree = new Flatbush(runs.count);
  for (let at = 0; at < boxes.length; at += 4) tree.add(boxes[at]!, boxes[at + 1]!, boxes[at + 2]!, boxes[at + 3]!);
  tree.finish();
  for (let run = 0; run < runs.count; run++) {
    const cell = runs.cellOf(run);
    const at = run * 4;
    // Each pair of runs once. That two cells meet is mostly known from the first runs along their common border.
    tree.search(boxes[at]!, boxes[at + 1]!, boxes[at + 2]!, boxes[at + 3]!, (other) => {
      if (other < run && runs.cellOf(other) !== cell && !pairs.has(cell, runs.cellOf(other)) && runs.meet(run, other)) {
        pairs.add(cell, runs.cellOf(other));
      }
      return false;
    });
  }
}
