import Flatbush from "flatbush";
import type { CellLocator } from "./cell-locator.ts";
import { positionOf } from "./checked-cell.ts";
import { cellsAt, type Coverage } from "./coverage.ts";
import type { LevelFaces } from "./level-areas.ts";
import { LocalMetres } from "./metres.ts";
import type { NearPlace } from "./near-misses.ts";

/** Way along the outline, as a multiple of the distance across, beyond which two borders face each other. */
const WAY_ROUND = 10;

/**
 * Places where the outer borders of two cells almost meet although the ground between them is open
 * to the outside: a vertex within the tolerance of another cell's border that can be reached along
 * the outline only by a long way round.
 */
export function findFacingOutlines(
  coverage: Coverage,
  level: LevelFaces,
  locator: CellLocator,
  toleranceMetres: number,
): NearPlace[] {
  const { vertices } = coverage;
  const outline = outlineOf(coverage, level);
  if (outline.length < 2) return [];
  const tree = new Flatbush(outline.length);
  for (const { a, b } of outline) tree.add(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1]));
  tree.finish();

  const places: NearPlace[] = [];
  for (const stretch of outline) {
    const { a } = stretch;
    const metres = new LocalMetres(a[1]);
    const dx = metres.degreesLng(toleranceMetres);
    const dy = metres.degreesLat(toleranceMetres);
    let nearest: NearPlace | undefined;
    for (const index of tree.search(a[0] - dx, a[1] - dy, a[0] + dx, a[1] + dy)) {
      const other = outline[index]!;
      if (other.cell === stretch.cell || other.vertex === stretch.vertex) continue;
      const { metres: across, along } = metres.toSegment(a, other.a, other.b);
      if (across === 0 || across > toleranceMetres || (nearest !== undefined && nearest.offsetMetres <= across)) continue;
      if (wayBetween(stretch, other, along) <= across * WAY_ROUND) continue;
      const foot = [other.a[0] + along * (other.b[0] - other.a[0]), other.a[1] + along * (other.b[1] - other.a[1])];
      const middle: [number, number] = [(a[0] + foot[0]!) / 2, (a[1] + foot[1]!) / 2];
      if (locator.holding(middle).length > 0) continue;
      nearest = {
        cells: [stretch.cell, other.cell].sort((p, q) => p - q),
        offsetMetres: across,
        geometry: { type: "LineString", coordinates: [[...positionOf(vertices, stretch.vertex)], foot] },
      };
    }
    if (nearest !== undefined) places.push(nearest);
  }
  return places;
}

interface Stretch {
  vertex: number;
  cell: number;
  a: readonly [number, number];
  b: readonly [number, number];
  cycle: number;
  /** Metres along the cycle to the start of this stretch, and round the whole cycle. */
  start: number;
  length: number;
  round: number;
}

function outlineOf(coverage: Coverage, level: LevelFaces): Stretch[] {
  const { pieces, faces, edgeOf } = level;
  return faces.cycles[0]!.flatMap((cycle, number) => {
    const stretches: Stretch[] = [];
    let way = 0;
    for (const h of cycle) {
      const isForward = (h & 1) === 0;
      const vertex = isForward ? pieces.from[h >> 1]! : pieces.to[h >> 1]!;
      const end = isForward ? pieces.to[h >> 1]! : pieces.from[h >> 1]!;
      const a = positionOf(coverage.vertices, vertex);
      const b = positionOf(coverage.vertices, end);
      const length = new LocalMetres(a[1]).distance(a, b);
      stretches.push({ vertex, cell: cellsAt(coverage, edgeOf[h >> 1]!)[0] ?? -1, a, b, cycle: number, start: way, length, round: 0 });
      way += length;
    }
    for (const stretch of stretches) stretch.round = way;
    return stretches;
  });
}

function wayBetween(stretch: Stretch, other: Stretch, along: number): number {
  if (stretch.cycle !== other.cycle) return Infinity;
  const way = Math.abs(other.start + along * other.length - stretch.start);
  return Math.min(way, stretch.round - way);
}
