import { orientation } from "./orientation.ts";
import { FROM_EAST } from "./tile-format.ts";

/** Whether the point is on the edge, ends included. */
export function isOnEdge(ax: number, ay: number, bx: number, by: number, x: number, y: number): boolean {
  return (
    (ax <= x || bx <= x) && (ax >= x || bx >= x) && (ay <= y || by <= y) && (ay >= y || by >= y) &&
    orientation(ax, ay, bx, by, x, y) === 0
  );
}

/** Whether the edge, which the point is not on, crosses the ray from the point towards a side. */
export function crossesRay(ax: number, ay: number, bx: number, by: number, x: number, y: number, side: number): boolean {
  if (side & 1) return ax > x !== bx > x && orientation(ax, ay, bx, by, x, y) > 0 === bx > ax === side < FROM_EAST;
  return ay > y !== by > y && orientation(ax, ay, bx, by, x, y) < 0 === by > ay === side < FROM_EAST;
}

/**
 * Whether the edge, which the point is not on, parts the point from the corner, on the way along
 * the point's meridian to the corner's parallel and along that to the corner.
 *
 * The turn of the way is taken to be a hair north and a smaller one east of where it is, so that
 * edges through it have a side; any consistent choice gives the same answer.
 */
export function crossesHook(ax: number, ay: number, bx: number, by: number, x: number, y: number, cornerX: number, cornerY: number): boolean {
  const onMeridian = ax > x !== bx > x;
  const onParallel = ay > cornerY !== by > cornerY;
  if (!onMeridian && !onParallel) return false;
  const turn = orientation(ax, ay, bx, by, x, cornerY);
  let crosses = false;
  if (onMeridian) {
    const turnAbove = turn === 0 || turn > 0 === bx > ax;
    crosses = (orientation(ax, ay, bx, by, x, y) > 0 === bx > ax) !== turnAbove;
  }
  if (onParallel) {
    const rises = bx !== ax && bx > ax === by > ay;
    const turnRight = turn === 0 ? !rises : turn < 0 === by > ay;
    const cornerRight = orientation(ax, ay, bx, by, cornerX, cornerY) < 0 === by > ay;
    if (turnRight !== cornerRight) crosses = !crosses;
  }
  return crosses;
}
