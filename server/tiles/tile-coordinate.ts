import { InvalidError } from "../errors.ts";

export const MAX_TILE_ZOOM = 22;

/** One square of the Web Mercator pyramid (z/x/y, y growing southward). */
export interface TileCoordinate {
  z: number;
  x: number;
  y: number;
}

/** @throws {InvalidError} naming the number that no tile has. */
export function parseTileCoordinate(z: string, x: string, y: string): TileCoordinate {
  const zoom = wholeNumber("z", z, MAX_TILE_ZOOM);
  const last = 2 ** zoom - 1;
  return { z: zoom, x: wholeNumber("x", x, last), y: wholeNumber("y", y, last) };
}

function wholeNumber(name: string, text: string, max: number): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value <= max) return value;
  const message = `a whole number from 0 to ${max} was expected, not ${JSON.stringify(text)}`;
  throw new InvalidError(`Tile ${name}: ${message}`, [{ field: `path.${name}`, message }]);
}

/** West, south, east, north of the tile in degrees, widened by `margin` tile widths on each side. */
export function tileBounds({ z, x, y }: TileCoordinate, margin = 0): [number, number, number, number] {
  return [
    longitudeAt(x - margin, z), latitudeAt(y + 1 + margin, z),
    longitudeAt(x + 1 + margin, z), latitudeAt(y - margin, z),
  ];
}

const longitudeAt = (x: number, z: number) => (x / 2 ** z) * 360 - 180;

/** Inverse of the spherical Mercator projection (EPSG method 1024). */
function latitudeAt(y: number, z: number): number {
  return (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / 2 ** z))) * 180) / Math.PI;
}

/** Position inside the tile in tile units from its north-west corner; may lie outside 0…extent. */
export function positionInTile(lng: number, lat: number, { z, x, y }: TileCoordinate, extent: number): [number, number] {
  const scale = 2 ** z;
  // The projection has no end towards the poles.
  const sine = Math.sin((Math.min(85.05, Math.max(-85.05, lat)) * Math.PI) / 180);
  const mercatorX = (lng + 180) / 360;
  const mercatorY = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  return [(mercatorX * scale - x) * extent, (mercatorY * scale - y) * extent];
}
