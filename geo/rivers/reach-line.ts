import { localMetric } from "../cells/local-metric.ts";
import { GeoInputError } from "../errors.ts";
import { geodesicMetres } from "../measure/geodesic-metres.ts";
import type { Position } from "../types.ts";

/** Where on a line, seen from a position beside it. */
export interface LinePlace {
  /** Along the line from its upper end. */
  alongMetres: number;
  /** From the position asked about to the line. */
  offMetres: number;
  position: Position;
}

/** A reach drawn downstream, measured along its water. Gaps between the parts of a line have no length. */
export class ReachLine {
  readonly #parts: readonly (readonly Position[])[];
  /** By part and vertex: metres from the upper end of the reach. */
  readonly #along: number[][] = [];
  readonly lengthMetres: number;
  readonly #box: readonly [west: number, south: number, east: number, north: number];

  /** @throws {GeoInputError} without a single position. */
  constructor(parts: readonly (readonly Position[])[]) {
    this.#parts = parts.filter((part) => part.length > 0);
    if (this.#parts.length === 0) throw new GeoInputError("A reach has no positions.");
    let along = 0;
    for (const part of this.#parts) {
      this.#along.push(part.map((position, at) => (along += at === 0 ? 0 : geodesicMetres(part[at - 1] ?? position, position))));
    }
    this.lengthMetres = along;
    this.#box = this.#parts.flat().reduce<[number, number, number, number]>(
      ([west, south, east, north], [lng, lat]) => [Math.min(west, lng), Math.min(south, lat), Math.max(east, lng), Math.max(north, lat)], [Infinity, Infinity, -Infinity, -Infinity]);
  }

  /** No place of the reach is nearer to the position than this. */
  atLeastMetresTo([lng, lat]: Position): number {
    const [west, south, east, north] = this.#box;
    const { lngMetres, latMetres } = localMetric(lat);
    const [dx, dy] = [Math.max(west - lng, 0, lng - east) * lngMetres, Math.max(south - lat, 0, lat - north) * latMetres];
    // The metric of the position is off by a little farther away.
    return Math.hypot(dx, dy) * 0.99;
  }

  /** Where the water leaves the reach. */
  get lowerEnd(): Position {
    return this.#parts.at(-1)?.at(-1) ?? [NaN, NaN];
  }

  /** The place on the reach that is nearest to a position; of equally near ones the uppermost. */
  nearestTo(position: Position): LinePlace {
    const metric = localMetric(position[1]);
    let best = { squared: Infinity, part: 0, segment: 0, share: 0 };
    this.#parts.forEach((part, at) => {
      // A part of a single position is a segment without length.
      for (let segment = 0; segment < Math.max(1, part.length - 1); segment++) {
        const found = toSegment(metric, position, part[segment] ?? position, part[segment + 1] ?? part[segment] ?? position);
        if (found.squared < best.squared) best = { ...found, part: at, segment };
      }
    });
    const [a, b] = [this.#parts[best.part]?.[best.segment] ?? position, this.#parts[best.part]?.[best.segment + 1] ?? this.#parts[best.part]?.[best.segment] ?? position];
    const nearest: Position = [a[0] + best.share * (b[0] - a[0]), a[1] + best.share * (b[1] - a[1])];
    const start = this.#along[best.part]?.[best.segment] ?? 0;
    const end = this.#along[best.part]?.[best.segment + 1] ?? start;
    return { alongMetres: start + best.share * (end - start), offMetres: geodesicMetres(position, nearest), position: nearest };
  }
}

function toSegment({ lngMetres, latMetres }: { lngMetres: number; latMetres: number }, p: Position, a: Position, b: Position): { squared: number; share: number } {
  const [x, y] = [(a[0] - p[0]) * lngMetres, (a[1] - p[1]) * latMetres];
  const [dx, dy] = [(b[0] - a[0]) * lngMetres, (b[1] - a[1]) * latMetres];
  const squaredLength = dx * dx + dy * dy;
  const share = squaredLength === 0 ? 0 : Math.min(1, Math.max(0, -(x * dx + y * dy) / squaredLength));
  return { squared: (x + share * dx) ** 2 + (y + share * dy) ** 2, share };
}
