import type { Position } from "../types.ts";

/** Metres per degree of latitude on the sphere that Turf measures on (radius 6,371,008.8 m). */
const METRES_PER_DEGREE = (6_371_008.8 * Math.PI) / 180;

/** Flat map of a small area in metres east and north; good to a part in a thousand over 50 km. */
export class LocalMetres {
  private readonly perLng: number;

  constructor(latitude: number) {
    this.perLng = METRES_PER_DEGREE * Math.cos((latitude * Math.PI) / 180);
  }

  degreesLng(metres: number): number {
    return metres / this.perLng;
  }

  degreesLat(metres: number): number {
    return metres / METRES_PER_DEGREE;
  }

  distance(a: Position, b: Position): number {
    return Math.hypot((b[0] - a[0]) * this.perLng, (b[1] - a[1]) * METRES_PER_DEGREE);
  }

  /** Distance from a position to the segment a to b, and how far along it the nearest place is (0 to 1). */
  toSegment(p: Position, a: Position, b: Position): { metres: number; along: number } {
    const dx = (b[0] - a[0]) * this.perLng;
    const dy = (b[1] - a[1]) * METRES_PER_DEGREE;
    const px = (p[0] - a[0]) * this.perLng;
    const py = (p[1] - a[1]) * METRES_PER_DEGREE;
    const squared = dx * dx + dy * dy;
    const along = squared === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / squared));
    return { metres: Math.hypot(px - along * dx, py - along * dy), along };
  }
}
