import { findDepthFaces, type Pieces } from "./depth-faces.ts";
import type { EdgeTable } from "./edge-table.ts";
import { shapeOfFace, type FaceShape } from "./face-shape.ts";

export interface ResidualArea {
  shape: FaceShape;
  /** Children minus parents: positive where children exceed their parents, negative where they fall short. */
  depth: number;
  /** Uses' cells round the area, as numbered by `findResidualBorders`. */
  around: number[];
}

/** Areas between the borders of parents and those of their children. */
export function findResidualAreas(table: EdgeTable, toleranceMetres: number): ResidualArea[] {
  const weights = new Map<number, { weight: number; cells: number[] }>();
  for (let use = 0; use < table.uses; use++) {
    const edge = table.useEdge[use]!;
    if (edge === -1) continue;
    const known = weights.get(edge);
    if (known === undefined) weights.set(edge, { weight: table.useSide[use]!, cells: [table.useCell[use]!] });
    else {
      known.weight += table.useSide[use]!;
      known.cells.push(table.useCell[use]!);
    }
  }
  const pieces: Pieces = { from: [], to: [], weight: [] };
  const cellsOf: number[][] = [];
  const rolesOf: number[][] = [];
  for (const [edge, { weight, cells }] of weights) {
    if (weight === 0) continue;
    pieces.from.push(table.from[edge]!);
    pieces.to.push(table.to[edge]!);
    pieces.weight.push(weight);
    cellsOf.push(cells);
    rolesOf.push(cells.map((cell) => cell % 2));
  }
  const faces = findDepthFaces(table.vertices, pieces);
  return faces.depth.flatMap((depth, face) => {
    if (depth === 0 || face === 0) return [];
    const shape = shapeOfFace(table.vertices, pieces, faces, face, (piece) => rolesOf[piece]!, toleranceMetres);
    const around = new Set(faces.cycles[face]!.flat().flatMap((h) => cellsOf[h >> 1]!));
    return [{ shape, depth, around: [...around].sort((a, b) => a - b) }];
  });
}
