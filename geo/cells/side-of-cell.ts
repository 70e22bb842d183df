import type { Position, Ring } from "../types.ts";
import { orientation } from "./orientation.ts";

/**
 * Where `point` lies relative to the area bounded by `rings`: outer rings and holes of one polygon
 * or multipolygon, any direction, last position joined to the first, by the even-odd rule.
 *
 * Exact: there is no tolerance, and "border" means on an edge or a vertex. Linear in the number of
 * vertices; the cell index gives the same answer for a whole coverage, much faster.
 */
export function sideOfCell(rings: readonly Ring[], point: Position): "inside" | "border" | "outside" {
  const [px, py] = point;
  if (!Number.isFinite(px) || !Number.isFinite(py)) return "outside";
  let inside = false;
  for (const ring of rings) {
    let [ax, ay] = ring[ring.length - 1] ?? point;
    for (const [bx, by] of ring) {
      if (bx === px && by === py) return "border";
      // Half-open in y, so that a vertex on the point's parallel is crossed once.
      if (ay > py !== by > py) {
        const turn = orientation(ax, ay, bx, by, px, py);
        if (turn === 0) return "border";
        if (by > ay ? turn > 0 : turn < 0) inside = !inside;
      } else if (ay === py && by === py && ax > px !== bx > px) {
        return "border";
      }
      ax = bx;
      ay = by;
    }
  }
  return inside ? "inside" : "outside";
}
