import type { MultiPolygon, Polygon } from "geojson";
import { localMetric } from "../cells/local-metric.ts";
import type { Position } from "../types.ts";

/** Metres east and north of the point that the lens is about. */
export type LensPlace = readonly [eastMetres: number, northMetres: number];
type Shape = Polygon | MultiPolygon;

/** What to show: a window of these metres around the point and the nearest place on the other cell's border. */
export interface LensQuestion {
  readonly point: Position;
  readonly owner: Shape | null;
  readonly other: Shape;
  readonly widthMetres: number;
  readonly heightMetres: number;
}

export interface Lens {
  /** Middle of the window. */
  readonly centre: LensPlace;
  /** Rings cut to the window, to be filled by even-odd. */
  readonly ownerRings: readonly (readonly LensPlace[])[];
  readonly otherRings: readonly (readonly LensPlace[])[];
  /** Nearest place of the other cell; the point itself where it lies in that cell. */
  readonly nearest: LensPlace;
  readonly distanceMetres: number;
}

/**
 * A small flat picture of two cells around a point, true to scale: metres by the radii of curvature at
 * the point, so within 0.1 % up to 5 km from it. Borders are the exact ones, cut to the window.
 */
export function borderLens({ point, owner, other, widthMetres, heightMetres }: LensQuestion): Lens {
  const metric = localMetric(point[1]);
  const flat = (shape: Shape | null): LensPlace[][] => ringsOf(shape).map((ring) => ring.map(([lng = 0, lat = 0]): LensPlace => [(lng - point[0]) * metric.lngMetres, (lat - point[1]) * metric.latMetres]));
  const otherRings = flat(other);
  const nearest = isAtOriginInside(otherRings) ? [0, 0] as const : nearestToOrigin(otherRings);
  const centre: LensPlace = [nearest[0] / 2, nearest[1] / 2];
  const window = { west: centre[0] - widthMetres / 2, east: centre[0] + widthMetres / 2, south: centre[1] - heightMetres / 2, north: centre[1] + heightMetres / 2 };
  const cut = (rings: readonly LensPlace[][]) => rings.map((ring) => cutRing(ring, window)).filter((ring) => ring.length > 2);
  return { centre, ownerRings: cut(flat(owner)), otherRings: cut(otherRings), nearest, distanceMetres: Math.hypot(...nearest) };
}

function ringsOf(shape: Shape | null): number[][][] {
  if (shape === null) return [];
  return shape.type === "Polygon" ? shape.coordinates : shape.coordinates.flat();
}

function isAtOriginInside(rings: readonly LensPlace[][]): boolean {
  let inside = false;
  for (const ring of rings) {
    let [ax, ay] = ring.at(-1) ?? [0, 0];
    for (const [bx, by] of ring) {
      if (ay > 0 !== by > 0 && ax + ((bx - ax) * -ay) / (by - ay) > 0) inside = !inside;
      [ax, ay] = [bx, by];
    }
  }
  return inside;
}

function nearestToOrigin(rings: readonly LensPlace[][]): LensPlace {
  let best: LensPlace = [Infinity, Infinity];
  for (const ring of rings) {
    let a = ring.at(-1) ?? [0, 0];
    for (const b of ring) {
      const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
      const squared = dx * dx + dy * dy;
      const along = squared === 0 ? 0 : Math.max(0, Math.min(1, -(a[0] * dx + a[1] * dy) / squared));
      const place: LensPlace = [a[0] + along * dx, a[1] + along * dy];
      if (Math.hypot(...place) < Math.hypot(...best)) best = place;
      a = b;
    }
  }
  return best;
}

interface Window { readonly west: number; readonly east: number; readonly south: number; readonly north: number; }

/** I. E. Sutherland and G. W. Hodgman, "Reentrant Polygon Clipping", CACM 1974: side by side of the window. */
function cutRing(ring: readonly LensPlace[], { west, east, south, north }: Window): readonly LensPlace[] {
  const sides: readonly [axis: 0 | 1, limit: number, sign: 1 | -1][] = [[0, west, 1], [0, east, -1], [1, south, 1], [1, north, -1]];
  return sides.reduce<readonly LensPlace[]>((left, [axis, limit, sign]) => {
    const isIn = (place: LensPlace) => (place[axis] - limit) * sign >= 0;
    return left.flatMap((place, at) => {
      const before = left.at(at - 1)!;
      const crossing = isIn(before) === isIn(place) ? [] : [between(before, place, (limit - before[axis]) / (place[axis] - before[axis]))];
      return isIn(place) ? [...crossing, place] : crossing;
    });
  }, ring);
}

function between([ax, ay]: LensPlace, [bx, by]: LensPlace, share: number): LensPlace {
  return [ax + (bx - ax) * share, ay + (by - ay) * share];
}
