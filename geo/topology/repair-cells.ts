import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position as GeoJsonPosition } from "geojson";

export interface Repair {
  code: string;
  kind: "closed_ring" | "removed_repeats" | "turned_ring";
  /** Part and ring, counted from 0. */
  part: number;
  ring: number;
  /** Positions removed, or 1. */
  count: number;
}

type Cells<P> = FeatureCollection<Polygon | MultiPolygon, P>;

/**
 * Puts right what can be put right without moving a border: closes rings, removes consecutive
 * repeats, turns rings to RFC 7946 (outer counter-clockwise, holes clockwise).
 *
 * Every point stays with the cell that held it. Rings that need judgement, such as ones with fewer
 * than three distinct positions, are left as they are for the check to report. The input is not
 * changed; features without repairs are passed on as they are.
 */
export function repairCells<P extends { code: string } | null>(cells: Cells<P>): { cells: Cells<P>; repairs: Repair[] } {
  const repairs: Repair[] = [];
  const features = cells.features.map((feature): Feature<Polygon | MultiPolygon, P> => {
    const { geometry } = feature;
    if (geometry?.type !== "Polygon" && geometry?.type !== "MultiPolygon") return feature;
    const before = repairs.length;
    const code = String(feature.properties?.code ?? "");
    const repairPart = (rings: GeoJsonPosition[][], part: number) =>
      rings.map((positions, ring) => repairRing(positions, ring === 0, (kind, count) => repairs.push({ code, kind, part, ring, count })));
    const repaired: Polygon | MultiPolygon =
      geometry.type === "Polygon"
        ? { ...geometry, coordinates: repairPart(geometry.coordinates, 0) }
        : { ...geometry, coordinates: geometry.coordinates.map(repairPart) };
    return repairs.length === before ? feature : { ...feature, geometry: repaired };
  });
  return { cells: { ...cells, features }, repairs };
}

function repairRing(
  positions: GeoJsonPosition[],
  isOuter: boolean,
  note: (kind: Repair["kind"], count: number) => void,
): GeoJsonPosition[] {
  if (!positions.every((position) => Number.isFinite(position?.[0]) && Number.isFinite(position?.[1]))) return positions;
  const kept = positions.filter((position, i) => i === 0 || !isSame(position, positions[i - 1]!));
  const wasClosed = positions.length > 1 && isSame(positions[0]!, positions[positions.length - 1]!);
  const distinct = kept.length - (kept.length > 1 && isSame(kept[0]!, kept[kept.length - 1]!) ? 1 : 0);
  if (distinct < 3) return positions;
  if (kept.length < positions.length) note("removed_repeats", positions.length - kept.length);
  if (!wasClosed) {
    kept.push([...kept[0]!]);
    note("closed_ring", 1);
  }
  const area = doubleArea(kept);
  if (area !== 0 && area > 0 !== isOuter) {
    kept.reverse();
    note("turned_ring", 1);
  }
  return kept;
}

function isSame(a: GeoJsonPosition, b: GeoJsonPosition): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

function doubleArea(ring: GeoJsonPosition[]): number {
  const [originX, originY] = ring[0] as [number, number];
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1] as [number, number];
    const [bx, by] = ring[i] as [number, number];
    sum += (ax - originX) * (by - originY) - (bx - originX) * (ay - originY);
  }
  return sum;
}
