import type { CellCollection } from "../../geo/index.ts";
import type { ExactOracle } from "./exact-oracle.ts";

/**
 * Metres from a point to every cell, the slow way: 0 for those that hold it, else the smallest
 * distance to an edge in the plane that touches the ellipsoid's radii of curvature at the point.
 */
export function metresToCells(cells: CellCollection, oracle: ExactOracle, lng: number, lat: number): number[] {
  const holders = new Set(oracle.holders(lng, lat));
  const radians = Math.PI / 180;
  const [a, f] = [6378137, 1 / 298.257223563];
  const e2 = f * (2 - f);
  const w = Math.sqrt(1 - e2 * Math.sin(lat * radians) ** 2);
  const kx = ((a * Math.cos(lat * radians)) / w) * radians;
  const ky = ((a * (1 - e2)) / w ** 3) * radians;
  return cells.features.map(({ geometry }, ordinal) => {
    if (holders.has(ordinal)) return 0;
    const rings = geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();
    let best = Infinity;
    for (const ring of rings) {
      ring.forEach(([px = 0, py = 0], i) => {
        const [qx = 0, qy = 0] = ring[(i + 1) % ring.length] ?? [];
        const [x, y, u, v] = [(px - lng) * kx, (py - lat) * ky, (qx - px) * kx, (qy - py) * ky];
        const t = u === 0 && v === 0 ? 0 : Math.min(1, Math.max(0, -(x * u + y * v) / (u * u + v * v)));
        best = Math.min(best, Math.hypot(x + t * u, y + t * v));
      });
    }
    return best;
  });
}
