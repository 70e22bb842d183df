import { orientation } from "../cells/orientation.ts";

/**
 * Whether two closed segments have a point in common: their boxes do, and neither lies to one side
 * of the other. Exact for every double; a segment may be a single point.
 */
export function segmentsMeet(
  ax: number, ay: number, bx: number, by: number, cx: number, cy: number, dx: number, dy: number,
): boolean {
  if ((ax < cx && ax < dx && bx < cx && bx < dx) || (ax > cx && ax > dx && bx > cx && bx > dx)) return false;
  if ((ay < cy && ay < dy && by < cy && by < dy) || (ay > cy && ay > dy && by > cy && by > dy)) return false;
  return !liesToOneSide(ax, ay, bx, by, cx, cy, dx, dy) && !liesToOneSide(cx, cy, dx, dy, ax, ay, bx, by);
}

/** Whether p and q are strictly on the same side of the line from a to b. */
function liesToOneSide(
  ax: number, ay: number, bx: number, by: number, px: number, py: number, qx: number, qy: number,
): boolean {
  const p = orientation(ax, ay, bx, by, px, py);
  if (p === 0) return false;
  const q = orientation(ax, ay, bx, by, qx, qy);
  return (p > 0 && q > 0) || (p < 0 && q < 0);
}
