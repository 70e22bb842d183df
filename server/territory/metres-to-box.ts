import type { BBox } from "../../geo/index.ts";

const RADIANS = Math.PI / 180;
// The shortest degrees that WGS 84 has, so that the bound never exceeds the true distance.
const METRES_PER_DEGREE_OF_LATITUDE = 110_574;
const METRES_PER_DEGREE_OF_LONGITUDE_AT_EQUATOR = 111_319;
// What the plain formulas may be off by, generously.
const SLACK = 1.01;

/** A lower bound, in metres, of how far a point lies from a box: 0 inside. For leaving things out early. */
export function metresToBox([west, south, east, north]: BBox, lng: number, lat: number): number {
  const up = Math.max(south - lat, lat - north, 0);
  const across = Math.max(west - lng, lng - east, 0);
  const latMetres = up * METRES_PER_DEGREE_OF_LATITUDE;
  if (across === 0) return latMetres;
  // A degree of longitude is shortest at the end of the way that is nearer a pole.
  const poleward = Math.max(Math.abs(lat), Math.abs(Math.min(Math.max(lat, south), north)));
  const lngMetres = across * METRES_PER_DEGREE_OF_LONGITUDE_AT_EQUATOR * Math.cos(Math.min(poleward, 90) * RADIANS);
  return Math.max(latMetres, lngMetres) / SLACK;
}

/** A box that contains every position within reach of a point, and some beyond. */
export function boxAround(lng: number, lat: number, maxMetres: number): [west: number, south: number, east: number, north: number] {
  return widenedBox([lng, lat, lng, lat], maxMetres);
}

/** The same of every position in a box. */
export function widenedBox([west, south, east, north]: BBox, maxMetres: number): [west: number, south: number, east: number, north: number] {
  const up = (maxMetres * SLACK) / METRES_PER_DEGREE_OF_LATITUDE;
  const poleward = Math.min(Math.max(Math.abs(south), Math.abs(north)) + up, 90);
  const across = (maxMetres * SLACK) / Math.max(METRES_PER_DEGREE_OF_LONGITUDE_AT_EQUATOR * Math.cos(poleward * RADIANS), 1);
  return [west - across, south - up, east + across, north + up];
}
