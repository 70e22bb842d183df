/** An axis-parallel box in units. */
export interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** Whether a segment may come into a box; never false when it does. */
export function mayEnter(ax: number, ay: number, bx: number, by: number, x0: number, y0: number, x1: number, y1: number): boolean {
  if ((ax < x0 && bx < x0) || (ax > x1 && bx > x1) || (ay < y0 && by < y0) || (ay > y1 && by > y1)) return false;
  const dx = bx - ax;
  const dy = by - ay;
  // The corners of the box that are farthest to the left and to the right of the segment's line.
  const left = dx * ((dx > 0 ? y1 : y0) - ay) - dy * ((dy > 0 ? x0 : x1) - ax);
  const right = dx * ((dx > 0 ? y0 : y1) - ay) - dy * ((dy > 0 ? x1 : x0) - ax);
  const rounding = (Math.abs(dx) + Math.abs(dy)) * 1e-5;
  return left >= -rounding && right <= rounding;
}

/** Where on a segment, as a share of its length, it has half of its way through the box behind it; NaN outside. */
export function middleWithin(ax: number, ay: number, bx: number, by: number, box: Box): number {
  const x = clip(ax, bx - ax, box.x0, box.x1, 0, 1);
  const y = clip(ay, by - ay, box.y0, box.y1, 0, 1);
  const from = Math.max(x.from, y.from);
  const to = Math.min(x.to, y.to);
  return from <= to ? (from + to) / 2 : NaN;
}

/** The part of a segment, as shares of its length, whose coordinate is between low and high. */
export function clip(start: number, delta: number, low: number, high: number, from: number, to: number): { from: number; to: number } {
  if (delta === 0) return start < low || start > high ? { from: 1, to: 0 } : { from, to };
  const one = (low - start) / delta;
  const two = (high - start) / delta;
  return { from: Math.max(from, Math.min(one, two)), to: Math.min(to, Math.max(one, two)) };
}

/**
 * Whether two edges from one vertex certainly meet nowhere else, though every coordinate be off by
 * a quarter of `slack`. The arguments are the vectors from the vertex to the other ends.
 */
export function certainlyFork(ux: number, uy: number, vx: number, vy: number, slack: number): boolean {
  const doubt = slack * (Math.abs(ux) + Math.abs(uy) + Math.abs(vx) + Math.abs(vy));
  return Math.abs(ux * vy - uy * vx) > doubt || ux * vx + uy * vy < -doubt;
}

/** Whether two edges certainly do not meet, though every coordinate be off by a quarter of `slack`. */
export function certainlyApart(
  ax: number, ay: number, bx: number, by: number, cx: number, cy: number, dx: number, dy: number, slack: number,
): boolean {
  return (
    Math.min(ax, bx) > Math.max(cx, dx) + slack || Math.min(cx, dx) > Math.max(ax, bx) + slack ||
    Math.min(ay, by) > Math.max(cy, dy) + slack || Math.min(cy, dy) > Math.max(ay, by) + slack ||
    toOneSide(ax, ay, bx, by, cx, cy, dx, dy, slack) || toOneSide(cx, cy, dx, dy, ax, ay, bx, by, slack)
  );
}

function toOneSide(
  ax: number, ay: number, bx: number, by: number, px: number, py: number, qx: number, qy: number, slack: number,
): boolean {
  const dx = bx - ax;
  const dy = by - ay;
  const p = dx * (py - ay) - dy * (px - ax);
  const q = dx * (qy - ay) - dy * (qx - ax);
  const doubt = slack * (Math.abs(dx) + Math.abs(dy) + Math.abs(px - ax) + Math.abs(py - ay) + Math.abs(qx - ax) + Math.abs(qy - ay));
  return (p > doubt && q > doubt) || (p < -doubt && q < -doubt);
}
