import type { Position } from "../types.ts";

const SEMI_MAJOR_METRES = 6_378_137; // WGS 84
const ECCENTRICITY_SQUARED = 0.006_694_379_990_141_316;
const RADIANS = Math.PI / 180;
/** Newton's steps until a latitude is found to rounding; three suffice below 85 degrees. */
const MOST_STEPS = 12;

/** A plane in metres on which areas are true, and shapes along one parallel. */
export interface EqualAreaPlane {
  readonly standardParallelDegrees: number;
  readonly centralMeridianDegrees: number;
  /** Metres east of the central meridian; a longitude counts the shorter way round. */
  east(lng: number): number;
  /** Metres north of the equator. */
  north(lat: number): number;
  toPosition(eastMetres: number, northMetres: number): Position;
}

/**
 * Cylindrical equal-area projection of the WGS 84 ellipsoid with a stated standard parallel
 * (J. P. Snyder, "Map Projections: A Working Manual", USGS Professional Paper 1395, 1987, equations
 * 3-12, 10-13 to 10-15; inverse latitude 3-16).
 *
 * Half a degree north or south of the standard parallel, at 35°, lengths are off by 0.6 % one way east
 * and the other way north; areas are true everywhere. Standard parallels lie within 80° of the equator.
 */
export function equalAreaPlane([centralMeridianDegrees, standardParallelDegrees]: Position): EqualAreaPlane {
  const sine = Math.sin(standardParallelDegrees * RADIANS);
  const scale = Math.cos(standardParallelDegrees * RADIANS) / Math.sqrt(1 - ECCENTRICITY_SQUARED * sine * sine);
  const metresPerDegree = SEMI_MAJOR_METRES * scale * RADIANS;
  const metresPerQ = SEMI_MAJOR_METRES / (2 * scale);
  return {
    standardParallelDegrees,
    centralMeridianDegrees,
    east(lng) {
      const degrees = lng - centralMeridianDegrees;
      return (degrees > 180 ? degrees - 360 : degrees < -180 ? degrees + 360 : degrees) * metresPerDegree;
    },
    north: (lat) => metresPerQ * authalicQ(Math.sin(lat * RADIANS)),
    toPosition(eastMetres, northMetres) {
      const lng = centralMeridianDegrees + eastMetres / metresPerDegree;
      return [lng > 180 ? lng - 360 : lng < -180 ? lng + 360 : lng, latitudeOf(northMetres / metresPerQ)];
    },
  };
}

/** Snyder 3-12, of the sine of the latitude; the logarithm by its series, whose first term left out is below 1e-17. */
function authalicQ(sine: number): number {
  const x = ECCENTRICITY_SQUARED * sine * sine;
  const series = 1 + x * (1 / 3 + x * (1 / 5 + x * (1 / 7 + x * (1 / 9 + x * (1 / 11 + x * (1 / 13 + x / 15))))));
  return (1 - ECCENTRICITY_SQUARED) * sine * (1 / (1 - x) + series);
}

/** The latitude in degrees with this q, by Newton's method; the pole beyond it. */
function latitudeOf(q: number): number {
  const qAtPole = authalicQ(1);
  if (Math.abs(q) >= qAtPole) return Math.sign(q) * 90;
  let sine = q / qAtPole;
  for (let step = 0; step < MOST_STEPS; step++) {
    // dq / d sine = 2 (1 - e²) / (1 - e² sine²)²
    const w = 1 - ECCENTRICITY_SQUARED * sine * sine;
    const change = ((q - authalicQ(sine)) * w * w) / (2 * (1 - ECCENTRICITY_SQUARED));
    sine = Math.max(-1, Math.min(1, sine + change));
    if (Math.abs(change) < 1e-16) break;
  }
  return Math.asin(sine) / RADIANS;
}
