import type { Position } from "../types.ts";

const SEMI_MAJOR_METRES = 6_378_137; // WGS 84
const FLATTENING = 1 / 298.257_223_563;
const SEMI_MINOR_METRES = SEMI_MAJOR_METRES * (1 - FLATTENING);
const RADIANS = Math.PI / 180;
const MOST_ROUNDS = 200;

/**
 * Length in metres of the geodesic between two positions on the WGS 84 ellipsoid, to a tenth of a
 * millimetre (T. Vincenty, "Direct and Inverse Solutions of Geodesics on the Ellipsoid", Survey
 * Review 1975, equations 3 to 19).
 *
 * Where the series does not settle, within half a degree of the opposite side of the Earth, half a
 * meridian is the answer: the geodesic there is that long to 0.3 %.
 */
export function geodesicMetres(from: Position, to: Position): number {
  const difference = (to[0] - from[0]) * RADIANS;
  const [sin1, cos1] = reduced(from[1]);
  const [sin2, cos2] = reduced(to[1]);
  let lambda = difference;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const [sinLambda, cosLambda] = [Math.sin(lambda), Math.cos(lambda)];
    const sinSigma = Math.hypot(cos2 * sinLambda, cos1 * sin2 - sin1 * cos2 * cosLambda);
    if (sinSigma === 0) return 0;
    const cosSigma = sin1 * sin2 + cos1 * cos2 * cosLambda;
    const sigma = Math.atan2(sinSigma, cosSigma);
    const sinAlpha = (cos1 * cos2 * sinLambda) / sinSigma;
    const cosAlphaSquared = 1 - sinAlpha * sinAlpha;
    // Along the equator the product vanishes, and its factor has no value.
    const middle = cosAlphaSquared === 0 ? 0 : cosSigma - (2 * sin1 * sin2) / cosAlphaSquared;
    const c = (FLATTENING / 16) * cosAlphaSquared * (4 + FLATTENING * (4 - 3 * cosAlphaSquared));
    const next = difference + (1 - c) * FLATTENING * sinAlpha * (sigma + c * sinSigma * (middle + c * cosSigma * (2 * middle * middle - 1)));
    if (Math.abs(next - lambda) < 1e-13) return onTheEllipsoid(cosAlphaSquared, sigma, sinSigma, cosSigma, middle);
    lambda = next;
  }
  return (Math.PI * (SEMI_MAJOR_METRES + SEMI_MINOR_METRES)) / 2;
}

/** Sine and cosine of the reduced latitude. */
function reduced(lat: number): [sine: number, cosine: number] {
  const angle = Math.atan((1 - FLATTENING) * Math.tan(lat * RADIANS));
  return [Math.sin(angle), Math.cos(angle)];
}

function onTheEllipsoid(cosAlphaSquared: number, sigma: number, sinSigma: number, cosSigma: number, middle: number): number {
  const u = (cosAlphaSquared * (SEMI_MAJOR_METRES ** 2 - SEMI_MINOR_METRES ** 2)) / SEMI_MINOR_METRES ** 2;
  const large = 1 + (u / 16_384) * (4096 + u * (u * (320 - 175 * u) - 768));
  const small = (u / 1024) * (256 + u * (u * (74 - 47 * u) - 128));
  const twice = 2 * middle * middle - 1;
  const change = small * sinSigma * (middle + (small / 4) * (cosSigma * twice - (small / 6) * middle * (4 * sinSigma ** 2 - 3) * (4 * middle * middle - 3)));
  return SEMI_MINOR_METRES * large * (sigma - change);
}
