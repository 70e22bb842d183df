const SEMI_MAJOR_METRES = 6_378_137;
const ECCENTRICITY_SQUARED = 0.006_694_379_990_141_316; // WGS 84
const RADIANS = Math.PI / 180;

/** Metres per degree of longitude and latitude around one latitude. */
export interface LocalMetric {
  readonly lngMetres: number;
  readonly latMetres: number;
}

/**
 * Metres per degree at a latitude, on the WGS 84 ellipsoid: radius of curvature in the prime
 * vertical N times cos(lat) eastwards, in the meridian M northwards (Torge & Müller, Geodesy, §4.1).
 *
 * Taking the metric of the query point for its whole neighbourhood is within 0.1 % of the geodesic
 * up to 5 km away at latitudes up to 70°.
 */
export function localMetric(lat: number): LocalMetric {
  const sine = Math.sin(lat * RADIANS);
  const w = 1 - ECCENTRICITY_SQUARED * sine * sine;
  const primeVertical = SEMI_MAJOR_METRES / Math.sqrt(w);
  return {
    lngMetres: Math.max(primeVertical * Math.cos(lat * RADIANS) * RADIANS, 0),
    latMetres: ((primeVertical * (1 - ECCENTRICITY_SQUARED)) / w) * RADIANS,
  };
}

/**
 * Squared distance in metres from a point to the segment between two positions, in degrees.
 * The same number whichever end comes first, so that both neighbours of a border are equally far.
 */
export function squaredMetresToEdge(
  metric: LocalMetric, lng: number, lat: number, ax: number, ay: number, bx: number, by: number,
): number {
  const swap = bx < ax || (bx === ax && by < ay);
  const x = ((swap ? bx : ax) - lng) * metric.lngMetres;
  const y = ((swap ? by : ay) - lat) * metric.latMetres;
  const dx = ((swap ? ax : bx) - lng) * metric.lngMetres - x;
  const dy = ((swap ? ay : by) - lat) * metric.latMetres - y;
  const length = dx * dx + dy * dy;
  const along = length > 0 ? Math.min(1, Math.max(0, -(x * dx + y * dy) / length)) : 0;
  const nearX = x + along * dx;
  const nearY = y + along * dy;
  return nearX * nearX + nearY * nearY;
}
