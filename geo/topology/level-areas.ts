import type { CellLocator } from "./cell-locator.ts";
import { boxOfPositions } from "./cell-locator.ts";
import { cellsAt, type Coverage } from "./coverage.ts";
import { findDepthFaces, type DepthFaces, type Pieces } from "./depth-faces.ts";
import { shapeOfFace, type FaceShape } from "./face-shape.ts";
import { sharedAreas } from "./shared-areas.ts";

/** Borders of a level where the number of covering cells changes, and the areas between them. */
export interface LevelFaces {
  pieces: Pieces;
  /** Edge of the coverage that a piece is. */
  edgeOf: number[];
  faces: DepthFaces;
}

export interface AreaBetween {
  /** Numbers of the cells that overlap or surround, ascending. */
  cells: number[];
  shape: FaceShape;
}

export function findLevelFaces(coverage: Coverage): LevelFaces {
  const pieces: Pieces = { from: [], to: [], weight: [] };
  const edgeOf: number[] = [];
  for (let edge = 0; edge < coverage.edges.size; edge++) {
    const weight = coverage.weight[edge]!;
    if (weight === 0) continue;
    pieces.from.push(coverage.edges.from[edge]!);
    pieces.to.push(coverage.edges.to[edge]!);
    pieces.weight.push(weight);
    edgeOf.push(edge);
  }
  return { pieces, edgeOf, faces: findDepthFaces(coverage.vertices, pieces) };
}

/** Areas that two cells of the level both cover, pair by pair. */
export function findOverlaps(coverage: Coverage, level: LevelFaces, locator: CellLocator, toleranceMetres: number): AreaBetween[] {
  const { pieces, faces } = level;
  const pairs = new Map<string, [number, number]>();
  faces.depth.forEach((depth, face) => {
    if (depth < 2) return;
    const positions = faces.cycles[face]!.flat().map((h) => {
      const v = (h & 1) === 0 ? pieces.from[h >> 1]! : pieces.to[h >> 1]!;
      return [coverage.vertices.x[v]!, coverage.vertices.y[v]!];
    });
    const candidates = locator.near(boxOfPositions(positions));
    for (const a of candidates) {
      for (const b of candidates) {
        if (a < b && boxesMeet(locator.boxes[a]!, locator.boxes[b]!)) pairs.set(`${a}-${b}`, [a, b]);
      }
    }
  });
  return [...pairs.values()].flatMap((cells) =>
    sharedAreas(coverage, cells[0], cells[1], toleranceMetres).map((shape) => ({ cells: [...cells], shape })),
  );
}

/** Areas that cells of the level enclose and none covers. */
export function findEnclosedAreas(coverage: Coverage, level: LevelFaces, toleranceMetres: number): AreaBetween[] {
  const { pieces, faces, edgeOf } = level;
  const areas: AreaBetween[] = [];
  faces.depth.forEach((depth, face) => {
    if (depth !== 0 || face === 0) return;
    const owners = (piece: number) => cellsAt(coverage, edgeOf[piece]!);
    const around = new Set(faces.cycles[face]!.flat().flatMap((h) => owners(h >> 1)));
    areas.push({
      cells: [...around].sort((a, b) => a - b),
      shape: shapeOfFace(coverage.vertices, pieces, faces, face, owners, toleranceMetres),
    });
  });
  return areas;
}

function boxesMeet(a: readonly number[], b: readonly number[]): boolean {
  return a[0]! <= b[2]! && b[0]! <= a[2]! && a[1]! <= b[3]! && b[1]! <= a[3]!;
}
