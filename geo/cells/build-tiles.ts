import type { CellSets } from "./cell-sets.ts";
import { type Block, CornerFinder, type StoredEdges } from "./corner-sets.ts";
import { type EdgeChains, type Label } from "./edge-chains.ts";
import { mayEnter } from "./edge-geometry.ts";
import { fitLattice, storeVertices } from "./lattice.ts";
import { findClearCorner, findClearSide, isPlain, type PlainCheck } from "./tile-check.ts";
import { FROM_AFAR, FROM_CORNER, FROM_EAST, FROM_NORTH, TAG_BLOCK, TAG_KNOT, TAG_OWNER, TAG_PLAIN, type TileTree } from "./tile-format.ts";
import { WordPool } from "./word-pool.ts";

/** How finely to cut, found by measuring: more cuts cost memory, fewer cost time. */
const EDGES_PER_OUTER_TILE = 1.5;
const MOST_OUTER_TILES = 2 ** 22;
const EDGES_PER_LEAF = 10;
const SMALLEST_SHIFT = 5;
/** How often to cut a tile on though that does not part its edges, such as those around one vertex. */
const VAIN_CUTS = 2;
const VAIN_CUTS_AT_MOST = 8;
const FEW_EDGES = 64;
/** Where lines lie on top of each other no cut parts them: the index stops growing here, whatever it costs in time. */
const MOST_WORDS_PER_VERTEX = 32;
const WORDS_TO_START_WITH = 2 ** 16;
/** Edges are listed in a tile when they come this near, in units. */
const NEAR = 3;

/** Cuts the plane into tiles, each with the edges near it and the cells that hold it otherwise. */
export function buildTiles(chains: EdgeChains, sets: CellSets, rankOfLabel: Int32Array): TileTree {
  return new TileBuilder(chains, sets, rankOfLabel).build();
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly shift: number;
  /** How many more cuts may fail to part the edges. */
  readonly vainCuts: number;
  /** How many edges the surrounding tile has. */
  readonly outerCount: number;
  /** Sets at the corners: south-west, south-east, north-west, north-east. */
  readonly corners: readonly number[];
}

class TileBuilder {
  readonly #chains: EdgeChains;
  readonly #sets: CellSets;
  readonly #rankOfLabel: Int32Array;
  readonly #lattice;
  readonly #edges: StoredEdges;
  readonly #check: PlainCheck;
  readonly #corners: CornerFinder;
  readonly #out: WordPool;
  readonly #mostWords: number;
  /** Lists of edges under work, the innermost tile's last. */
  readonly #lists: WordPool;

  constructor(chains: EdgeChains, sets: CellSets, rankOfLabel: Int32Array) {
    this.#chains = chains;
    this.#sets = sets;
    this.#rankOfLabel = rankOfLabel;
    this.#lattice = fitLattice(chains.vertices);
    const stored = storeVertices(chains.vertices, this.#lattice);
    const { chainOne, chainTwo, chainLoose, vertices } = chains;
    this.#edges = { stored, chainOfEdge: chainOfEdges(chains), chainOne, chainTwo };
    const slack = 4 * this.#lattice.error + 2e-6;
    this.#check = { edges: this.#edges, vertices, chainLoose, sets, slack };
    this.#lists = new WordPool(stored.length * 1.5);
    this.#corners = new CornerFinder(this.#edges, sets);
    this.#out = new WordPool(stored.length * 1.5);
    this.#mostWords = stored.length * (MOST_WORDS_PER_VERTEX / 2) + WORDS_TO_START_WITH;
  }

  build(): TileTree {
    const lattice = this.#lattice;
    const edgeCount = this.#edges.stored.length / 2;
    const tiles = Math.min(MOST_OUTER_TILES, Math.max(1, edgeCount / EDGES_PER_OUTER_TILE));
    const ideal = Math.round(Math.log2(Math.sqrt((lattice.width * lattice.height) / tiles)));
    let shift = Math.max(SMALLEST_SHIFT, ideal);
    while ((lattice.width / 2 ** shift + 1) * (lattice.height / 2 ** shift + 1) > MOST_OUTER_TILES) shift++;
    const columns = Math.floor((lattice.width + 1) / 2 ** shift) + 1;
    const rows = Math.floor((lattice.height + 1) / 2 ** shift) + 1;
    const block: Block = { x0: 0, y0: 0, shift, columns, rows };

    const all = this.#lists.reserve(edgeCount);
    let count = 0;
    for (let edge = 0; edge < edgeCount; edge++) if (this.#edges.chainOfEdge[edge]! >= 0) this.#lists.words[all + count++] = edge;
    this.#out.reserve(columns * rows);
    this.#fill(block, 0, all, all + count, 0, VAIN_CUTS);
    const words = this.#out.words.slice(0, this.#out.length);
    const { slack } = this.#check;
    const { chainStart, chainOne, chainTwo, vertices } = this.#chains;
    const exact = lattice.restores ? undefined : vertices;
    return { lattice, words, shift, columns, rows, stored: this.#edges.stored, exact, chains: { chainStart, chainOne, chainTwo }, slack, reach: 2 ** shift };
  }

  /** Writes the words of a block's tiles from `offset` on. */
  #fill(block: Block, offset: number, begin: number, end: number, southWest: number, vainCuts: number): void {
    const { x0, y0, shift, columns, rows } = block;
    const lists = this.#lists;
    const corners = lists.reserve((columns + 1) * (rows + 1));
    this.#corners.find(lists.words, begin, end, block, southWest, lists.words, corners);
    const ends = lists.reserve(columns * rows);
    const first = this.#distribute(block, begin, end, ends);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const tile = row * columns + column;
        const corner = corners + row * (columns + 1) + column;
        const from = tile === 0 ? first : lists.words[ends + tile - 1]!;
        const to = lists.words[ends + tile]!;
        const southWestSet = lists.words[corner]!;
        if (from === to && this.#sets.isSingle(southWestSet)) {
          this.#out.words[offset + tile] = (southWestSet << 2) | TAG_OWNER;
          continue;
        }
        const place = {
          x: x0 + column * 2 ** shift, y: y0 + row * 2 ** shift, shift, vainCuts, outerCount: end - begin,
          corners: [southWestSet, lists.words[corner + 1]!, lists.words[corner + columns + 1]!, lists.words[corner + columns + 2]!],
        };
        const word = this.#tile(place, from, to);
        this.#out.words[offset + tile] = word;
      }
    }
    lists.release(corners);
  }

  /** Sorts the edges of a list into the tiles of a block: `ends` is filled with the end of each tile's list. */
  #distribute({ x0, y0, shift, columns, rows }: Block, begin: number, end: number, ends: number): number {
    const { stored } = this.#edges;
    const lists = this.#lists;
    const size = 2 ** shift;
    lists.words.fill(0, ends, ends + columns * rows);
    // The second pass writes edges backwards from each tile's end, and so must read them backwards.
    for (let pass = 0; pass < 2; pass++) {
      const words = lists.words;
      for (let step = 0; step < end - begin; step++) {
        const edge = words[pass === 0 ? begin + step : end - 1 - step]!;
        const ax = stored[edge * 2]! - x0, ay = stored[edge * 2 + 1]! - y0;
        const bx = stored[edge * 2 + 2]! - x0, by = stored[edge * 2 + 3]! - y0;
        const west = Math.max(0, (Math.min(ax, bx) - NEAR) >> shift), east = Math.min(columns - 1, (Math.max(ax, bx) + NEAR) >> shift);
        const south = Math.max(0, (Math.min(ay, by) - NEAR) >> shift), north = Math.min(rows - 1, (Math.max(ay, by) + NEAR) >> shift);
        const isIn = west === east && south === north;
        for (let row = south; row <= north; row++) {
          for (let column = west; column <= east; column++) {
            const x = column * size - 0.5, y = row * size - 0.5;
            if (!isIn && !mayEnter(ax, ay, bx, by, x - NEAR, y - NEAR, x + size + NEAR, y + size + NEAR)) continue;
            const tile = ends + row * columns + column;
            if (pass === 0) words[tile]!++;
            else words[--words[tile]!] = edge;
          }
        }
      }
      if (pass === 1) break;
      let total = 0;
      for (let tile = 0; tile < columns * rows; tile++) total += words[ends + tile]!;
      let at = lists.reserve(total);
      for (let tile = 0; tile < columns * rows; tile++) lists.words[ends + tile] = at += lists.words[ends + tile]!;
    }
    return this.#shiftStarts(ends, columns * rows);
  }

  /** Turns the starts that filling has left into ends; gives the first start. */
  #shiftStarts(ends: number, tiles: number): number {
    const words = this.#lists.words;
    const first = words[ends]!;
    words.copyWithin(ends, ends + 1, ends + tiles);
    words[ends + tiles - 1] = this.#lists.length;
    return first;
  }

  #tile(place: Place, begin: number, end: number): number {
    const { x, y, shift, outerCount, corners } = place;
    const southWest = corners[0]!;
    const list = this.#lists.words;
    const count = end - begin;
    const isVain = outerCount <= FEW_EDGES && count * 2 > outerCount;
    const vainCuts = place.vainCuts - (isVain ? 1 : 0);
    const mustStop = shift <= SMALLEST_SHIFT || vainCuts <= -VAIN_CUTS_AT_MOST || this.#out.length > this.#mostWords;
    const size = 2 ** shift;
    const box = { x0: x - 0.5, y0: y - 0.5, x1: x + size - 0.5, y1: y + size - 0.5 };
    if (count <= EDGES_PER_LEAF || vainCuts <= 0 || mustStop) {
      const side = findClearSide(this.#edges, list, begin, end, box);
      const sideSet = corners[side === FROM_EAST ? 1 : side === FROM_NORTH ? 2 : 0]!;
      const plain = side >= 0 && count > 0 && count <= FEW_EDGES && isPlain(this.#check, list, begin, end, box, side, sideSet);
      if (plain) return this.#leaf(TAG_PLAIN, [sideSet, side], begin, end);
      if (side >= 0) return this.#knot(side, sideSet, box, begin, end);
      const corner = findClearCorner(this.#edges, list, begin, end, box);
      if (corner >= 0 && (vainCuts <= 0 || mustStop)) return this.#knot(FROM_CORNER + corner, corners[corner]!, box, begin, end);
      if (mustStop) return this.#knot(FROM_AFAR, 0, box, begin, end);
    }
    const bits = Math.min(shift - SMALLEST_SHIFT, count <= EDGES_PER_LEAF * 2 ? 1 : count <= EDGES_PER_LEAF * 8 ? 2 : 3);
    const offset = this.#out.reserve(1 + 4 ** bits);
    this.#out.words[offset] = bits;
    const block = { x0: x, y0: y, shift: shift - bits, columns: 2 ** bits, rows: 2 ** bits };
    this.#fill(block, offset + 1, begin, end, southWest, vainCuts);
    return (offset << 2) | TAG_BLOCK;
  }

  #knot(from: number, set: number, box: { x0: number; y0: number; x1: number; y1: number }, begin: number, end: number): number {
    const rank = (label: Label) => this.#rankOfLabel[label]!;
    const labels = [...this.#sets.members(set)].sort((one, other) => rank(one) - rank(other));
    const x = from >= FROM_CORNER && from & 1 ? box.x1 : box.x0;
    const y = from >= FROM_CORNER && from & 2 ? box.y1 : box.y0;
    return this.#leaf(TAG_KNOT, [labels.length, from, x + 0.5, y + 0.5, ...labels], begin, end);
  }

  /** Head and runs of a tile; the number of runs goes into the second word. */
  #leaf(tag: number, head: readonly number[], begin: number, end: number): number {
    const { chainOfEdge, chainOne, chainTwo } = this.#edges;
    const list = this.#lists.words;
    const offset = this.#out.append(head);
    let runs = 0;
    for (let at = begin; at < end; ) {
      const chain = chainOfEdge[list[at]!]!;
      let next = at + 1;
      while (next < end && list[next] === list[next - 1]! + 1 && chainOfEdge[list[next]!] === chain) next++;
      this.#out.append2(list[at]!, next - at);
      this.#out.append2(chainOne[chain]!, chainTwo[chain]!);
      at = next;
      runs++;
    }
    this.#out.words[offset + 1]! |= runs << 4;
    return (offset << 2) | tag;
  }
}

/** The chain of every edge; -1 for the last vertex of a chain, which begins none. */
function chainOfEdges({ chainStart, vertices }: EdgeChains): Int32Array {
  const chainOfEdge = new Int32Array(vertices.length / 2).fill(-1);
  for (let chain = 0; chain + 1 < chainStart.length; chain++) chainOfEdge.fill(chain, chainStart[chain], chainStart[chain + 1]! - 1);
  return chainOfEdge;
}
