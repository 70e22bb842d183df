import type { CellCollection } from "../../geo/index.ts";
import { type SeededRandom, seededRandom } from "./seeded-random.ts";

type Point = [number, number];
type Rings = Point[][];
interface MadeCell {
  code: string;
  level?: number;
  polygons: Rings[];
}

/** What is wrong with a made coverage: nothing, or several kinds of damage at once. */
export type Soundness = "sound" | "defective";

/** Where coordinates lie: on the 1e-7° grid, on whole numbers, anywhere, or next to nothing. */
export const LATTICES = ["tenmillionth", "whole", "any", "tiny"] as const;
export type Lattice = (typeof LATTICES)[number];

/**
 * A block of cells with exactly shared winding borders, enclaves, holes, multipolygons and upper
 * levels, in random order and notation; with every kind of damage when defective.
 */
export function madeCoverage(seed: number, soundness: Soundness, lattice: Lattice): CellCollection {
  const random = seededRandom(seed);
  const across = 1 + random.below(5);
  const up = 1 + random.below(5);
  const place = placing(lattice, across, up);
  const corner = new Map<string, Point>();
  const cornerAt = (i: number, j: number): Point => {
    const key = `${i},${j}`;
    const made = corner.get(key) ?? place(i + (random.unit() - 0.5) * 0.6, j + (random.unit() - 0.5) * 0.6);
    corner.set(key, made);
    return made;
  };
  const borders = new Map<string, Point[]>();
  const steps = random.below(lattice === "whole" ? 2 : 4);
  const border = (i: number, j: number, k: number, l: number): Point[] => {
    const key = [i, j, k, l].join();
    const back = borders.get([k, l, i, j].join());
    if (back) return [...back].reverse();
    const line = borders.get(key) ?? windingLine(random, cornerAt(i, j), cornerAt(k, l), steps, lattice);
    borders.set(key, line);
    return line;
  };
  const outline = (i: number, j: number, width: number, height: number): Point[] => {
    const path: Point[] = [];
    for (let x = i; x < i + width; x++) path.push(...border(x, j, x + 1, j).slice(0, -1));
    for (let y = j; y < j + height; y++) path.push(...border(i + width, y, i + width, y + 1).slice(0, -1));
    for (let x = i + width; x > i; x--) path.push(...border(x, j + height, x - 1, j + height).slice(0, -1));
    for (let y = j + height; y > j; y--) path.push(...border(i, y, i, y - 1).slice(0, -1));
    return path;
  };

  const cells: MadeCell[] = [];
  for (let j = 0; j < up; j++) {
    for (let i = 0; i < across; i++) {
      const polygon: Rings = [outline(i, j, 1, 1)];
      if (random.chance(0.25)) {
        const hole = ([[0.45, 0.45], [0.55, 0.45], [0.56, 0.56], [0.45, 0.55]] as Point[]).map(([x, y]) => place(i + x, j + y));
        polygon.push(hole);
        if (random.chance(0.7)) cells.push({ code: codeOf(random, cells.length), polygons: [[[...hole].reverse()]] });
      }
      const joined = random.chance(0.2) ? cells[random.below(cells.length)] : undefined;
      if (joined) joined.polygons.push(polygon);
      else cells.push({ code: codeOf(random, cells.length), polygons: [polygon] });
    }
  }
  if (soundness === "defective") damage(random, cells, place, across, up);
  if (random.chance(0.4)) {
    for (const cell of cells) cell.level = 3;
    const split = random.below(across + 1);
    if (split > 0) cells.push({ code: "W", level: 2, polygons: [[outline(0, 0, split, up)]] });
    if (split < across) cells.push({ code: "E", level: 2, polygons: [[outline(split, 0, across - split, up)]] });
    if (random.chance(0.5)) cells.push({ code: "ALL", polygons: [[outline(0, 0, across, up)]] });
  }
  return toCollection(random, cells, soundness);
}

function codeOf(random: SeededRandom, serial: number): string {
  return `${random.pick(["A", "B", "a", "网", "10"])}${random.below(90)}-${serial}`;
}

function placing(lattice: Lattice, across: number, up: number): (x: number, y: number) => Point {
  if (lattice === "whole") return (x, y) => [Math.round(x * 4), Math.round(y * 4)];
  if (lattice === "tiny") return (x, y) => [x * 2 ** -1060, (y - up / 2) * 2 ** -1060];
  if (lattice === "any") return (x, y) => [(x - across / 2) * 0.0377 + 0.01, y * 0.0291 + 34.1];
  return (x, y) => [Math.round((x * 0.0377 + 117.2) * 1e7) / 1e7, Math.round((y * 0.0291 + 34.6) * 1e7) / 1e7];
}

function windingLine(random: SeededRandom, from: Point, to: Point, steps: number, lattice: Lattice): Point[] {
  if (steps === 0) return [from, to];
  const lean = (random.unit() - 0.5) * 0.4;
  const round = (value: number) =>
    lattice === "tenmillionth" ? Math.round(value * 1e7) / 1e7 : lattice === "whole" ? Math.round(value) : value;
  const middle: Point = [
    round((from[0] + to[0]) / 2 - (to[1] - from[1]) * lean),
    round((from[1] + to[1]) / 2 + (to[0] - from[0]) * lean),
  ];
  return [...windingLine(random, from, middle, steps - 1, lattice).slice(0, -1), ...windingLine(random, middle, to, steps - 1, lattice)];
}

function damage(random: SeededRandom, cells: MadeCell[], place: (x: number, y: number) => Point, across: number, up: number): void {
  const anywhere = () => place(random.unit() * across, random.unit() * up);
  // Damage may have left cells without any ring; what is done to a ring is then done to nothing.
  const someRing = (): Point[] => {
    const rings = cells.flatMap((cell) => cell.polygons.flat());
    return rings.length > 0 ? random.pick(rings) : [];
  };
  const star = () => Array.from({ length: 3 + random.below(6) }, anywhere);
  const kinds: (() => void)[] = [
    () => void (cells.length > 1 && cells.splice(random.below(cells.length), 1)),
    () => void cells.push({ ...random.pick(cells), code: codeOf(random, cells.length) }),
    () => void cells.push({ ...random.pick(cells) }),
    () => void cells.push({ code: codeOf(random, cells.length), polygons: [[star()]] }),
    () => void random.pick(cells).polygons.push([star()]),
    () => void random.pick(cells).polygons.push([Array.from({ length: random.below(3) }, anywhere)]),
    () => void cells.push({ code: codeOf(random, cells.length), polygons: [] }),
    () => void random.pick(cells).polygons.push([(([a, b]) => [a, b, a])([anywhere(), anywhere()] as [Point, Point])]),
    () => { const ring = someRing(); ring.splice(random.below(ring.length), 1, anywhere()); },
    () => { const ring = someRing(); ring.splice(random.below(ring.length), 1); },
    () => { const ring = someRing(); const at = random.below(ring.length); const base = ring[at]; if (base) ring.splice(at, 0, base, anywhere(), base); },
    () => { const ring = someRing(); const at = random.below(ring.length); const base = ring[at]; if (base) ring.splice(at, 0, base); },
    () => { const ring = someRing(); ring.push(...ring.splice(0, 2).reverse()); },
    () => void random.pick(cells).polygons.push([someRing()]),
  ];
  for (let count = 1 + random.below(5); count > 0; count--) random.pick(kinds)();
}

function toCollection(random: SeededRandom, cells: readonly MadeCell[], soundness: Soundness): CellCollection {
  const notated = (ring: Point[]): number[][] => {
    const start = random.below(Math.max(1, ring.length));
    const turned = [...ring.slice(start), ...ring.slice(0, start)].map((point) => [...point]);
    if (random.chance(0.5)) turned.reverse();
    const unclosed = soundness === "defective" && random.chance(0.3);
    return unclosed || turned[0] === undefined ? turned : [...turned, [...turned[0], 12]];
  };
  return {
    type: "FeatureCollection",
    features: random.shuffle(cells).map(({ code, level, polygons }) => {
      const coordinates = polygons.map((rings) => rings.map(notated));
      const single = coordinates[0];
      return {
        type: "Feature",
        properties: level === undefined ? { code } : { code, level },
        geometry:
          coordinates.length === 1 && single ? { type: "Polygon", coordinates: single } : { type: "MultiPolygon", coordinates },
      };
    }),
  };
}
