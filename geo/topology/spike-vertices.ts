import { orient2d } from "robust-predicates";
import type { CellRing } from "./read-rings.ts";
import type { VertexTable } from "./vertex-table.ts";

/** Whether a ring turns straight back on itself at the i-th of its vertices. */
export function foldsBackAt({ x, y }: VertexTable, { vertices }: CellRing, i: number): boolean {
  const n = vertices.length;
  const before = vertices[(i + n - 1) % n]!;
  const tip = vertices[i]!;
  const after = vertices[(i + 1) % n]!;
  const dot = (x[before]! - x[tip]!) * (x[after]! - x[tip]!) + (y[before]! - y[tip]!) * (y[after]! - y[tip]!);
  return dot > 0 && orient2d(x[before]!, y[before]!, x[tip]!, y[tip]!, x[after]!, y[after]!) === 0;
}

/** Whether a vertex lies on a spike that folds straight back: reported as a spike, so not as a touch as well. */
export function isOnSpike(table: VertexTable, rings: readonly CellRing[], vertex: number): boolean {
  return rings.some((ring) => !ring.isFlat && spikeVertices(table, ring).has(vertex));
}

const known = new WeakMap<CellRing, ReadonlySet<number>>();

function spikeVertices(table: VertexTable, ring: CellRing): ReadonlySet<number> {
  let found = known.get(ring);
  if (found === undefined) known.set(ring, (found = findSpikeVertices(table, ring)));
  return found;
}

function findSpikeVertices(table: VertexTable, ring: CellRing): Set<number> {
  const { vertices } = ring;
  const n = vertices.length;
  const found = new Set<number>();
  for (let tip = 0; tip < n; tip++) {
    if (!foldsBackAt(table, ring, tip)) continue;
    found.add(vertices[tip]!);
    for (let k = 1; k < n / 2; k++) {
      const before = vertices[(tip + n - k) % n]!;
      const after = vertices[(tip + k) % n]!;
      found.add(before).add(after);
      if (before !== after) break;
    }
  }
  return found;
}
