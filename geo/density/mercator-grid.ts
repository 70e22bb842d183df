import { GeoInputError } from "../errors.ts";
import type { BBox } from "../types.ts";

const RADIANS = Math.PI / 180;
/** The latitude at which Web Mercator is as high as it is wide. */
const FARTHEST_LATITUDE = 85.051_128;
/** Cells that a grid may have. */
const MOST_CELLS = 16_000_000;

/** Square cells on Web Mercator (EPSG:3857), row by row from the north-west, as an image is laid on a map. */
export interface MercatorGrid {
  /** Outer edges; the south is where the last whole row ends. */
  readonly bbox: BBox;
  readonly columns: number;
  readonly rows: number;
  /** Of the middles of columns, from the west. */
  readonly lngs: Float64Array;
  /** Of the middles of rows, from the north. */
  readonly lats: Float64Array;
  /** The row, as a fraction counted from the northern edge, in which a latitude lies. */
  rowAt(lat: number): number;
}

/**
 * A grid of so many columns over an extent; as many whole rows as it takes to cover it.
 *
 * @throws {GeoInputError} when the extent is empty or off Web Mercator, or has too many cells.
 */
export function mercatorGrid([west, south, east, north]: BBox, columns: number): MercatorGrid {
  if (!(west >= -180 && west < east && east <= 180 && south >= -FARTHEST_LATITUDE && south < north && north <= FARTHEST_LATITUDE)) {
    throw new GeoInputError(`No grid over ${[west, south, east, north].join(", ")}: expected west, south, east, north with west < east, south < north, within ±180 and ±${FARTHEST_LATITUDE}°.`);
  }
  if (!(Number.isInteger(columns) && columns > 0)) throw new GeoInputError(`A grid of ${columns} columns: expected a whole number above 0.`);
  // Heights in degrees of longitude at the equator, so that cells are square.
  const stepDegrees = (east - west) / columns;
  const top = mercatorHeight(north);
  const rows = Math.ceil((top - mercatorHeight(south)) / stepDegrees - 1e-9);
  if (!(rows * columns <= MOST_CELLS)) throw new GeoInputError(`A grid of ${columns} by ${rows} cells: expected at most ${MOST_CELLS} cells.`);
  return {
    bbox: [west, latitudeAt(top - rows * stepDegrees), east, north],
    columns,
    rows,
    lngs: Float64Array.from({ length: columns }, (_, column) => west + (column + 0.5) * stepDegrees),
    lats: Float64Array.from({ length: rows }, (_, row) => latitudeAt(top - (row + 0.5) * stepDegrees)),
    rowAt: (lat) => (top - mercatorHeight(Math.max(-89.9, Math.min(89.9, lat)))) / stepDegrees,
  };
}

function mercatorHeight(lat: number): number {
  return Math.asinh(Math.tan(lat * RADIANS)) / RADIANS;
}

function latitudeAt(height: number): number {
  return Math.atan(Math.sinh(height * RADIANS)) / RADIANS;
}
