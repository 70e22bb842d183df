/** Positions of the Mercator square along a side: 9 mm at the equator. */
export const MERCATOR_UNITS = 2 ** 32;
/** The projection has no end towards the poles. */
const MAX_LATITUDE = 85.05;

/** Column of the Mercator square from the west, 0 to 2^32 - 1; what lies beyond counts to the edge. */
export function mercatorX(lng: number): number {
  return clamp(((lng + 180) / 360) * MERCATOR_UNITS);
}

/** Row of the Mercator square from the north, 0 to 2^32 - 1. Spherical Mercator (EPSG method 1024). */
export function mercatorY(lat: number): number {
  const sine = Math.sin((Math.min(MAX_LATITUDE, Math.max(-MAX_LATITUDE, lat)) * Math.PI) / 180);
  return clamp((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * MERCATOR_UNITS);
}

function clamp(units: number): number {
  return Math.min(MERCATOR_UNITS - 1, Math.max(0, Math.floor(units)));
}
