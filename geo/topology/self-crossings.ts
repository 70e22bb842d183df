import { positionOf, type CheckedCell, type CheckedLevel } from "./checked-cell.ts";
import { cellsOfBoth, type Coverage } from "./coverage.ts";
import type { Draft } from "./draft.ts";
import type { EdgeHit } from "./edge-hits.ts";
import type { FindingKind } from "./finding.ts";
import type { CellRing } from "./read-rings.ts";
import { fileIndexOf } from "./ring-findings.ts";
import { findSpikeVertices } from "./spike-vertices.ts";
import { doPassagesCross, findRepeatedVisits, type Visit } from "./vertex-visits.ts";

/** Rings of one cell that cross or touch themselves or one another. */
export function findSelfCrossings(level: CheckedLevel, coverage: Coverage): Draft[] {
  const crossings = new Map<string, Draft>();
  const touches = new Map<number, Set<number>>();
  const touch = (cell: number, vertex: number) => {
    if (isOnSpike(cell, vertex)) return;
    const known = touches.get(cell);
    if (known === undefined) touches.set(cell, new Set([vertex]));
    else known.add(vertex);
  };
  const spikes = new Map<number, Set<number>>();
  const isOnSpike = (cell: number, vertex: number) => {
    let onSpike = spikes.get(cell);
    if (onSpike === undefined) {
      const rings = level.cells[cell]!.rings.filter((ring) => !ring.isFlat);
      onSpike = new Set(rings.flatMap((ring) => [...findSpikeVertices(coverage.vertices, ring)]));
      spikes.set(cell, onSpike);
    }
    return onSpike.has(vertex);
  };
  const cross = (cell: number, vertex: number, a: CellRing, b: CellRing) => {
    const draft = crossingDraft(level.cells[cell]!, coverage, vertex, a, b);
    crossings.set(`${cell}:${vertex}:${draft.kind}`, draft);
  };

  for (const hit of coverage.hits) {
    for (const cell of cellsOfBoth(coverage.hitUses, hit)) {
      const [a, b] = ringsOfHit(level, coverage, hit, cell);
      if (hit.isCrossing || passesThrough(coverage, hit, b)) cross(cell, hit.vertex, a, b);
      else if (a === b) touch(cell, hit.vertex);
    }
  }
  const stamps = new Int32Array(coverage.vertices.size);
  level.cells.forEach((cell, number) => {
    for (const [vertex, visits] of findRepeatedVisits(cell.rings.filter((ring) => !ring.isFlat), stamps, number + 1)) {
      for (const [first, second] of pairsOf(visits)) {
        const isCrossing = doPassagesCross(coverage.vertices, vertex, first, second);
        if (isCrossing === true) cross(number, vertex, first.ring, second.ring);
        else if (isCrossing === false && first.ring === second.ring) touch(number, vertex);
      }
    }
  });
  for (const { edge, cell, isRetraced } of coverage.doubled) {
    if (isRetraced) crossAtEdge(cell, edge);
    else touch(cell, coverage.edges.from[edge]!);
  }
  const told = new Set([...crossings.values()].map((draft) => draft.cells[0]));
  for (const [cell, edge] of coverage.inverted) {
    // Rings in the wrong place invert sides too, and are reported as such.
    const hasMeeting = touches.has(cell) && !told.has(level.cells[cell]!);
    if (hasMeeting) crossAtEdge(cell, edge);
  }
  return [...crossings.values(), ...[...touches].map(([cell, at]) => touchDraft(level.cells[cell]!, coverage, [...at]))];

  function crossAtEdge(cell: number, edge: number): void {
    const [ring] = level.cells[cell]!.rings as [CellRing];
    cross(cell, coverage.edges.from[edge]!, ring, ring);
  }
}

function pairsOf(visits: Visit[]): [Visit, Visit][] {
  return visits.flatMap((first, i) => visits.slice(i + 1).map((second): [Visit, Visit] => [first, second]));
}

function ringsOfHit(level: CheckedLevel, coverage: Coverage, hit: EdgeHit, cell: number): [CellRing, CellRing] {
  const ringAt = (edge: number) => level.rings[coverage.hitUses.get(edge)!.find((use) => use.cell === cell)!.ring]!;
  return [ringAt(hit.edge), ringAt(hit.other)];
}

/** Whether the ring, which has a vertex on the edge of the hit, goes from one side of it to the other. */
function passesThrough(coverage: Coverage, hit: EdgeHit, ring: CellRing): boolean {
  const { from, to } = coverage.edges;
  const edge: Visit = {
    ring: { ...ring, vertices: Int32Array.of(from[hit.edge]!, hit.vertex, to[hit.edge]!) },
    at: 1,
  };
  for (let at = 0; at < ring.vertices.length; at++) {
    if (ring.vertices[at] === hit.vertex && doPassagesCross(coverage.vertices, hit.vertex, edge, { ring, at }) === true) return true;
  }
  return false;
}

function crossingDraft(cell: CheckedCell, coverage: Coverage, vertex: number, a: CellRing, b: CellRing): Draft {
  const kind: FindingKind = a === b ? "self_crossing" : a.part === b.part ? "ring_outside" : "parts_overlap";
  const inner = b.ring >= a.ring ? b : a;
  const at = nearestVertex(coverage, inner, vertex);
  return {
    kind,
    severity: "error",
    level: cell.level,
    cells: [cell],
    geometry: { type: "Point", coordinates: [...positionOf(coverage.vertices, vertex)] },
    size: 1,
    unit: "count",
    details: { place: { part: inner.part, ring: inner.ring, vertex: fileIndexOf(inner, at) } },
  };
}

/** The ring's vertex nearest to the given one. */
function nearestVertex(coverage: Coverage, ring: CellRing, vertex: number): number {
  const { x, y } = coverage.vertices;
  let best = 0;
  let least = Infinity;
  ring.vertices.forEach((v, i) => {
    const away = Math.hypot(x[v]! - x[vertex]!, y[v]! - y[vertex]!);
    if (away < least) {
      least = away;
      best = i;
    }
  });
  return best;
}

function touchDraft(cell: CheckedCell, coverage: Coverage, at: number[]): Draft {
  at.sort((a, b) => (coverage.vertices.isBefore(a, b) ? -1 : 1));
  return {
    kind: "self_touch",
    severity: "warning",
    level: cell.level,
    cells: [cell],
    geometry: { type: "MultiPoint", coordinates: at.map((v) => [...positionOf(coverage.vertices, v)]) },
    size: at.length,
    unit: "count",
    details: { count: at.length },
  };
}
