import { localMetric, type LocalMetric, squaredMetresToEdge } from "../cells/local-metric.ts";
import { geodesicMetres } from "../measure/geodesic-metres.ts";
import type { BBox, Position } from "../types.ts";

/** A line and the box around it, so that most lines are passed over at a glance. */
export interface BoxedLine {
  readonly positions: readonly Position[];
  readonly box: BBox;
}

export interface NearestOnLines {
  /** Place in the lines given. */
  readonly line: number;
  readonly position: Position;
  readonly distanceMetres: number;
}

/** By how much the flat metric may be wrong about which edge is nearest, as far as a city reaches. */
const FLAT_ERROR = 0.01;
const GOLDEN = (Math.sqrt(5) - 1) / 2;
/** Narrows an edge of 100 km to a micrometre. */
const ROUNDS = 60;

/**
 * The nearest place on any of the lines, by the geodesic on the WGS 84 ellipsoid; undefined beyond `maxMetres`.
 * Lines run straight in longitude and latitude from position to position. Of equally near lines the first.
 *
 * A flat metric picks the edges that may be nearest; the place on each is then found on the geodesic itself.
 */
export function nearestOnLines(lines: readonly BoxedLine[], from: Position, maxMetres: number): NearestOnLines | undefined {
  const metric = localMetric(from[1]);
  const reach = maxMetres * (1 + FLAT_ERROR);
  const near = lines.flatMap(({ box, positions }, line) => (squaredMetresToBox(metric, from, box) <= reach * reach ? edgesOf(metric, from, line, positions) : []));
  const closest = Math.sqrt(near.reduce((least, { squaredMetres }) => Math.min(least, squaredMetres), Infinity));
  const limit = Math.min(reach, closest * (1 + FLAT_ERROR) + 0.001) ** 2;
  let best: NearestOnLines | undefined;
  for (const { line, start, end, squaredMetres } of near) {
    if (squaredMetres > limit) continue;
    const position = nearestOnEdge(from, start, end);
    const distanceMetres = geodesicMetres(from, position);
    if (distanceMetres <= maxMetres && (best === undefined || distanceMetres < best.distanceMetres)) best = { line, position, distanceMetres };
  }
  return best;
}

interface Edge { line: number; start: Position; end: Position; squaredMetres: number }

function edgesOf(metric: LocalMetric, [lng, lat]: Position, line: number, positions: readonly Position[]): Edge[] {
  return positions.slice(1).map((end, i) => {
    const start = positions[i]!;
    return { line, start, end, squaredMetres: squaredMetresToEdge(metric, lng, lat, start[0], start[1], end[0], end[1]) };
  });
}

function squaredMetresToBox({ lngMetres, latMetres }: LocalMetric, [lng, lat]: Position, [west, south, east, north]: BBox): number {
  const dx = Math.max(west - lng, 0, lng - east) * lngMetres;
  const dy = Math.max(south - lat, 0, lat - north) * latMetres;
  return dx * dx + dy * dy;
}

/** Golden-section search: along an edge the distance first falls and then rises. */
function nearestOnEdge(from: Position, start: Position, end: Position): Position {
  const at = (t: number): Position => [start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * t];
  const metresAt = (t: number) => geodesicMetres(from, at(t));
  let [low, high] = [0, 1];
  let [left, right] = [high - GOLDEN, low + GOLDEN];
  let [leftMetres, rightMetres] = [metresAt(left), metresAt(right)];
  for (let round = 0; round < ROUNDS; round++) {
    if (leftMetres < rightMetres) {
      [high, right, rightMetres] = [right, left, leftMetres];
      leftMetres = metresAt(left = high - GOLDEN * (high - low));
    } else {
      [low, left, leftMetres] = [left, right, rightMetres];
      rightMetres = metresAt(right = low + GOLDEN * (high - low));
    }
  }
  const [middle, ...ends] = [(low + high) / 2, 0, 1];
  return at(ends.reduce((best, t) => (metresAt(t) < metresAt(best) ? t : best), middle));
}
