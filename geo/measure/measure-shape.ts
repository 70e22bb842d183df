import type { Position } from "../types.ts";
import { geodesicMetres } from "./geodesic-metres.ts";

const SEMI_MAJOR_METRES = 6_378_137; // WGS 84
const ECCENTRICITY_SQUARED = 0.006_694_379_990_141_316;
const ECCENTRICITY = Math.sqrt(ECCENTRICITY_SQUARED);
const RADIANS = Math.PI / 180;

/** Length of a line through positions, and of each of its legs. */
export interface MeasuredLine {
  readonly lengthMetres: number;
  readonly legsMetres: readonly number[];
}

export interface MeasuredArea {
  readonly areaSquareMetres: number;
  readonly perimeterMetres: number;
  /** The outline crosses itself: parts count against each other, and the area is not what one sees. */
  readonly crossesItself: boolean;
}

/** Leg by leg along geodesics of WGS 84. */
export function measureLine(positions: readonly Position[]): MeasuredLine {
  const legsMetres = positions.slice(1).map((to, at) => geodesicMetres(positions[at]!, to));
  return { lengthMetres: legsMetres.reduce((sum, leg) => sum + leg, 0), legsMetres };
}

/**
 * The area within a ring (first position not repeated) on the WGS 84 ellipsoid, by the spherical excess on
 * the sphere of equal area; edges are great circles of that sphere, which over a city differ from
 * geodesics by less than a millionth of the area (authalic latitude: J. P. Snyder, "Map Projections: A
 * Working Manual", USGS 1395, 1987, equations 3-11 to 3-13; excess under an edge: R. G. Chamberlain and
 * W. H. Duquette, "Some Algorithms for Polygons on a Sphere", JPL 07-03, 2007).
 */
export function measureArea(ring: readonly Position[]): MeasuredArea {
  let excess = 0;
  for (const [at, [lng, lat]] of ring.entries()) {
    const [nextLng, nextLat] = ring[(at + 1) % ring.length]!;
    const turn = Math.tan((shorterWay(nextLng - lng) * RADIANS) / 2);
    const [t1, t2] = [Math.tan(authalicLatitude(lat) / 2), Math.tan(authalicLatitude(nextLat) / 2)];
    excess += 2 * Math.atan2(turn * (t1 + t2), 1 + t1 * t2);
  }
  const radiusSquared = (SEMI_MAJOR_METRES ** 2 * authalicQ(1)) / 2;
  const closed = [...ring, ...ring.slice(0, 1)];
  return { areaSquareMetres: Math.abs(excess) * radiusSquared, perimeterMetres: measureLine(closed).lengthMetres, crossesItself: crossesItself(ring) };
}

function shorterWay(degrees: number): number {
  return degrees > 180 ? degrees - 360 : degrees < -180 ? degrees + 360 : degrees;
}

function authalicLatitude(lat: number): number {
  return Math.asin(Math.max(-1, Math.min(1, authalicQ(Math.sin(lat * RADIANS)) / authalicQ(1))));
}

function authalicQ(sine: number): number {
  const e = ECCENTRICITY * sine;
  return (1 - ECCENTRICITY_SQUARED) * (sine / (1 - e * e) + Math.atanh(e) / ECCENTRICITY);
}

/** Edges that do not follow each other and meet. */
function crossesItself(ring: readonly Position[]): boolean {
  const edges = ring.map((from, at) => [from, ring[(at + 1) % ring.length]!] as const);
  return edges.some(([a, b], i) => edges.some(([c, d], j) => j > i + 1 && !(i === 0 && j === edges.length - 1) && meet(a, b, c, d)));
}

function meet(a: Position, b: Position, c: Position, d: Position): boolean {
  return side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0;
}

function side([ax, ay]: Position, [bx, by]: Position, [px, py]: Position): number {
  return Math.sign((bx - ax) * (py - ay) - (by - ay) * (px - ax));
}
