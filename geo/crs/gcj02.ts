import gcoord from "gcoord";
import type { Position } from "../types.ts";

/** The step that is this small is still taken; what it leaves is a thousandth of it. */
const TOLERANCE_DEGREES = 1e-9;
const MAX_STEPS = 60;

/** The rectangle in which GCJ-02 shifts positions, as gcoord and most map services have it. */
const WEST = 72.004;
const EAST = 137.8347;
const SOUTH = 0.8293;
const NORTH = 55.8271;

export function gcj02FromWgs84([lng, lat]: Position): Position {
  const [x = lng, y = lat] = gcoord.transform([lng, lat], gcoord.WGS84, gcoord.GCJ02);
  return [x, y];
}

/**
 * Undoes GCJ-02 by repeating: subtract from the guess what its forward shift misses by.
 *
 * gcoord stops at 1e-6 degrees, which is a decimetre; this goes on to the last digits. The
 * shift changes by less than a thousandth of the distance moved, so a few steps are enough.
 * At the rim of the rectangle the formula jumps by hundreds of metres, hence some positions
 * have no original and some have two: the shift is then undone as if the rectangle went on.
 */
export function wgs84FromGcj02([x, y]: Position): Position {
  if (!isShifted(x, y)) return [x, y];
  let lng = x;
  let lat = y;
  for (let step = 0; step < MAX_STEPS; step++) {
    const [shiftedX, shiftedY] = gcj02FromWgs84([clamp(lng, WEST, EAST), clamp(lat, SOUTH, NORTH)]);
    const missX = lng + (shiftedX - clamp(lng, WEST, EAST)) - x;
    const missY = lat + (shiftedY - clamp(lat, SOUTH, NORTH)) - y;
    lng -= missX;
    lat -= missY;
    if (Math.abs(missX) < TOLERANCE_DEGREES && Math.abs(missY) < TOLERANCE_DEGREES) break;
  }
  return [lng, lat];
}

function isShifted(lng: number, lat: number): boolean {
  return lng >= WEST && lng <= EAST && lat >= SOUTH && lat <= NORTH;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
