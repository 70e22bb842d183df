import type { Position } from "../types.ts";
import type { CityExtent } from "./city-extent.ts";
import type { CityOptions } from "./city-options.ts";
import { cityProjection, degreesFromKm } from "./city-projection.ts";
import { Heap } from "./heap.ts";
import { centreX, centreY, isOnRim, neighbourOf } from "./hex-lattice.ts";
import type { HexLattice } from "./hex-lattice.ts";
import { hash32, seededRandom, valueNoise } from "./random.ts";
import { roughen } from "./roughen.ts";
import { cityWarp } from "./warp.ts";

type Point = readonly [x: number, y: number];

/** One river, reaches ordered from its source to its mouth. */
export interface CityRiver {
  /** 0 is the main river; the others flow into it. */
  index: number;
  reaches: CityReach[];
}

export interface CityReach {
  river: number;
  ordinal: number;
  /** The reach that this one flows into; null where the main river leaves the city. */
  downstream: { river: number; ordinal: number } | null;
  positions: Position[];
}

/** Where the main river passes, as shares of the city's width and height. */
const MAIN_COURSE = [
  [-0.04, 0.6],
  [0.5, 0.42],
  [1.04, 0.38],
] as const;

/** Where tributaries start, likewise, and where they join, as shares of the main river's length. */
const TRIBUTARIES = [
  { start: [0.54, 1.03], joinAt: 0.55 },
  { start: [0.87, 0.9], joinAt: 0.72 },
  { start: [0.28, 0.1], joinAt: 0.34 },
  { start: [0.57, -0.03], joinAt: 0.6 },
] as const;

const LINE_SPACING_KM = 0.35;

/**
 * Rivers through the city: one from the west to the east, and four that join it.
 * The last position of a tributary is a position of the main river, number for number.
 */
export function cityRivers(options: CityOptions, extent: CityExtent): CityRiver[] {
  const { lattice } = extent;
  const projection = cityProjection(options);
  const ground = cityGround(options, extent);
  const warp = cityWarp(options, lattice);
  const middle = (hex: number) => warp(centreX(lattice, hex), centreY(lattice, hex));
  const taken = new Uint8Array(lattice.count);
  const random = seededRandom(hash32(options.seed, 71));
  const stops = MAIN_COURSE.map(([across, up]) => hexAt(extent, across, up));
  const mainHexes = stops.slice(1).flatMap((to, at) => flow(lattice, ground, stops[at] ?? to, to, taken).slice(at && 1));
  const mainLine = smooth(mainHexes.map(middle));
  for (const hex of mainHexes) claim(lattice, hex, taken);

  const joins: number[] = [];
  const tributaries = TRIBUTARIES.map(({ start, joinAt }) => {
    const mouth = mainHexes[Math.round(joinAt * (mainHexes.length - 1))] ?? 0;
    const hexes = flow(lattice, ground, hexAt(extent, start[0], start[1]), mouth, taken);
    const firstTaken = hexes.findIndex((hex) => taken[hex]);
    const own = hexes.slice(0, firstTaken < 0 ? hexes.length : firstTaken);
    for (const hex of own) claim(lattice, hex, taken);
    const points = own.map(middle);
    const join = nearestIndex(mainLine, points.at(-1) ?? [0, 0]);
    joins.push(join);
    return smooth([...points, mainLine[join] ?? [0, 0]]);
  });

  const pieceCount = 3;
  const main = splitAt(mainLine, [...joins].sort((a, b) => a - b));
  const wind = (line: Point[]) => windingLine(line, random).map(([x, y]) => asPosition(degreesFromKm(projection, x, y)));
  const mainPieces = main.flatMap((piece) => splitEvenly(piece, 2));
  const rivers: CityRiver[] = [
    {
      index: 0,
      reaches: mainPieces.map((piece, ordinal) => ({
        river: 0,
        ordinal,
        downstream: ordinal + 1 < mainPieces.length ? { river: 0, ordinal: ordinal + 1 } : null,
        positions: wind(piece),
      })),
    },
  ];
  tributaries.forEach((line, at) => {
    const mouth = mainLine[joins[at] ?? 0];
    const below = mainPieces.findIndex((piece) => piece[0] === mouth);
    const pieces = splitEvenly(line, pieceCount + 1);
    rivers.push({
      index: at + 1,
      reaches: pieces.map((piece, ordinal) => ({
        river: at + 1,
        ordinal,
        downstream: ordinal + 1 < pieces.length ? { river: at + 1, ordinal: ordinal + 1 } : { river: 0, ordinal: below },
        positions: wind(piece),
      })),
    });
  });
  return rivers;
}

function asPosition([lng = 0, lat = 0]: number[]): Position {
  return [lng, lat];
}

/** The hexagon at a share of the city's width and height, counted from its south-west corner. */
function hexAt({ lattice, hexes }: CityExtent, across: number, up: number): number {
  const { columns, rows } = lattice;
  const rowsUsed = [(hexes[0] ?? 0) / columns, (hexes.at(-1) ?? 0) / columns].map(Math.floor);
  const [south = 0, north = 0] = rowsUsed;
  let west = columns;
  let east = 0;
  for (const hex of hexes) {
    west = Math.min(west, hex % columns);
    east = Math.max(east, hex % columns);
  }
  const column = Math.min(columns - 4, Math.max(3, Math.round(west + across * (east - west))));
  const row = Math.min(rows - 4, Math.max(3, Math.round(south + up * (north - south))));
  return row * columns + column;
}

/** How hard it is for water to cross each hexagon: valleys are easy, land beyond the city is hard. */
function cityGround({ seed, radiusKm }: CityOptions, { lattice, hexes }: CityExtent): Float64Array {
  const ground = new Float64Array(lattice.count).fill(3);
  const scale = 7 / radiusKm;
  for (const hex of hexes) {
    const x = centreX(lattice, hex) * scale;
    const y = centreY(lattice, hex) * scale;
    const relief = valueNoise(hash32(seed, 72), x, y) + 0.5 * valueNoise(hash32(seed, 73), 2.3 * x, 2.3 * y);
    ground[hex] = 0.2 + Math.max(0, 1 + relief);
  }
  return ground;
}

function claim(lattice: HexLattice, hex: number, taken: Uint8Array): void {
  taken[hex] = 1;
  for (let direction = 0; direction < 6; direction++) taken[neighbourOf(lattice, hex, direction)] = 1;
}

/** The easiest way over rough ground. Taken ground is passable, so that a mouth can be reached. */
function flow(lattice: HexLattice, ground: Float64Array, from: number, to: number, taken: Uint8Array): number[] {
  const cost = new Float64Array(lattice.count).fill(Infinity);
  const before = new Int32Array(lattice.count).fill(-1);
  const heap = new Heap();
  cost[from] = 0;
  heap.push(0, from);
  while (heap.size > 0) {
    const hex = heap.pop();
    if (hex === to) break;
    for (let direction = 0; direction < 6; direction++) {
      const next = neighbourOf(lattice, hex, direction);
      if (isOnRim(lattice, next)) continue;
      const reached = (cost[hex] ?? 0) + (ground[next] ?? 0) + (taken[next] ? 4 : 0);
      if (reached >= (cost[next] ?? 0)) continue;
      cost[next] = reached;
      before[next] = hex;
      heap.push(reached, next);
    }
  }
  const path: number[] = [];
  for (let hex = to; hex >= 0; hex = before[hex] ?? -1) path.push(hex);
  return path.reverse();
}

/** Chaikin's corner cutting, three times, ends kept; thinned first so that no hexagon steps show. */
function smooth(points: Point[]): Point[] {
  const step = Math.max(1, Math.min(4, Math.floor(points.length / 12)));
  let line = points.filter((_, at) => at % step === 0 || at === points.length - 1);
  for (let round = 0; round < 3; round++) {
    const cut: Point[] = [line[0] ?? [0, 0]];
    for (let at = 1; at < line.length; at++) {
      const [ax, ay] = line[at - 1] ?? [0, 0];
      const [bx, by] = line[at] ?? [0, 0];
      cut.push([0.75 * ax + 0.25 * bx, 0.75 * ay + 0.25 * by], [0.25 * ax + 0.75 * bx, 0.25 * ay + 0.75 * by]);
    }
    cut.push(line.at(-1) ?? [0, 0]);
    line = cut;
  }
  return line;
}

function nearestIndex(line: Point[], [x, y]: Point): number {
  let best = 0;
  let bestAway = Infinity;
  line.forEach(([px, py], at) => {
    const away = (px - x) * (px - x) + (py - y) * (py - y);
    if (away < bestAway) [best, bestAway] = [at, away];
  });
  return best;
}

/** Pieces of a line between the given indices; neighbouring pieces share their end point. */
function splitAt(line: Point[], indices: number[]): Point[][] {
  const cuts = [0, ...new Set(indices), line.length - 1];
  return cuts.slice(1).map((end, at) => line.slice(cuts[at] ?? 0, end + 1));
}

function splitEvenly(line: Point[], count: number): Point[][] {
  return splitAt(line, Array.from({ length: count - 1 }, (_, at) => Math.round(((at + 1) * (line.length - 1)) / count)));
}

function windingLine(line: Point[], random: () => number): Point[] {
  const winding: Point[] = [];
  line.forEach((point, at) => {
    const next = line[at + 1];
    winding.push(point);
    if (!next) return;
    const dx = next[0] - point[0];
    const dy = next[1] - point[1];
    const segments = Math.round(Math.sqrt(dx * dx + dy * dy) / LINE_SPACING_KM);
    winding.push(...roughen(point, next, segments, 0.35, random));
  });
  return winding;
}
