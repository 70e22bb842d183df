import type { Coverage } from "./coverage.ts";
import { findEdgeHits } from "./edge-hits.ts";
import { EdgeTable } from "./edge-table.ts";
import { nodeEdges } from "./node-edges.ts";

/** Group that a cell counts for, or -1 for none. */
type GroupOf = (cell: number) => number;

export const CHILD = 0;
export const PARENT = 1;

/**
 * Borders that children and parents do not share, by group: what remains when the borders of the
 * parents are taken away from those of their children. A tree in which children fill their
 * parents leaves nothing.
 *
 * In the tables returned a use's "cell" is the cell's number doubled, plus CHILD or PARENT; a
 * parent counts as minus one.
 */
export function findResidualBorders(
  children: Coverage,
  groupOfChild: GroupOf,
  parents: Coverage,
  groupOfParent: GroupOf,
  groups: number,
): Map<number, EdgeTable> {
  const childNet = netUses(children, groupOfChild, groups);
  const parentNet = netUses(parents, groupOfParent, groups);
  for (const [key, net] of parentNet) {
    const edge = Math.floor(key / groups);
    const twin = children.edges.find(parents.edges.from[edge]!, parents.edges.to[edge]!);
    const twinKey = twin * groups + (key % groups);
    if (twin === -1 || childNet.get(twinKey) !== net) continue;
    childNet.delete(twinKey);
    parentNet.delete(key);
  }
  const tables = new Map<number, EdgeTable>();
  addUses(tables, children, childNet, groupOfChild, groups, CHILD);
  addUses(tables, parents, parentNet, groupOfParent, groups, PARENT);
  for (const table of tables.values()) nodeEdges(table, findEdgeHits(table.vertices, table.from, table.to, table.size));
  return tables;
}

/** Cells on the left minus cells on the right per edge and group, keyed `edge * groups + group`; zeros left out. */
function netUses(coverage: Coverage, groupOf: GroupOf, groups: number): Map<number, number> {
  const { edges, edgeStart, edgeUses } = coverage;
  const net = new Map<number, number>();
  for (let edge = 0; edge < edgeStart.length - 1; edge++) {
    const first = edgeStart[edge]!;
    const end = edgeStart[edge + 1]!;
    if (end === first + 2 && isWithinOneGroup(coverage, first, groupOf)) continue;
    for (let i = first; i < end; i++) {
      const use = edgeUses[i]!;
      const group = groupOf(edges.useCell[use]!);
      if (group === -1 || edges.useEdge[use] === -1) continue;
      const key = edge * groups + group;
      const sum = (net.get(key) ?? 0) + edges.useSide[use]!;
      if (sum === 0) net.delete(key);
      else net.set(key, sum);
    }
  }
  return net;
}

function isWithinOneGroup({ edges, edgeUses }: Coverage, first: number, groupOf: GroupOf): boolean {
  const a = edgeUses[first]!;
  const b = edgeUses[first + 1]!;
  if (edges.useEdge[a] === -1 || edges.useEdge[b] === -1 || edges.useSide[a] === edges.useSide[b]) return false;
  return groupOf(edges.useCell[a]!) === groupOf(edges.useCell[b]!);
}

function addUses(
  tables: Map<number, EdgeTable>,
  coverage: Coverage,
  net: Map<number, number>,
  groupOf: GroupOf,
  groups: number,
  role: typeof CHILD | typeof PARENT,
): void {
  const { edges, edgeStart, edgeUses } = coverage;
  for (const key of net.keys()) {
    const edge = Math.floor(key / groups);
    const group = key % groups;
    let table = tables.get(group);
    if (table === undefined) tables.set(group, (table = new EdgeTable(coverage.vertices, 64)));
    const own = table.edgeOf(edges.from[edge]!, edges.to[edge]!);
    for (let i = edgeStart[edge]!; i < edgeStart[edge + 1]!; i++) {
      const use = edgeUses[i]!;
      const cell = edges.useCell[use]!;
      if (edges.useEdge[use] === -1 || groupOf(cell) !== group) continue;
      table.addUse(own, cell * 2 + role, 0, role === CHILD ? edges.useSide[use]! : -edges.useSide[use]!);
    }
  }
}
