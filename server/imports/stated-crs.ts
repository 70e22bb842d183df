import { GeoInputError, normalise, type Position, type SourceCrs } from "../../geo/index.ts";
import { InvalidError } from "../errors.ts";
import { said } from "../said.ts";
import type { RowTable } from "./read/row-table.ts";

/** Names under which GeoJSON files call WGS 84 and CGCS2000, down to the digits that identify them. */
const GEOGRAPHIC = /(?:CRS:?84|EPSG:+(?:4326|4490|4979))$/i;

/**
 * The reference system of a file's geometry. GeoJSON is WGS 84 by its standard unless `--crs` says
 * otherwise; in a table nothing says it, so it must be stated.
 *
 * @throws {InvalidError} when it must be stated and is not, or the file names one that is not read.
 */
export function statedCrs(table: Pick<RowTable, "format" | "namedCrs">, crs: SourceCrs | undefined): SourceCrs {
  if (table.namedCrs !== null && !GEOGRAPHIC.test(table.namedCrs.replaceAll("::", ":"))) {
    throw InvalidError.at("crs", said(
      `The file says that its positions are in ${table.namedCrs}. Longitude and latitude are needed: convert it, for example with ogr2ogr -t_srs EPSG:4326.`,
      `文件写明坐标系是 ${table.namedCrs}，这里只读经纬度。请先转换，例如 ogr2ogr -t_srs EPSG:4326。`,
    ));
  }
  if (crs !== undefined) return crs;
  if (table.format === "geojson") return "wgs84";
  throw InvalidError.at("crs", said(
    "State the reference system of x and y: --crs wgs84, cgcs2000, gcj02 or bd09. It is never guessed.",
    "请声明 x、y 的坐标系：wgs84、cgcs2000、gcj02 或 bd09。不会猜测。",
  ));
}

/** The position in WGS 84, or a sentence that says why there is none. */
export function positionIn(x: unknown, y: unknown, crs: SourceCrs): Position | string {
  if (typeof x !== "number" || typeof y !== "number") return "A position must be two numbers, longitude first.";
  try {
    return normalise({ x, y, crs });
  } catch (error) {
    if (!(error instanceof GeoInputError)) throw error;
    const looksProjected = Math.abs(x) > 1000 || Math.abs(y) > 1000;
    return looksProjected ? `${x}, ${y} is not longitude and latitude; these look like projected metres or feet. Convert the file to degrees.` : error.message;
  }
}
