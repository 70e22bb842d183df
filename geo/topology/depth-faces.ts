import { orient2d } from "robust-predicates";
import { ContainerSearch } from "./container-search.ts";
import type { VertexTable } from "./vertex-table.ts";

/** Border pieces that meet only at their ends; `weight` is depth on the left minus depth on the right. */
export interface Pieces {
  from: number[];
  to: number[];
  weight: number[];
}

/**
 * The areas into which pieces cut the plane. Half-edge 2i runs along piece i, half-edge 2i + 1
 * against it; each has one face on its left. Face 0 is the unbounded one.
 */
export interface DepthFaces {
  depth: number[];
  faceOfHalfEdge: Int32Array;
  /** Boundary cycles of a face as half-edges with the face on the left; outer first, then holes. */
  cycles: number[][][];
}

/**
 * How deep every area is covered, when crossing a piece changes the depth by its weight.
 *
 * Only borders at which the depth changes need be given, so a sound coverage costs no more than
 * its outline. Nesting is decided by exact predicates; areas touching at a vertex stay apart.
 */
export function findDepthFaces(vertices: VertexTable, pieces: Pieces): DepthFaces {
  const halfEdges = pieces.from.length * 2;
  const origin = (h: number) => ((h & 1) === 0 ? pieces.from[h >> 1]! : pieces.to[h >> 1]!);
  const fan = fanOut(vertices, pieces);
  const next = linkCycles(fan, halfEdges);

  const cycleOf = new Int32Array(halfEdges).fill(-1);
  const cycleHalfEdges: number[][] = [];
  for (let start = 0; start < halfEdges; start++) {
    if (cycleOf[start] !== -1) continue;
    const cycle: number[] = [];
    for (let h = start; cycleOf[h] === -1; h = next[h]!) {
      cycleOf[h] = cycleHalfEdges.length;
      cycle.push(h);
    }
    cycleHalfEdges.push(cycle);
  }

  const faceOfCycle = new Int32Array(cycleHalfEdges.length).fill(-1);
  const faces: DepthFaces = { depth: [0], faceOfHalfEdge: new Int32Array(halfEdges), cycles: [[]] };
  const components = findComponents(vertices, cycleHalfEdges, cycleOf, origin);
  const search = components.length > 1 ? new ContainerSearch(vertices, pieces) : undefined;
  for (const component of components) {
    // A component begins at its westernmost vertex, so whatever contains it was placed before it.
    const container = search?.halfEdgeWestOf(component.west) ?? -1;
    const outerFace = container === -1 ? 0 : faceOfCycle[cycleOf[container]!]!;
    const outerCycle = cycleOf[outermost(fan, component.west)]!;
    faceOfCycle[outerCycle] = outerFace;
    faces.cycles[outerFace]!.push(cycleHalfEdges[outerCycle]!);
    spread(outerCycle, outerFace);
  }
  for (let h = 0; h < halfEdges; h++) faces.faceOfHalfEdge[h] = faceOfCycle[cycleOf[h]!]!;
  return faces;

  function spread(outerCycle: number, outerFace: number): void {
    const queue = [outerCycle];
    for (let cycle = queue.pop(); cycle !== undefined; cycle = queue.pop()) {
      const depth = cycle === outerCycle ? faces.depth[outerFace]! : faces.depth[faceOfCycle[cycle]!]!;
      for (const h of cycleHalfEdges[cycle]!) {
        const beyond = cycleOf[h ^ 1]!;
        if (faceOfCycle[beyond] !== -1) continue;
        const weight = pieces.weight[h >> 1]!;
        faceOfCycle[beyond] = faces.depth.length;
        faces.depth.push((h & 1) === 0 ? depth - weight : depth + weight);
        faces.cycles.push([cycleHalfEdges[beyond]!]);
        queue.push(beyond);
      }
    }
  }

  function outermost(fans: Fan, vertex: number): number {
    // Everything leaves the westernmost vertex eastward; the last in counter-clockwise order
    // from the south has the outside on its left.
    let best = -1;
    const local = fans.localOf.get(vertex)!;
    for (let i = fans.start[local]!; i < fans.start[local + 1]!; i++) {
      const h = fans.out[i]!;
      if (best === -1 || turn(vertices, vertex, fans.target(best), fans.target(h)) > 0) best = h;
    }
    return best;
  }
}

interface Fan {
  localOf: Map<number, number>;
  /** Half-edges leaving local vertex v are `out[start[v]]` to `out[start[v + 1] - 1]`, counter-clockwise. */
  start: Int32Array;
  out: Int32Array;
  target: (h: number) => number;
}

/** Positive when c lies to the left of the way from a to b. */
function turn(vertices: VertexTable, a: number, b: number, c: number): number {
  const { x, y } = vertices;
  return -orient2d(x[a]!, y[a]!, x[b]!, y[b]!, x[c]!, y[c]!);
}

function fanOut(vertices: VertexTable, pieces: Pieces): Fan {
  const n = pieces.from.length;
  const localOf = new Map<number, number>();
  const globalOf: number[] = [];
  const localVertex = new Int32Array(n * 2);
  for (let h = 0; h < n * 2; h++) {
    const v = (h & 1) === 0 ? pieces.from[h >> 1]! : pieces.to[h >> 1]!;
    let local = localOf.get(v);
    if (local === undefined) {
      local = globalOf.length;
      localOf.set(v, local);
      globalOf.push(v);
    }
    localVertex[h] = local;
  }
  const start = new Int32Array(globalOf.length + 1);
  for (let h = 0; h < n * 2; h++) start[localVertex[h]! + 1]!++;
  for (let v = 0; v < globalOf.length; v++) start[v + 1]! += start[v]!;
  const fill = start.slice();
  const out = new Int32Array(n * 2);
  for (let h = 0; h < n * 2; h++) out[fill[localVertex[h]!]!++] = h;
  const target = (h: number) => ((h & 1) === 0 ? pieces.to[h >> 1]! : pieces.from[h >> 1]!);
  for (let v = 0; v < globalOf.length; v++) {
    if (start[v + 1]! - start[v]! > 2) out.subarray(start[v]!, start[v + 1]!).sort(byAngle(vertices, globalOf[v]!, target));
  }
  return { localOf, start, out, target };
}

function byAngle(vertices: VertexTable, vertex: number, target: (h: number) => number): (g: number, h: number) => number {
  const isLower = (v: number) => {
    const dy = vertices.y[v]! - vertices.y[vertex]!;
    return dy < 0 || (dy === 0 && vertices.x[v]! < vertices.x[vertex]!) ? 1 : 0;
  };
  return (g, h) => {
    const a = target(g);
    const b = target(h);
    return isLower(a) - isLower(b) || -turn(vertices, vertex, a, b) || 0;
  };
}

/** For each half-edge the next one around the face on its left. */
function linkCycles(fan: Fan, halfEdges: number): Int32Array {
  const next = new Int32Array(halfEdges);
  for (let v = 0; v + 1 < fan.start.length; v++) {
    const first = fan.start[v]!;
    const last = fan.start[v + 1]! - 1;
    for (let i = first; i <= last; i++) {
      const clockwise = fan.out[i === first ? last : i - 1]!;
      next[fan.out[i]! ^ 1] = clockwise;
    }
  }
  return next;
}

/** Connected groups of pieces, from west to east by their westernmost vertex. */
function findComponents(
  vertices: VertexTable,
  cycleHalfEdges: number[][],
  cycleOf: Int32Array,
  origin: (h: number) => number,
): { west: number }[] {
  const seen = new Uint8Array(cycleHalfEdges.length);
  const components: { west: number }[] = [];
  for (let first = 0; first < cycleHalfEdges.length; first++) {
    if (seen[first]) continue;
    seen[first] = 1;
    let west = -1;
    const queue = [first];
    for (let cycle = queue.pop(); cycle !== undefined; cycle = queue.pop()) {
      for (const h of cycleHalfEdges[cycle]!) {
        if (west === -1 || vertices.isBefore(origin(h), west)) west = origin(h);
        const beyond = cycleOf[h ^ 1]!;
        if (seen[beyond]) continue;
        seen[beyond] = 1;
        queue.push(beyond);
      }
    }
    components.push({ west });
  }
  return components.sort((a, b) => (vertices.isBefore(a.west, b.west) ? -1 : 1));
}
