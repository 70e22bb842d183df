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

/** Where on a segment, as a share of its length, it has half of its way through a box behind it; NaN outside. */
export function middleWithin(ax: number, ay: number, bx: number, by: number, x0: number, y0: number, x1: number, y1: number): number {
  const dx = bx - ax;
  const dy = by - ay;
  if ((dx === 0 && (ax < x0 || ax > x1)) || (dy === 0 && (ay < y0 || ay > y1))) return NaN;
  let from = 0;
  let to = 1;
  if (dx !== 0) {
    from = Math.max(from, ((dx > 0 ? x0 : x1) - ax) / dx);
    to = Math.min(to, ((dx > 0 ? x1 : x0) - ax) / dx);
  }
  if (dy !== 0) {
    from = Math.max(from, ((dy > 0 ? y0 : y1) - ay) / dy);
    to = Math.min(to, ((dy > 0 ? y1 : y0) - ay) / dy);
  }
  return from <= to ? (from + to) / 2 : NaN;
}

/**
 * Whether all of the segment a-b whose w is between two bounds has its u beyond a line: above it,
 * or below it when `above` is false.
 */
export function keepsBeyond(
  ua: number, wa: number, ub: number, wb: number, low: number, high: number, line: number, above: boolean,
): boolean {
  if (above ? ua > line && ub > line : ua < line && ub < line) return true;
  if ((wa < low && wb < low) || (wa > high && wb > high)) return true;
  const du = ub - ua;
  const dw = wb - wa;
  const from = dw === 0 ? 0 : Math.max(0, ((dw > 0 ? low : high) - wa) / dw);
  const to = dw === 0 ? 1 : Math.min(1, ((dw > 0 ? high : low) - wa) / dw);
  const first = ua + from * du;
  const last = ua + to * du;
  return above ? first > line && last > line : first < line && last < line;
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
  return toOneSide(ax, ay, bx, by, cx, cy, dx, dy, slack) || toOneSide(cx, cy, dx, dy, ax, ay, bx, by, slack);
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
