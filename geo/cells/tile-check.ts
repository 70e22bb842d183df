import type { CellSets } from "./cell-sets.ts";
import type { StoredEdges } from "./corner-sets.ts";
import { certainlyApart, certainlyFork, keepsBeyond, middleWithin } from "./edge-geometry.ts";
import { FROM_EAST, FROM_NORTH, FROM_SOUTH, FROM_WEST } from "./tile-format.ts";

/** A tile in units. */
export interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** The sides of a tile, in order of trial, to which no listed edge comes near. */
const SIDES = [FROM_WEST, FROM_SOUTH, FROM_EAST, FROM_NORTH] as const;

// A tile's point, its edges and its lines may each be off by a unit or less; three are ample.
const BERTH = 3;

/** A side of the tile that every edge keeps away from, so that one set holds all along it; or -1. */
export function findClearSide({ stored }: StoredEdges, list: Int32Array, begin: number, end: number, tile: Box): number {
  for (const side of SIDES) {
    const swap = side & 1;
    const isLow = side < FROM_EAST;
    const low = (swap === 0 ? tile.y0 : tile.x0) - BERTH;
    const high = (swap === 0 ? tile.y1 : tile.x1) + BERTH;
    const line = side === FROM_WEST ? tile.x0 + BERTH : side === FROM_EAST ? tile.x1 - BERTH : side === FROM_SOUTH ? tile.y0 + BERTH : tile.y1 - BERTH;
    let clear = true;
    for (let at = begin; clear && at < end; at++) {
      const i = list[at]! * 2;
      clear = keepsBeyond(stored[i + swap]!, stored[i + 1 - swap]!, stored[i + 2 + swap]!, stored[i + 3 - swap]!, low, high, line, isLow);
    }
    if (clear) return side;
  }
  return -1;
}

/** A corner of the tile (bit 0: east, bit 1: north) that every edge keeps away from, or -1. */
export function findClearCorner({ stored }: StoredEdges, list: Int32Array, begin: number, end: number, tile: Box): number {
  for (let corner = 0; corner < 4; corner++) {
    const x = corner & 1 ? tile.x1 : tile.x0;
    const y = corner & 2 ? tile.y1 : tile.y0;
    let clear = true;
    for (let at = begin; clear && at < end; at++) {
      const i = list[at]! * 2;
      clear = Number.isNaN(middleWithin(stored[i]!, stored[i + 1]!, stored[i + 2]!, stored[i + 3]!, x - BERTH, y - BERTH, x + BERTH, y + BERTH));
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
  const a = one * 2, b = a + 2, c = other * 2, d = c + 2;
  const ax = stored[a]!, ay = stored[a + 1]!, bx = stored[b]!, by = stored[b + 1]!;
  const cx = stored[c]!, cy = stored[c + 1]!, dx = stored[d]!, dy = stored[d + 1]!;
  if (b === c && chainOfEdge[one] === chainOfEdge[other]) {
    return !isSame(vertices, a, d) && certainlyFork(ax - bx, ay - by, dx - cx, dy - cy, slack);
  }
  // Most pairs are told apart here, without a look at the positions.
  if (areApart(ax, bx, cx, dx, slack) || areApart(ay, by, cy, dy, slack)) return true;
  const startsAtA = isSame(vertices, a, c), startsAtB = isSame(vertices, b, c);
  const endsAtA = isSame(vertices, a, d), endsAtB = isSame(vertices, b, d);
  if (!startsAtA && !startsAtB && !endsAtA && !endsAtB) return certainlyApart(ax, ay, bx, by, cx, cy, dx, dy, slack);
  if ((startsAtA && endsAtB) || (startsAtB && endsAtA)) return false;
  const way = startsAtA || endsAtA ? 1 : -1;
  const otherWay = startsAtA || startsAtB ? 1 : -1;
  return certainlyFork(way * (bx - ax), way * (by - ay), otherWay * (dx - cx), otherWay * (dy - cy), slack);
}

function areApart(a: number, b: number, c: number, d: number, slack: number): boolean {
  return a < b ? (c > b + slack && d > b + slack) || (c < a - slack && d < a - slack) : (c > a + slack && d > a + slack) || (c < b - slack && d < b - slack);
}

function isSame(vertices: Float64Array, one: number, other: number): boolean {
  return vertices[one] === vertices[other] && vertices[one + 1] === vertices[other + 1];
}

/** Whether one side of an edge, in the middle of its way through the tile, has one of its own cells. */
function hasItsSides(
  { edges, sets, slack }: PlainCheck, list: Int32Array, begin: number, end: number, at: number, tile: Box, side: number, sideSet: number,
): "yes" | "no" | "absent" {
  const { stored, chainOfEdge, chainOne, chainTwo } = edges;
  const edge = list[at]!;
  const ax = stored[edge * 2]!, ay = stored[edge * 2 + 1]!, bx = stored[edge * 2 + 2]!, by = stored[edge * 2 + 3]!;
  const t = middleWithin(ax, ay, bx, by, tile.x0 - 2, tile.y0 - 2, tile.x1 + 2, tile.y1 + 2);
  if (Number.isNaN(t)) return "absent";
  const swap = side & 1;
  const x = ax + t * (bx - ax);
  const y = ay + t * (by - ay);
  const pu = swap === 0 ? x : y;
  const pw = swap === 0 ? y : x;
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
