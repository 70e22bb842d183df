import type { CityOptions } from "./city-options.ts";

const KM_PER_DEGREE = 111.32;
const GRID_PER_DEGREE = 1e7;

/** Kilometres east and north of a centre to degrees: a flat map, good for a made-up city. */
export interface CityProjection {
  lng: number;
  lat: number;
  kmPerDegreeLng: number;
}

export function cityProjection({ centre: [lng, lat] }: CityOptions): CityProjection {
  return { lng, lat, kmPerDegreeLng: KM_PER_DEGREE * cosineOfDegrees(lat) };
}

/** Longitude, latitude on the grid of 1e-7 degrees, about a centimetre. */
export function degreesFromKm({ lng, lat, kmPerDegreeLng }: CityProjection, xKm: number, yKm: number): number[] {
  return [
    Math.round((lng + xKm / kmPerDegreeLng) * GRID_PER_DEGREE) / GRID_PER_DEGREE,
    Math.round((lat + yKm / KM_PER_DEGREE) * GRID_PER_DEGREE) / GRID_PER_DEGREE,
  ];
}

/** Taylor series: engines may differ in the last digit of Math.cos, not in products and sums. */
function cosineOfDegrees(degrees: number): number {
  const x = (degrees / 180) * Math.PI;
  let term = 1;
  let sum = 1;
  for (let n = 2; n <= 30; n += 2) {
    term *= (-x * x) / (n * (n - 1));
    sum += term;
  }
  return sum;
}
