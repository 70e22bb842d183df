import type { Position } from "../types.ts";
import type { CityExtent } from "./city-extent.ts";
import type { CityOptions } from "./city-options.ts";
import { cityProjection, degreesFromKm } from "./city-projection.ts";
import { centreX, centreY } from "./hex-lattice.ts";
import { hash32, seededRandom } from "./random.ts";
import { cityGround, claim, flow, hexAt, MAIN_GROUND, TRIBUTARY_GROUND, withoutLoops } from "./river-course.ts";
import { nearestIndex, smooth, splitAt, splitEvenly, windingLine } from "./river-lines.ts";
import type { Point } from "./river-lines.ts";
import { cityWarp } from "./warp.ts";

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
  const mainHexes = withoutLoops(stops.slice(1).flatMap((to, at) => flow(lattice, ground, stops[at] ?? to, to, taken)));
  const mainLine = smooth(mainHexes.map(middle));
  for (const hex of mainHexes) claim(lattice, hex, taken, MAIN_GROUND);

  const joins: number[] = [];
  const tributaries = TRIBUTARIES.flatMap(({ start, joinAt }) => {
    const mouth = mainHexes[Math.round(joinAt * (mainHexes.length - 1))] ?? 0;
    const hexes = flow(lattice, ground, hexAt(extent, start[0], start[1]), mouth, taken);
    const firstTaken = hexes.findIndex((hex) => taken[hex]);
    const own = hexes.slice(0, firstTaken < 0 ? hexes.length : firstTaken);
    if (own.length < 4) return [];
    for (const hex of own) claim(lattice, hex, taken, TRIBUTARY_GROUND);
    const points = own.map(middle);
    const join = Math.min(mainLine.length - 2, Math.max(1, nearestIndex(mainLine, points.at(-1) ?? [0, 0])));
    joins.push(join);
    return [smooth([...points, mainLine[join] ?? [0, 0]])];
  });

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
    const pieces = splitEvenly(line, 4);
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
