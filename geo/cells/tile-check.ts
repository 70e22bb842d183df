import type { CellSets } from "./cell-sets.ts";
import type { StoredEdges } from "./corner-sets.ts";
import { type Box, certainlyApart, certainlyFork, clip, middleWithin } from "./edge-geometry.ts";
import { FROM_EAST, FROM_NORTH, FROM_SOUTH, FROM_WEST } from "./tile-format.ts";

/** The sides of a tile, in order of trial, to which no listed edge comes near. */
const SIDES = [FROM_WEST, FROM_SOUTH, FROM_EAST, FROM_NORTH] as const;

// A tile's point, its edges and its lines may each be off by a unit or less; three are ample.
const BERTH = 3;

/** A side of the tile that every edge keeps away from, so that one set holds all along it; or -1. */
export function findClearSide({ stored }: StoredEdges, list: Int32Array, begin: number, end: number, tile: Box): number {
  for (const side of SIDES) {
    let clear = true;
    for (let at = begin; clear && at < end; at++) {
      const i = list[at]! * 2;
      clear = keepsFromSide(stored[i]!, stored[i + 1]!, stored[i + 2]!, stored[i + 3]!, tile, side);
    }
    if (clear) return side;
  }
  return -1;
}

function keepsFromSide(ax: number, ay: number, bx: number, by: number, tile: Box, side: number): boolean {
  const alongX = side === FROM_WEST || side === FROM_EAST;
  const [start, delta] = alongX ? [ax, bx - ax] : [ay, by - ay];
  const line = side === FROM_WEST ? tile.x0 + BERTH : side === FROM_EAST ? tile.x1 - BERTH : side === FROM_SOUTH ? tile.y0 + BERTH : tile.y1 - BERTH;
  const isLow = side === FROM_WEST || side === FROM_SOUTH;
  const one = start;
  const other = start + delta;
  if (isLow ? Math.min(one, other) > line : Math.max(one, other) < line) return true;
  // Within the band that a ray from the tile to this side can pass through.
  const band = alongX ? clip(ay, by - ay, tile.y0 - BERTH, tile.y1 + BERTH, 0, 1) : clip(ax, bx - ax, tile.x0 - BERTH, tile.x1 + BERTH, 0, 1);
  if (band.from > band.to) return true;
  const first = start + band.from * delta;
  const last = start + band.to * delta;
  return isLow ? Math.min(first, last) > line : Math.max(first, last) < line;
}

/** A corner of the tile (bit 0: east, bit 1: north) that every edge keeps away from, or -1. */
export function findClearCorner({ stored }: StoredEdges, list: Int32Array, begin: number, end: number, tile: Box): number {
  for (let corner = 0; corner < 4; corner++) {
    const x = corner & 1 ? tile.x1 : tile.x0;
    const y = corner & 2 ? tile.y1 : tile.y0;
    const box = { x0: x - BERTH, y0: y - BERTH, x1: x + BERTH, y1: y + BERTH };
    let clear = true;
    for (let at = begin; clear && at < end; at++) {
      const i = list[at]! * 2;
      clear = Number.isNaN(middleWithin(stored[i]!, stored[i + 1]!, stored[i + 2]!, stored[i + 3]!, box));
    }
    if (clear) return corner;
  }
  return -1;
}

export interface PlainCheck {
  readonly edges: StoredEdges;
  /** The positions as read: stored vertices may agree where these do not. */
  readonly vertices: Float64Array;
  readonly chainLoose: Uint8Array;
  readonly sets: CellSets;
  readonly slack: number;
}

/**
 * Whether the edges of a tile part it into areas of at most one cell each, every edge with its own
 * cells on its two sides, and without a doubt about it. Only then may labels be exchanged blindly.
 */
export function isPlain(check: PlainCheck, list: Int32Array, begin: number, end: number, tile: Box, side: number, sideSet: number): boolean {
  const { edges, chainLoose, sets } = check;
  if (!sets.isSingle(sideSet)) return false;
  let runs = 0;
  for (let at = begin; at < end; at++) {
    const chain = edges.chainOfEdge[list[at]!]!;
    if (chainLoose[chain] === 1) return false;
    if (at === begin || list[at] !== list[at - 1]! + 1 || chain !== edges.chainOfEdge[list[at - 1]!]) runs++;
    for (let before = begin; before < at; before++) if (!meetOnlyAtEnds(check, list[before]!, list[at]!)) return false;
  }
  // Edges of one run that touch nothing else have the same two sides all along.
  for (let at = begin; at < end; at++) {
    const sided = hasItsSides(check, list, begin, end, at, tile, side, sideSet);
    if (sided === "no") return false;
    if (sided === "yes" && runs === 1) return true;
  }
  return true;
}

function meetOnlyAtEnds({ edges: { stored, chainOfEdge }, vertices, slack }: PlainCheck, one: number, other: number): boolean {
  const [a, b, c, d] = [one * 2, one * 2 + 2, other * 2, other * 2 + 2];
  const ax = stored[a]!, ay = stored[a + 1]!, bx = stored[b]!, by = stored[b + 1]!;
  const cx = stored[c]!, cy = stored[c + 1]!, dx = stored[d]!, dy = stored[d + 1]!;
  const same = (p: number, q: number) => vertices[p] === vertices[q] && vertices[p + 1] === vertices[q + 1];
  if (b === c && chainOfEdge[one] === chainOfEdge[other]) {
    return !same(a, d) && certainlyFork(ax - bx, ay - by, dx - cx, dy - cy, slack);
  }
  const startsAtA = same(a, c), startsAtB = same(b, c), endsAtA = same(a, d), endsAtB = same(b, d);
  if (startsAtA || startsAtB || endsAtA || endsAtB) {
    if ((startsAtA && endsAtB) || (startsAtB && endsAtA)) return false;
    const fromA = startsAtA || endsAtA;
    const fromC = startsAtA || startsAtB;
    const [ux, uy] = fromA ? [bx - ax, by - ay] : [ax - bx, ay - by];
    const [vx, vy] = fromC ? [dx - cx, dy - cy] : [cx - dx, cy - dy];
    return certainlyFork(ux, uy, vx, vy, slack);
  }
  return certainlyApart(ax, ay, bx, by, cx, cy, dx, dy, slack);
}

/** Whether one side of an edge, in the middle of its way through the tile, has one of its own cells. */
function hasItsSides(
  { edges, sets, slack }: PlainCheck, list: Int32Array, begin: number, end: number, at: number, tile: Box, side: number, sideSet: number,
): "yes" | "no" | "absent" {
  const { stored, chainOfEdge, chainOne, chainTwo } = edges;
  const edge = list[at]!;
  const [ax, ay, bx, by] = [stored[edge * 2]!, stored[edge * 2 + 1]!, stored[edge * 2 + 2]!, stored[edge * 2 + 3]!];
  const t = middleWithin(ax, ay, bx, by, { x0: tile.x0 - 2, y0: tile.y0 - 2, x1: tile.x1 + 2, y1: tile.y1 + 2 });
  if (Number.isNaN(t)) return "absent";
  const swap = side & 1;
  const [x, y] = [ax + t * (bx - ax), ay + t * (by - ay)];
  const [pu, pw] = swap ? [y, x] : [x, y];
  let set = sideSet;
  for (let other = begin; other < end; other++) {
    if (other === at) continue;
    const i = list[other]! * 2;
    const ua = stored[i + swap]!, wa = stored[i + 1 - swap]!, ub = stored[i + 2 + swap]!, wb = stored[i + 3 - swap]!;
    if (wa > pw === wb > pw) continue;
    const turn = (pu - ua) * (wb - wa) - (pw - wa) * (ub - ua);
    const doubt = (1e-3 + slack) * (Math.abs(ub - ua) + Math.abs(wb - wa)) + 1e-6 * Math.abs(pu - ua);
    if (Math.abs(turn) <= doubt) return "no";
    const isBelow = turn > 0 === wb > wa;
    if (isBelow === (side < FROM_EAST)) set = sets.across(set, chainOne[chainOfEdge[list[other]!]!]!, chainTwo[chainOfEdge[list[other]!]!]!);
  }
  const chain = chainOfEdge[edge]!;
  return set === chainOne[chain] || set === chainTwo[chain] ? "yes" : "no";
}
