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

/** Vertices on spikes that fold straight back: reported as spikes, so not as touches as well. */
export function findSpikeVertices(table: VertexTable, ring: CellRing): Set<number> {
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
