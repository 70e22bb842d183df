import { roughen } from "./roughen.ts";

export type Point = readonly [x: number, y: number];

const LINE_SPACING_KM = 0.35;

/** Chaikin's corner cutting, three times, ends kept; thinned first so that no hexagon steps show. */
export function smooth(points: Point[]): Point[] {
  const step = Math.max(1, Math.min(4, Math.floor(points.length / 12)));
  let line = points.filter((_, at) => at % step === 0 || at === points.length - 1);
  for (let round = 0; round < 3; round++) {
    const cut: Point[] = [line[0] ?? [0, 0]];
    for (let at = 1; at < line.length; at++) {
      const [ax, ay] = line[at - 1] ?? [0, 0];
      const [bx, by] = line[at] ?? [0, 0];
      cut.push([0.75 * ax + 0.25 * bx, 0.75 * ay + 0.25 * by], [0.25 * ax + 0.75 * bx, 0.25 * ay + 0.75 * by]);
    }
    cut.push(line.at(-1) ?? [0, 0]);
    line = cut;
  }
  return line;
}

export function nearestIndex(line: Point[], [x, y]: Point): number {
  let best = 0;
  let bestAway = Infinity;
  line.forEach(([px, py], at) => {
    const away = (px - x) * (px - x) + (py - y) * (py - y);
    if (away < bestAway) [best, bestAway] = [at, away];
  });
  return best;
}

/** Pieces of a line between the given indices; neighbouring pieces share their end point. */
export function splitAt(line: Point[], indices: number[]): Point[][] {
  const cuts = [...new Set([0, ...indices, line.length - 1])];
  return cuts.slice(1).map((end, at) => line.slice(cuts[at] ?? 0, end + 1));
}

export function splitEvenly(line: Point[], count: number): Point[][] {
  return splitAt(line, Array.from({ length: count - 1 }, (_, at) => Math.round(((at + 1) * (line.length - 1)) / count)));
}

export function windingLine(line: Point[], random: () => number): Point[] {
  const winding: Point[] = [];
  line.forEach((point, at) => {
    const next = line[at + 1];
    winding.push(point);
    if (!next) return;
    const dx = next[0] - point[0];
    const dy = next[1] - point[1];
    const segments = Math.round(Math.sqrt(dx * dx + dy * dy) / LINE_SPACING_KM);
    winding.push(...roughen(point, next, segments, 0.35, random));
  });
  return winding;
}
