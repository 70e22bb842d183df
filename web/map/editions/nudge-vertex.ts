import type { BorderVertex, Vertex } from "../../workers/border-questions.ts";

export type NudgeDirection = "north" | "south" | "east" | "west";

/** Mean radius of the ellipsoid; a step of metres is far below what its flattening changes. */
const EARTH_RADIUS_METRES = 6_371_008.8;
const METRES_PER_DEGREE = (Math.PI / 180) * EARTH_RADIUS_METRES;
const STEPS: Readonly<Record<NudgeDirection, readonly [east: number, north: number]>> = { north: [0, 1], south: [0, -1], east: [1, 0], west: [-1, 0] };

/** Seven decimals are a centimetre: finer than any step. */
const round = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;

/** Where a vertex is after a step of so many metres; closer to another than half a step, it becomes that one. */
export function nudgeVertex(from: Vertex, direction: NudgeDirection, metres: number, others: readonly BorderVertex[]): Vertex {
  const [east, north] = STEPS[direction];
  const degreesEast = METRES_PER_DEGREE * Math.cos((from[1] * Math.PI) / 180);
  const to: Vertex = [round(from[0] + (east * metres) / degreesEast), round(from[1] + (north * metres) / METRES_PER_DEGREE)];
  let [best, nearest]: [Vertex, number] = [to, metres / 2];
  for (const { position } of others) {
    if (isSame(position, from)) continue;
    const distance = Math.hypot((position[0] - to[0]) * degreesEast, (position[1] - to[1]) * METRES_PER_DEGREE);
    if (distance < nearest) [best, nearest] = [position, distance];
  }
  return best;
}

/** The vertex after the chosen one, or before it, ring by ring and from the last to the first again; with none chosen, the one nearest to `centre`. */
export function nextVertex(vertices: readonly BorderVertex[], chosen: Vertex | null, step: 1 | -1, centre: Vertex): Vertex | null {
  const at = chosen === null ? -1 : vertices.findIndex(({ position }) => isSame(position, chosen));
  if (at >= 0) return vertices[(at + step + vertices.length) % vertices.length]?.position ?? null;
  const far = ([lng, lat]: Vertex) => Math.hypot((lng - centre[0]) * Math.cos((centre[1] * Math.PI) / 180), lat - centre[1]);
  return vertices.reduce<Vertex | null>((best, { position }) => (best === null || far(position) < far(best) ? position : best), null);
}

export const isSame = (a: Vertex, b: Vertex): boolean => a[0] === b[0] && a[1] === b[1];
