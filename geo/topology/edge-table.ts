import type { VertexTable } from "./vertex-table.ts";

/**
 * Every undirected edge once, with the uses that cells make of it. An edge runs from its
 * earlier to its later vertex (`VertexTable.isBefore`); a use says on which side the cell lies.
 */
export class EdgeTable {
  from: Int32Array;
  to: Int32Array;
  size = 0;
  /** Per use: the edge, or -1 once withdrawn; the cell; the ring; +1 cell on the left, -1 on the right. */
  useEdge: Int32Array;
  useCell: Int32Array;
  useRing: Int32Array;
  useSide: Int8Array;
  uses = 0;
  private slots: Int32Array;

  readonly vertices: VertexTable;

  constructor(vertices: VertexTable, expectedUses: number) {
    this.vertices = vertices;
    const capacity = Math.max(16, expectedUses);
    this.from = new Int32Array(capacity);
    this.to = new Int32Array(capacity);
    this.useEdge = new Int32Array(capacity);
    this.useCell = new Int32Array(capacity);
    this.useRing = new Int32Array(capacity);
    this.useSide = new Int8Array(capacity);
    this.slots = new Int32Array(2 ** Math.ceil(Math.log2(capacity * 2))).fill(-1);
  }

  /** Number of the edge between two vertices, made when new. */
  edgeOf(a: number, b: number): number {
    const isForward = this.vertices.isBefore(a, b);
    const from = isForward ? a : b;
    const to = isForward ? b : a;
    const slot = this.slotOf(from, to);
    const found = this.slots[slot]!;
    if (found !== -1) return found;
    if (this.size === this.from.length) {
      this.growEdges();
      return this.edgeOf(a, b);
    }
    this.from[this.size] = from;
    this.to[this.size] = to;
    this.slots[slot] = this.size;
    return this.size++;
  }

  /** Number of the edge between two vertices, or -1. */
  find(a: number, b: number): number {
    const isForward = this.vertices.isBefore(a, b);
    return this.slots[this.slotOf(isForward ? a : b, isForward ? b : a)]!;
  }

  /** Records that a ring of a cell runs from a to b with the cell on its left. */
  use(a: number, b: number, cell: number, ring: number): void {
    const edge = this.edgeOf(a, b);
    this.addUse(edge, cell, ring, this.from[edge] === a ? 1 : -1);
  }

  addUse(edge: number, cell: number, ring: number, side: number): void {
    if (this.uses === this.useEdge.length) this.growUses();
    const use = this.uses++;
    this.useEdge[use] = edge;
    this.useCell[use] = cell;
    this.useRing[use] = ring;
    this.useSide[use] = side;
  }

  private slotOf(from: number, to: number): number {
    const mask = this.slots.length - 1;
    let h = Math.imul(from, 0x9e3779b1) ^ Math.imul(to, 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
    let slot = (h ^ (h >>> 13)) & mask;
    for (let edge = this.slots[slot]!; edge !== -1; edge = this.slots[slot]!) {
      if (this.from[edge] === from && this.to[edge] === to) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private growEdges(): void {
    this.from = grown(this.from);
    this.to = grown(this.to);
    this.slots = new Int32Array(this.slots.length * 2).fill(-1);
    for (let edge = 0; edge < this.size; edge++) this.slots[this.slotOf(this.from[edge]!, this.to[edge]!)] = edge;
  }

  private growUses(): void {
    this.useEdge = grown(this.useEdge);
    this.useCell = grown(this.useCell);
    this.useRing = grown(this.useRing);
    const side = new Int8Array(this.useSide.length * 2);
    side.set(this.useSide);
    this.useSide = side;
  }
}

function grown(values: Int32Array): Int32Array {
  const more = new Int32Array(values.length * 2);
  more.set(values);
  return more;
}
