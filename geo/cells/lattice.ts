/**
 * How positions are stored: as 32-bit whole numbers of a small unit, so that most questions are
 * settled without the positions themselves, and how far the whole numbers may be off.
 */
export interface Lattice {
  /** Units per degree. */
  readonly scale: number;
  /** What to take from a scaled coordinate, a whole number. */
  readonly west: number;
  readonly south: number;
  /** How far a stored or a scaled coordinate may be from the true one, in units. */
  readonly error: number;
  /** Extent in units; every vertex lies in [MARGIN, width - MARGIN]. */
  readonly width: number;
  readonly height: number;
  /** Whether (stored + west) / scale gives back the very double that was read. */
  readonly restores: boolean;
}

/** Units kept free around the vertices, and around a tile when its edges are listed. */
export const MARGIN = 4;
const DECIMAL_SCALE = 1e7;
// Below this many units across, a power of two is finer than 1e-7 degrees and serves better.
const SMALLEST_DECIMAL_EXTENT = 2 ** 14;

export function fitLattice(vertices: Float64Array): Lattice {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < vertices.length; i += 2) {
    const [lng, lat] = [vertices[i]!, vertices[i + 1]!];
    if (lng < west) west = lng;
    if (lng > east) east = lng;
    if (lat < south) south = lat;
    if (lat > north) north = lat;
  }
  if (!(west <= east)) [west, south, east, north] = [0, 0, 0, 0];
  const extent = Math.max(east - west, north - south);
  // Units of 1e-7 degrees: 180 degrees are 1.8e9 units, whose rounding is 2.4e-7; both the stored
  // vertex and the scaled point are off by less than that.
  const decimal =
    extent * DECIMAL_SCALE > SMALLEST_DECIMAL_EXTENT && extent * DECIMAL_SCALE < 2 ** 31 - 64 && liesOnDecimals(vertices);
  // A power of two scales without rounding; the stored vertex is rounded by half a unit. Scaled
  // coordinates stay below 2^50, where margins and halves are still exact.
  const largest = Math.max(Math.abs(west), Math.abs(east), Math.abs(south), Math.abs(north), 2 ** -1074);
  const fine = Math.min(1000, Math.floor(30 - Math.log2(Math.max(extent, 2 ** -1074))), Math.floor(49 - Math.log2(largest)));
  const scale = decimal ? DECIMAL_SCALE : 2 ** fine;
  const floor = (coordinate: number) => Math.floor(coordinate * scale) - MARGIN;
  return {
    scale,
    west: floor(west),
    south: floor(south),
    error: decimal ? 1e-6 : 0.51,
    width: Math.ceil(east * scale) - floor(west) + MARGIN,
    height: Math.ceil(north * scale) - floor(south) + MARGIN,
    restores: decimal,
  };
}

export function storeVertices(vertices: Float64Array, { scale, west, south }: Lattice): Int32Array {
  const stored = new Int32Array(vertices.length);
  for (let i = 0; i < vertices.length; i += 2) {
    stored[i] = Math.round(vertices[i]! * scale - west);
    stored[i + 1] = Math.round(vertices[i + 1]! * scale - south);
  }
  return stored;
}

function liesOnDecimals(vertices: Float64Array): boolean {
  for (const coordinate of vertices) {
    if (Math.round(coordinate * DECIMAL_SCALE) / DECIMAL_SCALE !== coordinate) return false;
  }
  return true;
}
