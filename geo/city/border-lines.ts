import type { BorderNet } from "./border-net.ts";
import { degreesFromKm } from "./city-projection.ts";
import type { CityProjection } from "./city-projection.ts";
import type { CityOptions } from "./city-options.ts";
import { hash32, hashUnit, seededRandom } from "./random.ts";
import { roughen } from "./roughen.ts";

/** Steepest departure from the straight line, as a tangent; also kept below half of any corner's angle. */
const MAX_SLOPE = 0.5;

/** Every border line of the city, made once: whoever uses it uses the same numbers. */
export interface BorderLines {
  /** Positions between the two corners of a side, in the side's direction. */
  between(side: number): readonly number[][];
  corner(corner: number): number[];
}

/** Turns each border side into a winding line that stays clear of all others. */
export function borderLines(options: CityOptions, net: BorderNet, projection: CityProjection): BorderLines {
  const { sides, from, to, x, y, uses } = net;
  const length = new Float64Array(sides.length);
  let total = 0;
  for (let at = 0; at < sides.length; at++) {
    const dx = (x[to[at] ?? 0] ?? 0) - (x[from[at] ?? 0] ?? 0);
    const dy = (y[to[at] ?? 0] ?? 0) - (y[from[at] ?? 0] ?? 0);
    length[at] = Math.sqrt(dx * dx + dy * dy);
    total += (length[at] ?? 0) * (uses[at] ?? 0);
  }
  const slopes = slopeLimits(net);
  const corners: (number[] | undefined)[] = [];
  const corner = (index: number) => (corners[index] ??= degreesFromKm(projection, x[index] ?? 0, y[index] ?? 0));
  const lines = new Map<number, number[][]>();
  for (let at = 0; at < sides.length; at++) {
    const side = sides[at] ?? 0;
    const wanted = (options.verticesTarget * (length[at] ?? 0)) / total;
    const segments = Math.max(1, Math.floor(wanted + hashUnit(hash32(options.seed, 61), side)));
    const random = seededRandom(hash32(hash32(options.seed, 62), side));
    const a = from[at] ?? 0;
    const b = to[at] ?? 0;
    const points = roughen([x[a] ?? 0, y[a] ?? 0], [x[b] ?? 0, y[b] ?? 0], segments, slopes[at] ?? 0, random);
    lines.set(side, points.map(([px, py]) => degreesFromKm(projection, px, py)));
  }
  return { between: (side) => lines.get(side) ?? [], corner };
}

/** Per side: the tangent of the wedge that it may fill, below half the angle to the next border at either end. */
function slopeLimits({ from, to, x, y }: BorderNet): Float64Array {
  const meeting = new Int32Array(3 * x.length).fill(-1);
  const join = (corner: number, neighbour: number) => {
    let slot = 3 * corner;
    while ((meeting[slot] ?? 0) >= 0) slot++;
    meeting[slot] = neighbour;
  };
  for (let at = 0; at < from.length; at++) {
    join(from[at] ?? 0, to[at] ?? 0);
    join(to[at] ?? 0, from[at] ?? 0);
  }
  const limitAt = (corner: number, end: number) => {
    const ux = (x[end] ?? 0) - (x[corner] ?? 0);
    const uy = (y[end] ?? 0) - (y[corner] ?? 0);
    let limit = MAX_SLOPE;
    for (let slot = 3 * corner; slot < 3 * corner + 3; slot++) {
      const other = meeting[slot] ?? -1;
      if (other < 0 || other === end) continue;
      const vx = (x[other] ?? 0) - (x[corner] ?? 0);
      const vy = (y[other] ?? 0) - (y[corner] ?? 0);
      // tan(angle / 2) = sin / (1 + cos), free of trigonometry.
      const reach = Math.sqrt((ux * ux + uy * uy) * (vx * vx + vy * vy)) + ux * vx + uy * vy;
      // Tangents add up to less than the tangent of the sum of angles: 0.8 leaves room for that.
      if (reach > 0) limit = Math.min(limit, (0.8 * Math.abs(ux * vy - uy * vx)) / reach);
    }
    return limit;
  };
  return Float64Array.from(from, (corner, at) => {
    const end = to[at] ?? 0;
    return Math.min(limitAt(corner, end), limitAt(end, corner));
  });
}
