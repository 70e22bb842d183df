import type { CellCollection } from "../../geo/index.ts";

interface Edge {
  readonly cell: number;
  readonly ax: number;
  readonly ay: number;
  readonly bx: number;
  readonly by: number;
}

export interface ExactOracle {
  /** Every cell that holds the point, best claim first. */
  holders(lng: number, lat: number): number[];
  /** The owner by the stated rule, or -1. */
  owner(lng: number, lat: number): number;
}

/**
 * The slow, obviously right answer: even-odd over all rings of a cell, borders included, in
 * integers of arbitrary size. Shares no code with geo. Doubles are only ever compared, which is
 * exact; every product is taken between integers.
 */
export function exactOracle(cells: CellCollection): ExactOracle {
  const edges = cells.features.flatMap((feature, cell) => edgesOf(feature.geometry, cell));
  const strips = new Strips(edges);
  const before = (one: number, other: number) => {
    const [a, b] = [cells.features[one]?.properties, cells.features[other]?.properties];
    const byLevel = (b?.level ?? 0) - (a?.level ?? 0);
    if (byLevel !== 0) return byLevel;
    return compareUnits(a?.code ?? "", b?.code ?? "") || one - other;
  };

  const holders = (lng: number, lat: number): number[] => {
    if (!Number.isFinite(lng) || !Number.isFinite(lat)) return [];
    const odd = new Set<number>();
    const touched = new Set<number>();
    for (const edge of strips.at(lat)) {
      if ((edge.ay < lat && edge.by < lat) || (edge.ay > lat && edge.by > lat)) continue;
      if (edge.ax > lng && edge.bx > lng) continue;
      const side = edge.ax < lng && edge.bx < lng ? "right" : sideOf(edge, lng, lat);
      if (side === "on") touched.add(edge.cell);
      // A ray towards the west, which passes just above the vertices on its parallel.
      else if (side === "right" && edge.ay <= lat !== edge.by <= lat) {
        if (!odd.delete(edge.cell)) odd.add(edge.cell);
      }
    }
    return [...new Set([...odd, ...touched])].sort(before);
  };
  return { holders, owner: (lng, lat) => holders(lng, lat)[0] ?? -1 };
}

/** Whether the point is on the edge, or east ("right") or west of it; its parallel meets the edge. */
function sideOf({ ax, ay, bx, by }: Edge, px: number, py: number): "on" | "right" | "left" {
  const values = [ax, ay, bx, by, px, py];
  const shift = [64, 256, 560, 1074].find((bits) => values.every((value) => isWhole(value, bits))) ?? 1074;
  const [x0, y0, x1, y1, x, y] = values.map((value) => scaled(value, shift)) as [bigint, bigint, bigint, bigint, bigint, bigint];
  const cross = (x1 - x0) * (y - y0) - (y1 - y0) * (x - x0);
  if (cross === 0n) {
    const inColumn = x >= (x0 < x1 ? x0 : x1) && x <= (x0 < x1 ? x1 : x0);
    if (inColumn) return "on";
    return x > x0 ? "right" : "left";
  }
  if (y0 === y1) throw new Error("a level edge off its own line cannot meet the parallel");
  return cross < 0n === y1 > y0 ? "right" : "left";
}

function isWhole(value: number, shift: number): boolean {
  if (value === 0) return true;
  return shift === 1074 || (Math.abs(value) >= 2 ** (54 - shift) && shift <= 560);
}

/** value * 2^shift, a whole number. */
function scaled(value: number, shift: number): bigint {
  if (shift <= 560) return BigInt(value * 2 ** shift);
  return Math.abs(value) >= 2 ** -500 ? BigInt(value * 2 ** 560) << BigInt(shift - 560) : BigInt(value * 2 ** 1000 * 2 ** (shift - 1000));
}

function compareUnits(a: string, b: string): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const difference = a.charCodeAt(i) - b.charCodeAt(i);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function edgesOf(geometry: CellCollection["features"][number]["geometry"] | null, cell: number): Edge[] {
  if (geometry === null) return [];
  const rings = geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();
  return rings.flatMap((ring) =>
    ring.map((end, i) => {
      const start = ring[(i + ring.length - 1) % ring.length] ?? end;
      return { cell, ax: start[0] ?? NaN, ay: start[1] ?? NaN, bx: end[0] ?? NaN, by: end[1] ?? NaN };
    }),
  );
}

/** Edges by bands of latitude, so that large coverages stay affordable. */
class Strips {
  readonly #bands: Edge[][];
  readonly #south: number;
  readonly #height: number;

  constructor(edges: readonly Edge[]) {
    let [south, north] = [Infinity, -Infinity];
    for (const { ay, by } of edges) {
      south = Math.min(south, ay, by);
      north = Math.max(north, ay, by);
    }
    const count = Math.max(1, Math.min(16384, Math.floor(edges.length / 16)));
    this.#south = edges.length > 0 ? south : 0;
    this.#height = Math.max((north - south) / count, Number.MIN_VALUE);
    this.#bands = Array.from({ length: count }, () => []);
    for (const edge of edges) {
      const last = this.#band(Math.max(edge.ay, edge.by));
      for (let band = this.#band(Math.min(edge.ay, edge.by)); band <= last; band++) this.#bands[band]?.push(edge);
    }
  }

  at(lat: number): readonly Edge[] {
    return this.#bands[this.#band(lat)] ?? [];
  }

  // Rounding is monotonic, so a latitude between two others lands in a band between theirs.
  #band(lat: number): number {
    return Math.min(this.#bands.length - 1, Math.max(0, Math.floor((lat - this.#south) / this.#height)));
  }
}
