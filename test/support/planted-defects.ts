import type { Feature, MultiPolygon, Polygon } from "geojson";
import type { TopologyCellProperties, TopologyCells } from "../../geo/index.ts";
import { seededRandom, shuffled } from "./fractal-lattice.ts";

export interface PlantedDefect {
  /** Kind of finding and the codes that it must name. */
  key: string;
  movedMetres?: number;
}

type Cell = Feature<Polygon | MultiPolygon, TopologyCellProperties>;

const METRES_PER_DEGREE = 111_195;

/**
 * A copy of a sound territory with `count` defects, each in a leaf cell of its own and each such
 * that exactly one finding must follow: a vertex moved into the neighbour or away from it, a
 * border off by a metre, a missing cell, a parent that does not exist, a spike.
 */
export function plantDefects(sound: TopologyCells, count: number, seed: number): { cells: TopologyCells; planted: PlantedDefect[] } {
  const random = seededRandom(seed);
  const cells = structuredClone(sound);
  const usesOf = countUses(sound);
  const leafLevel = Math.max(...sound.features.map((f) => f.properties.level ?? 1));
  const leaves = cells.features.filter((f) => f.properties.level === leafLevel);
  const taken = new Set<string>();
  const planted: PlantedDefect[] = [];
  const dropped = new Set<Cell>();
  for (const cell of shuffled(leaves, random)) {
    if (planted.length === count) break;
    const around = neighboursOf(cell, usesOf);
    const { code } = cell.properties;
    // Cells of different defects must not touch, nor may a cell on the rim take part.
    if (around.isOnRim || [code, ...around.codes].some((one) => taken.has(one))) continue;
    const defect = plantOne(planted.length % 6, cell, around, usesOf, dropped);
    if (defect === undefined) continue;
    planted.push(defect);
    for (const one of [code, ...around.codes]) taken.add(one);
  }
  return { cells: { ...cells, features: cells.features.filter((f) => !dropped.has(f)) }, planted };
}

function plantOne(
  which: number,
  cell: Cell,
  around: { codes: string[] },
  usesOf: Map<string, string[]>,
  dropped: Set<Cell>,
): PlantedDefect | undefined {
  const { code } = cell.properties;
  const keyOf = (kind: string, ...codes: string[]) => `${kind}:${codes.sort().join("-")}`;
  switch (which) {
    case 0:
    case 1:
    case 2: {
      const [kind, metres] = ([["overlap", 8], ["gap", -8], ["near_miss", 1]] as const)[which];
      const other = moveVertex(cell, usesOf, metres);
      return other === undefined ? undefined : { key: keyOf(kind, code, other), movedMetres: Math.abs(metres) };
    }
    case 3:
      dropped.add(cell);
      return { key: keyOf("gap", ...around.codes) };
    case 4:
      cell.properties = { ...cell.properties, parent: `missing-${code}` };
      return { key: keyOf("missing_parent", code) };
    default:
      insertSpike(cell);
      return { key: keyOf("spike", code) };
  }
}

/** Moves a vertex on a straight stretch outward by so many metres; returns the neighbour there. */
function moveVertex(cell: Cell, usesOf: Map<string, string[]>, metres: number): string | undefined {
  const ring = (cell.geometry as Polygon).coordinates[0]!;
  for (let i = 2; i < ring.length - 2; i++) {
    const [a, b, c] = [ring[i - 1]!, ring[i]!, ring[i + 1]!] as [[number, number], [number, number], [number, number]];
    const users = [a, b, c].map((p) => usesOf.get(p.join())!);
    const other = users[1]!.find((code) => code !== cell.properties.code);
    if (other === undefined || users.some((codes) => codes.length !== 2 || !codes.includes(other))) continue;
    const shrink = Math.cos((b[1] * Math.PI) / 180);
    const [dx, dy] = [(c[0] - a[0]) * shrink, c[1] - a[1]];
    const length = Math.hypot(dx, dy);
    const bulge = ((b[0] - a[0]) * shrink * dy - (b[1] - a[1]) * dx) / length;
    if (length * METRES_PER_DEGREE < 12 || Math.abs(bulge) > length * 0.05) continue;
    const degrees = metres / METRES_PER_DEGREE / length;
    // The ring runs counter-clockwise: outward is to the right.
    ring[i] = [b[0] + (dy * degrees) / shrink, b[1] - dx * degrees];
    return other;
  }
  return undefined;
}

/** Runs from a vertex to one just inside the cell and back. */
function insertSpike(cell: Cell): void {
  const ring = (cell.geometry as Polygon).coordinates[0]!;
  const middle = ring.reduce(([x, y], p) => [x! + p[0]! / ring.length, y! + p[1]! / ring.length], [0, 0]);
  const at = ring[3]!;
  const tip = [at[0]! + (middle[0]! - at[0]!) * 0.01, at[1]! + (middle[1]! - at[1]!) * 0.01];
  ring.splice(4, 0, tip, [...at]);
}

function countUses({ features }: TopologyCells): Map<string, string[]> {
  const leafLevel = Math.max(...features.map((f) => f.properties.level ?? 1));
  const uses = new Map<string, string[]>();
  for (const { properties, geometry } of features) {
    if (properties.level !== leafLevel) continue;
    for (const position of new Set((geometry as Polygon).coordinates[0]!.map((p) => p.join()))) {
      const known = uses.get(position);
      if (known === undefined) uses.set(position, [properties.code]);
      else known.push(properties.code);
    }
  }
  return uses;
}

function neighboursOf(cell: Cell, usesOf: Map<string, string[]>): { codes: string[]; isOnRim: boolean } {
  const counts = new Map<string, number>();
  let isOnRim = false;
  for (const position of (cell.geometry as Polygon).coordinates[0]!.slice(1)) {
    const users = usesOf.get(position.join())!;
    if (users.length === 1) isOnRim = true;
    for (const code of users) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  counts.delete(cell.properties.code);
  // A neighbour across a corner shares one vertex and no border.
  return { codes: [...counts].filter(([, shared]) => shared > 1).map(([code]) => code), isOnRim };
}
