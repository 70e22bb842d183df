import gcoord from "gcoord";
import type { Position } from "../types.ts";

/** The step that is this small is still taken; what it leaves is a thousandth of it. */
const TOLERANCE_DEGREES = 1e-9;
const MAX_STEPS = 60;

export function bd09FromGcj02([lng, lat]: Position): Position {
  const [x = lng, y = lat] = gcoord.transform([lng, lat], gcoord.GCJ02, gcoord.BD09);
  return [x, y];
}

/** Undoes BD-09 by repetition, beginning with gcoord's estimate, which is off by up to half a metre. */
export function gcj02FromBd09([x, y]: Position): Position {
  let [lng = x, lat = y] = gcoord.transform([x, y], gcoord.BD09, gcoord.GCJ02);
  for (let step = 0; step < MAX_STEPS; step++) {
    const [shiftedX, shiftedY] = bd09FromGcj02([lng, lat]);
    const missX = shiftedX - x;
    const missY = shiftedY - y;
    lng -= missX;
    lat -= missY;
    if (Math.abs(missX) < TOLERANCE_DEGREES && Math.abs(missY) < TOLERANCE_DEGREES) break;
  }
  return [lng, lat];
}
