import type { CityCells } from "./city-cells.ts";
import { hash32, seededRandom } from "./random.ts";
import type { Random } from "./random.ts";

export interface IncidentPointOptions {
  seed: number;
  count: number;
  /** Share of points on a border or within one unit in the last place of it. */
  borderShare: number;
  /** Places around which most of the others gather. */
  clusters: number;
}

/**
 * Made-up incident positions as lng0, lat0, lng1, lat1, …: clusters of many sizes round the
 * anchors of leaf cells, some scattered evenly, some exactly on border vertices, as near to the
 * middle of a border segment as doubles allow, or one unit in the last place beside either.
 * The same cells and options give the same points on every machine.
 */
export function generateIncidentPoints(leaves: CityCells, options: Partial<IncidentPointOptions> = {}): Float64Array {
  const { seed, count, borderShare, clusters } = { seed: 1, count: 100_000, borderShare: 0.07, clusters: 400, ...options };
  const random = seededRandom(hash32(seed, 91));
  const points = new Float64Array(2 * count);
  const { features } = leaves;
  const rings = features.flatMap(({ geometry }) =>
    geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat(),
  );
  const centres = Array.from({ length: clusters }, () => {
    const [lng, lat] = pick(features, random)?.properties.anchor ?? [0, 0];
    // Few wide clusters and many tight ones, from some 30 m to 3 km.
    const share = random();
    return { lng, lat, spread: 0.0003 + 0.03 * share * share * share };
  });
  for (let at = 0; at < count; at++) {
    const draw = random();
    const [lng, lat] =
      draw < borderShare
        ? onBorder(pick(rings, random) ?? [], random)
        : draw < borderShare + 0.1
          ? scattered(pick(features, random)?.properties.anchor ?? [0, 0], 0.02, random)
          : gathered(centres, random);
    points[2 * at] = lng;
    points[2 * at + 1] = lat;
  }
  return points;
}

function gathered(centres: readonly { lng: number; lat: number; spread: number }[], random: Random): [number, number] {
  // The square makes the first clusters much larger than the last.
  const share = random();
  const centre = centres[Math.floor(share * share * centres.length)];
  if (!centre) return [0, 0];
  const bell = () => random() + random() + random() + random() - 2;
  return [centre.lng + bell() * centre.spread, centre.lat + bell() * centre.spread];
}

function scattered([lng, lat]: readonly [number, number], reach: number, random: Random): [number, number] {
  return [lng + (random() * 2 - 1) * reach, lat + (random() * 2 - 1) * reach];
}

function onBorder(ring: readonly number[][], random: Random): [number, number] {
  const at = 1 + Math.floor(random() * (ring.length - 1));
  const [ax = 0, ay = 0] = ring[at - 1] ?? [];
  const [bx = 0, by = 0] = ring[at] ?? [];
  const along = random() < 0.4 ? 0 : random();
  const x = ax + (bx - ax) * along;
  const y = ay + (by - ay) * along;
  const beside = random() < 0.5;
  return beside ? [nudge(x, random), nudge(y, random)] : [x, y];
}

/** The number itself or one of the two doubles next to it. */
function nudge(value: number, random: Random): number {
  const step = Math.floor(random() * 3) - 1;
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  bits.setBigInt64(0, bits.getBigInt64(0) + BigInt(value === 0 ? 0 : step));
  return bits.getFloat64(0);
}

function pick<T>(items: readonly T[], random: Random): T | undefined {
  return items[Math.floor(random() * items.length)];
}
