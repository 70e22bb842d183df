import type { Feature, Polygon } from "geojson";
import type { TopologyCellProperties, TopologyCells } from "../../geo/index.ts";

type Point = [lng: number, lat: number];

export interface LatticeOptions {
  columns: number;
  rows: number;
  /** Segments of each border between two corners. */
  segments: number;
  seed: number;
  cellDegrees?: number;
  west?: number;
  south?: number;
  /** Sizes in cells of the blocks that make the levels above the leaves, smallest first. */
  blocks?: { columns: number; rows: number }[];
}

/**
 * A made territory: a lattice of cells whose winding borders are drawn once and used bit for bit
 * by both neighbours and by every level above. Rounded to seven decimals.
 */
export function fractalLattice(options: LatticeOptions): TopologyCells {
  const lattice = makeBorders(options);
  const blocks = options.blocks ?? [];
  const leafLevel = blocks.length + 1;
  const features: Feature<Polygon, TopologyCellProperties>[] = [];
  const sizes = [{ columns: 1, rows: 1 }, ...blocks];
  sizes.forEach((size, step) => {
    const above = sizes[step + 1];
    for (let row = 0; row < options.rows; row += size.rows) {
      for (let column = 0; column < options.columns; column += size.columns) {
        const right = Math.min(column + size.columns, options.columns);
        const top = Math.min(row + size.rows, options.rows);
        const level = leafLevel - step;
        const code = codeOf(level, Math.floor(column / size.columns), Math.floor(row / size.rows));
        const parent =
          above === undefined ? null : codeOf(level - 1, Math.floor(column / above.columns), Math.floor(row / above.rows));
        const ring = lattice.outline(column, row, right, top);
        features.push({
          type: "Feature",
          properties: { code, name: `Cell ${code}`, level, parent },
          geometry: { type: "Polygon", coordinates: [ring] },
        });
      }
    }
  });
  return { type: "FeatureCollection", features };
}

export function codeOf(level: number, column: number, row: number): string {
  return `${level}${String(column).padStart(3, "0")}${String(row).padStart(3, "0")}`;
}

/** Small, fast, seeded generator of numbers in [0, 1): Mulberry32. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const copy = [...items];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [copy[i], copy[j]] = [copy[j]!, copy[i]!];
  }
  return copy;
}

function makeBorders({ columns, rows, segments, seed, cellDegrees = 0.02, west = 117, south = 34.5 }: LatticeOptions) {
  const random = seededRandom(seed);
  const jitter = () => (random() - 0.5) * 0.3 * cellDegrees;
  const corners: Point[][] = [];
  for (let row = 0; row <= rows; row++) {
    corners.push(
      Array.from({ length: columns + 1 }, (_, column): Point => [
        rounded(west + column * cellDegrees + jitter()),
        rounded(south + row * cellDegrees + jitter()),
      ]),
    );
  }
  const border = (a: Point, b: Point): Point[] => [a, ...wind(a, b, segments, 0.1, random), b];
  const eastward = corners.map((line) => line.slice(1).map((corner, i) => border(line[i]!, corner)));
  const northward = corners.slice(1).map((line, row) => line.map((corner, i) => border(corners[row]![i]!, corner)));

  return {
    /** Counter-clockwise closed ring round a block of cells. */
    outline(left: number, bottom: number, right: number, top: number): Point[] {
      const ring: Point[] = [];
      const append = (line: Point[], isReversed: boolean) => {
        const points = isReversed ? [...line].reverse() : line;
        for (const point of points.slice(0, -1)) ring.push([...point]);
      };
      for (let c = left; c < right; c++) append(eastward[bottom]![c]!, false);
      for (let r = bottom; r < top; r++) append(northward[r]![right]!, false);
      for (let c = right - 1; c >= left; c--) append(eastward[top]![c]!, true);
      for (let r = top - 1; r >= bottom; r--) append(northward[r]![left]!, true);
      ring.push([...ring[0]!]);
      return ring;
    },
  };
}

/** Points strictly between a and b, displaced sideways by ever smaller shares of the way. */
function wind(a: Point, b: Point, segments: number, share: number, random: () => number): Point[] {
  if (segments <= 1) return [];
  const first = Math.floor(segments / 2);
  const t = first / segments;
  const aside = (random() - 0.5) * 2 * share;
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const middle: Point = [rounded(a[0] + t * dx - aside * dy), rounded(a[1] + t * dy + aside * dx)];
  const smaller = share * 0.85;
  return [...wind(a, middle, first, smaller, random), middle, ...wind(middle, b, segments - first, smaller, random)];
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}
