import { cellsAt, type Coverage } from "./coverage.ts";
import { findDepthFaces, type Pieces } from "./depth-faces.ts";
import { shapeOfFace, type FaceShape } from "./face-shape.ts";

/** The areas that lie in both of two cells of a coverage. */
export function sharedAreas(coverage: Coverage, a: number, b: number, toleranceMetres: number): FaceShape[] {
  const { edges } = coverage;
  const weights = new Map<number, number>();
  for (const cell of a === b ? [a] : [a, b]) {
    for (let i = coverage.cellStart[cell]!; i < coverage.cellStart[cell + 1]!; i++) {
      const use = coverage.cellUses[i]!;
      const edge = edges.useEdge[use]!;
      if (edge !== -1) weights.set(edge, (weights.get(edge) ?? 0) + edges.useSide[use]!);
    }
  }
  const pieces: Pieces = { from: [], to: [], weight: [] };
  const edgeOf: number[] = [];
  for (const [edge, weight] of weights) {
    if (weight === 0) continue;
    pieces.from.push(edges.from[edge]!);
    pieces.to.push(edges.to[edge]!);
    pieces.weight.push(weight);
    edgeOf.push(edge);
  }
  const faces = findDepthFaces(coverage.vertices, pieces);
  const owners = (piece: number) => cellsAt(coverage, edgeOf[piece]!).filter((cell) => cell === a || cell === b);
  const shapes: FaceShape[] = [];
  faces.depth.forEach((depth, face) => {
    if (depth < 2) return;
    const shape = shapeOfFace(coverage.vertices, pieces, faces, face, owners, toleranceMetres);
    // A narrow cell wholly inside another is no careless border.
    shapes.push({ ...shape, isSliver: shape.isSliver && shape.ownerCount > 1 });
  });
  return shapes;
}
