import type { Geometry, MultiPolygon, Polygon } from "geojson";
import { GeoInputError } from "../errors.ts";
import type { CellCollection } from "../types.ts";

/** All rings of a collection in flat arrays: the one reading of the input that everything else uses. */
export interface RingTable {
  readonly cellCount: number;
  /** lng0, lat0, lng1, … of every ring in turn, without a closing repeat. */
  readonly positions: Float64Array;
  /** Where ring r begins, counted in positions; one more entry than there are rings. */
  readonly ringStart: Int32Array;
  /** Where cell c begins, counted in rings; one more entry than there are cells. */
  readonly cellRing: Int32Array;
  readonly codes: readonly string[];
  readonly levels: Float64Array;
}

/**
 * Reads and checks the cells. A closing position is dropped; everything else is kept as given,
 * so that defective rings stay what they are. Heights are ignored; a missing geometry is empty.
 *
 * @throws {GeoInputError} naming cell, ring and vertex, when a position is not a pair of finite
 * numbers in range, and naming the feature when its code, level or geometry cannot be used.
 */
export function readCells(cells: CellCollection): RingTable {
  const codes = cells.features.map((feature, ordinal) => readCode(feature.properties, ordinal));
  const levels = Float64Array.from(cells.features, (feature, ordinal) => readLevel(feature.properties, codes[ordinal]));
  const all = cells.features.map((feature, ordinal) => ringsOf(feature.geometry, codes[ordinal]));

  let ringCount = 0;
  let positionCount = 0;
  for (const rings of all) {
    ringCount += rings.length;
    for (const ring of rings) positionCount += ring.length;
  }
  const positions = new Float64Array(positionCount * 2);
  const ringStart = new Int32Array(ringCount + 1);
  const cellRing = new Int32Array(all.length + 1);
  let end = 0;
  let ringIndex = 0;
  for (let ordinal = 0; ordinal < all.length; ordinal++) {
    cellRing[ordinal] = ringIndex;
    const rings = all[ordinal] ?? [];
    for (let r = 0; r < rings.length; r++) {
      ringStart[ringIndex++] = end;
      end = copyRing(rings[r] ?? [], positions, end, () => `Cell ${codes[ordinal]}, ring ${r}`);
    }
  }
  cellRing[all.length] = ringIndex;
  ringStart[ringCount] = end;
  return { cellCount: all.length, positions: positions.subarray(0, end * 2), ringStart, cellRing, codes, levels };
}

function copyRing(ring: readonly unknown[], positions: Float64Array, start: number, where: () => string): number {
  let end = start * 2;
  for (let v = 0; v < ring.length; v++) {
    const position = ring[v] as readonly number[] | undefined;
    const lng = position?.[0];
    const lat = position?.[1];
    // One chain of comparisons that every non-number and NaN fails as well.
    if (typeof lng !== "number" || typeof lat !== "number" || !(Math.abs(lng) <= 180 && Math.abs(lat) <= 90)) {
      throw new GeoInputError(
        `${where()}, vertex ${v}: ${JSON.stringify(ring[v]) ?? "nothing"} is not a position. ` +
          "Expected [longitude, latitude] in degrees, within -180 to 180 and -90 to 90.",
      );
    }
    // Adding 0 turns -0 into 0, so that equal positions have equal bits.
    positions[end++] = lng + 0;
    positions[end++] = lat + 0;
  }
  const first = start * 2;
  const closed =
    end - first > 2 && positions[first] === positions[end - 2] && positions[first + 1] === positions[end - 1];
  return (closed ? end - 2 : end) / 2;
}

function readCode(properties: unknown, ordinal: number): string {
  const code = (properties as { code?: unknown } | null | undefined)?.code;
  if (typeof code === "string") return code;
  throw new GeoInputError(`Feature ${ordinal}: properties.code must be a string, and is ${JSON.stringify(code)}.`);
}

function readLevel(properties: { level?: number }, code: string | undefined): number {
  const level: unknown = properties.level ?? 0;
  if (typeof level === "number" && Number.isFinite(level)) return level;
  throw new GeoInputError(`Cell ${code}: level must be a number, and is ${JSON.stringify(level)}.`);
}

function ringsOf(geometry: Geometry | Polygon | MultiPolygon | null, code: string | undefined): readonly (readonly unknown[])[] {
  if (geometry === null || geometry === undefined) return [];
  const rings: unknown =
    geometry.type === "Polygon"
      ? geometry.coordinates
      : geometry.type === "MultiPolygon" && Array.isArray(geometry.coordinates)
        ? geometry.coordinates.flat(1)
        : undefined;
  if (!Array.isArray(rings)) {
    throw new GeoInputError(`Cell ${code}: ${geometry.type} is not an area. Expected a Polygon or a MultiPolygon.`);
  }
  const bad = rings.findIndex((ring) => !Array.isArray(ring));
  if (bad >= 0) throw new GeoInputError(`Cell ${code}, ring ${bad}: expected a list of positions.`);
  return rings;
}
