import type { Random } from "./random.ts";

type Point = readonly [x: number, y: number];

/** How much of the slope allowance each halving leaves to the next. */
const DECAY = 0.74;

/**
 * Points between two ends of a line divided into `segments`, by midpoint displacement.
 *
 * Seen from either end the line never leaves the wedge of tangent `slope` about the straight
 * line: each halving spends a share of the allowance and hands on the rest, and the shares are
 * a geometric series that sums to `slope`. Wedges that do not meet hold lines that do not meet.
 */
export function roughen(from: Point, to: Point, segments: number, slope: number, random: Random): Point[] {
  if (segments < 2) return [];
  const half = segments >> 1;
  const low = segments % 2 === 1 && random() < 0.5 ? half + 1 : half;
  const along = low / segments;
  const swing = (random() * 2 - 1) * slope * (1 - DECAY) * Math.min(along, 1 - along);
  const dx = to[0] - from[0];
  const dy = to[1] - from[1];
  const middle: Point = [from[0] + dx * along - dy * swing, from[1] + dy * along + dx * swing];
  return [
    ...roughen(from, middle, low, slope * DECAY, random),
    middle,
    ...roughen(middle, to, segments - low, slope * DECAY, random),
  ];
}
