import { InvalidError } from "../errors.ts";
import { said } from "../said.ts";

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
  throw InvalidError.at(`path.${name}`, said(
    `Tile ${name}: a whole number from 0 to ${max} was expected, not ${JSON.stringify(text)}`,
    `瓦片 ${name} 应是 0 到 ${max} 的整数，不是“${text}”`,
  ));
}
