import { GeoInputError } from "../errors.ts";
import { SOURCE_CRSS } from "../types.ts";
import type { Position, SourceCrs } from "../types.ts";
import { bd09FromGcj02, gcj02FromBd09 } from "./bd09.ts";
import { gcj02FromWgs84, wgs84FromGcj02 } from "./gcj02.ts";

/** A position as it was reported: x is longitude and y latitude in degrees of the stated system. */
export interface StatedPosition {
  x: number;
  y: number;
  crs: SourceCrs;
}

/**
 * Where a reported position is, as WGS 84 longitude and latitude.
 *
 * The stated system is taken at its word, and so is the order of x and y: nothing is guessed.
 * CGCS2000 equals WGS 84 to better than a metre and is passed on as it is. GCJ-02 and BD-09
 * are undone to within 1e-9 degrees (0.1 mm) of what their forward formula gives; beyond the
 * rectangle in which GCJ-02 applies it shifts nothing.
 * @throws {GeoInputError} for numbers that are not finite or out of range, and for unknown systems.
 */
export function normalise({ x, y, crs }: StatedPosition): Position {
  checkRange(x, y, crs);
  switch (crs) {
    case "wgs84":
    case "cgcs2000":
      return [x, y];
    case "gcj02":
      return withinRange(wgs84FromGcj02([x, y]));
    case "bd09":
      return withinRange(wgs84FromGcj02(gcj02FromBd09([x, y])));
    default:
      throw unknownCrs(crs);
  }
}

/**
 * The same place in another reference system; the opposite of `normalise`.
 * @throws {GeoInputError} as `normalise` does.
 */
export function fromWgs84([lng, lat]: Position, crs: SourceCrs): { x: number; y: number; crs: SourceCrs } {
  checkRange(lng, lat, "wgs84");
  switch (crs) {
    case "wgs84":
    case "cgcs2000":
      return { x: lng, y: lat, crs };
    case "gcj02": {
      const [x, y] = gcj02FromWgs84([lng, lat]);
      return { x, y, crs };
    }
    case "bd09": {
      const [x, y] = bd09FromGcj02(gcj02FromWgs84([lng, lat]));
      return { x, y, crs };
    }
    default:
      throw unknownCrs(crs);
  }
}

function checkRange(x: number, y: number, crs: SourceCrs): void {
  if (typeof x !== "number" || !Number.isFinite(x)) throw notANumber("x (longitude)", x);
  if (typeof y !== "number" || !Number.isFinite(y)) throw notANumber("y (latitude)", y);
  if (x < -180 || x > 180) throw outOfRange("x (longitude)", x, 180, crs, "");
  if (y >= -90 && y <= 90) return;
  // Said because it is the usual cause; not done because a guess would be wrong some day.
  const hint =
    y >= -180 && y <= 180 && x >= -90 && x <= 90 ? " x and y may have been swapped; they are never swapped for you." : "";
  throw outOfRange("y (latitude)", y, 90, crs, hint);
}

/** Undoing a shift near a pole or the antimeridian must not lead out of range. */
function withinRange([lng, lat]: Position): Position {
  return [Math.min(180, Math.max(-180, lng)), Math.min(90, Math.max(-90, lat))];
}

function notANumber(axis: string, value: unknown): GeoInputError {
  return new GeoInputError(`Position: ${axis} is ${String(value)}, not a finite number. Give degrees as a number.`);
}

function outOfRange(axis: string, value: number, limit: number, crs: SourceCrs, hint: string): GeoInputError {
  return new GeoInputError(
    `Position: ${axis} is ${value}, outside -${limit} to ${limit} degrees (${crs}).${hint} Give degrees, longitude as x and latitude as y.`,
  );
}

function unknownCrs(crs: unknown): GeoInputError {
  return new GeoInputError(`Position: reference system "${String(crs)}" is not known. State one of ${SOURCE_CRSS.join(", ")}.`);
}
