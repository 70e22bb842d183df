import { NeighbourPairs, type Neighbours } from "../hotspots/neighbours.ts";
import type { BinGrid } from "./bin-grid.ts";

/** Which of some bins are neighbours of each other; numbers are places in the list. A bin listed twice counts at its last place. */
export function binNeighbours(grid: BinGrid, bins: Float64Array): Neighbours {
  const placeOf = new Map(Array.from(bins, (bin, place) => [bin, place]));
  const pairs = new NeighbourPairs(bins.length);
  for (const [bin, place] of placeOf) {
    for (const other of grid.neighbours(bin)) {
      const near = placeOf.get(other);
      if (near !== undefined) pairs.add(place, near);
    }
  }
  return pairs.toNeighbours();
}
