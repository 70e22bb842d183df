import type { Random } from "../../geo/index.ts";
import type { DemoCell } from "./demo-records.ts";
import type { DemoPlace } from "./territory.ts";

type LngLat = readonly [lng: number, lat: number];

const DEGREES_PER_METRE = 1 / 111_320;

/** Whether a position is in a cell; positions on the border may come out either way. */
export function isInCell({ geometry }: DemoCell, [lng, lat]: LngLat): boolean {
  const rings = geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();
  let inside = false;
  for (const ring of rings) {
    let [ax = 0, ay = 0] = ring.at(-1) ?? [];
    for (const [bx = 0, by = 0] of ring) {
      if (ay > lat !== by > lat && lng < ax + ((lat - ay) / (by - ay)) * (bx - ax)) inside = !inside;
      ax = bx;
      ay = by;
    }
  }
  return inside;
}

/** A random position in a village, nearer to its middle than chance. */
export function positionIn(village: DemoPlace, random: Random): LngLat {
  const [lng, lat] = village.anchor;
  const reach = reachOf(village);
  for (let attempt = 0; attempt < 30; attempt++) {
    const position = rounded([lng + (random() + random() - 1) * reach, lat + (random() + random() - 1) * reach]);
    if (isInCell(village.cell, position)) return position;
  }
  return village.anchor;
}

/** A position some metres from another, in the same village. */
export function positionNear(village: DemoPlace, [lng, lat]: LngLat, metres: number, random: Random): LngLat {
  for (let attempt = 0; attempt < 30; attempt++) {
    const dx = random() * 2 - 1;
    const dy = random() * 2 - 1;
    if (dx * dx + dy * dy > 1) continue;
    // A degree of longitude is shorter than one of latitude: never farther than asked for.
    const position = rounded([lng + dx * metres * DEGREES_PER_METRE, lat + dy * metres * DEGREES_PER_METRE]);
    if (isInCell(village.cell, position)) return position;
  }
  return [lng, lat];
}

/** A position in the village a few metres from its border. */
export function positionByBorder(village: DemoPlace, random: Random): LngLat {
  const { geometry } = village.cell;
  const ring = (geometry.type === "Polygon" ? geometry.coordinates[0] : geometry.coordinates[0]?.[0]) ?? [];
  for (let attempt = 0; attempt < 30; attempt++) {
    const [x = 0, y = 0] = ring[Math.floor(random() * ring.length)] ?? [];
    const metres = 3 + random() * 22;
    const dx = village.anchor[0] - x;
    const dy = village.anchor[1] - y;
    const share = (metres * DEGREES_PER_METRE) / Math.sqrt(dx * dx + dy * dy);
    const position = rounded([x + dx * share, y + dy * share]);
    if (share < 1 && isInCell(village.cell, position)) return position;
  }
  return village.anchor;
}

/** Beyond the city's border, by up to some kilometres. */
export function positionOutside(city: DemoPlace, random: Random): LngLat {
  const { geometry } = city.cell;
  const ring = (geometry.type === "Polygon" ? geometry.coordinates[0] : geometry.coordinates[0]?.[0]) ?? [];
  for (;;) {
    const [x = 0, y = 0] = ring[Math.floor(random() * ring.length)] ?? [];
    const stretch = 1.05 + random() * 0.2;
    const position = rounded([
      city.anchor[0] + (x - city.anchor[0]) * stretch,
      city.anchor[1] + (y - city.anchor[1]) * stretch,
    ]);
    if (!isInCell(city.cell, position)) return position;
  }
}

/** Upper bound of the distance in metres; longitude counts as much as latitude. */
export function metresBetween([ax, ay]: LngLat, [bx, by]: LngLat): number {
  const dx = ax - bx;
  const dy = ay - by;
  return Math.sqrt(dx * dx + dy * dy) / DEGREES_PER_METRE;
}

function reachOf({ cell: { geometry }, anchor }: DemoPlace): number {
  const ring = (geometry.type === "Polygon" ? geometry.coordinates[0] : geometry.coordinates[0]?.[0]) ?? [];
  return ring.reduce((far, [x = 0, y = 0]) => Math.max(far, Math.abs(x - anchor[0]), Math.abs(y - anchor[1])), 0);
}

/** Six decimals, as most intake systems write them. */
function rounded([lng, lat]: LngLat): LngLat {
  return [Math.round(lng * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6];
}
