import { LOCATE_POINTS_MODULE } from "./locate-points-module.ts";
import type { TileTree } from "./tile-format.ts";

/** Points handled at a time: few enough for them and their queues to stay in the nearest caches. */
const BATCH = 2048;

const POINTS_AT = 1024;
const LABELS_AT = POINTS_AT + BATCH * 16;
const QUEUE_AT = LABELS_AT + BATCH * 4;
const TILES_AT = QUEUE_AT + BATCH * 4;
const TREE_AT = TILES_AT + BATCH * 4;
const PAGE = 65536;

/** A tree whose arrays lie in the memory of a WebAssembly instance, which locates points in batches. */
export interface BatchTree {
  readonly tree: TileTree;
  readonly rankOfLabel: Int32Array;
  /** Labels of the owners of up to `mostPoints` points; IN_DOUBT where the exact search must tell. Valid until the next call. */
  readonly locateBatch: (positions: Float64Array) => Int32Array;
  readonly mostPoints: number;
}

/** The little of WebAssembly that is used here; geo is compiled without the types of any host. */
interface WebAssemblyHost {
  Memory: new (size: { initial: number }) => { buffer: ArrayBuffer };
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { exports: { locatePoints: (count: number) => void } };
}

/** Moves a tree into such a memory; undefined where there is no WebAssembly, or it may not be used. */
export function moveToBatchMemory(tree: TileTree, rankOfLabel: Int32Array): BatchTree | undefined {
  const host = (globalThis as unknown as { WebAssembly?: WebAssemblyHost }).WebAssembly;
  if (host === undefined) return undefined;
  const bytes = tree.words.byteLength + tree.stored.byteLength + (tree.exact?.byteLength ?? 0) + rankOfLabel.byteLength + 32;
  try {
    const memory = new host.Memory({ initial: Math.ceil((TREE_AT + bytes) / PAGE) });
    const { exports } = new host.Instance(new host.Module(moduleBytes()), { env: { memory } });
    return fillMemory(tree, rankOfLabel, memory.buffer, exports.locatePoints);
  } catch {
    // A content security policy may forbid compiling, and memory may run out: JavaScript answers as well.
    return undefined;
  }
}

function fillMemory(tree: TileTree, rankOfLabel: Int32Array, buffer: ArrayBuffer, locatePoints: (count: number) => void): BatchTree {
  let at = TREE_AT;
  const place = <T extends Int32Array | Float64Array>(array: T, view: new (buffer: ArrayBuffer, at: number, length: number) => T): T => {
    const copy = new view(buffer, at, array.length);
    copy.set(array);
    at += Math.ceil(array.byteLength / 8) * 8;
    return copy;
  };
  const words = place(tree.words, Int32Array);
  const stored = place(tree.stored, Int32Array);
  const exact = tree.exact === undefined ? undefined : place(tree.exact, Float64Array);
  const ranks = place(rankOfLabel, Int32Array);
  const { lattice, slack, reach, shift, columns } = tree;
  // The order is that of the parameters in assembly/locate-points.ts.
  new Float64Array(buffer, 0, 8).set([lattice.scale, lattice.west, lattice.south, lattice.width, lattice.height, lattice.error, slack, reach]);
  new Int32Array(buffer, 64, 10).set([
    shift, columns, words.byteOffset, stored.byteOffset, exact?.byteOffset ?? 0, ranks.byteOffset,
    POINTS_AT, LABELS_AT, QUEUE_AT, TILES_AT,
  ]);
  const points = new Float64Array(buffer, POINTS_AT, BATCH * 2);
  const labels = new Int32Array(buffer, LABELS_AT, BATCH);
  return {
    tree: { ...tree, words, stored, exact },
    rankOfLabel: ranks,
    mostPoints: BATCH,
    locateBatch(positions) {
      points.set(positions);
      locatePoints(positions.length >> 1);
      return labels;
    },
  };
}

function moduleBytes(): Uint8Array {
  return Uint8Array.from(LOCATE_POINTS_MODULE.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
