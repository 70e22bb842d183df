import type { Position } from "geojson";

/**
 * Direction in which the reach runs at the place closest to `at`: degrees clockwise from north,
 * so that a section can be drawn as a bar across the river.
 *
 * Planar on a local scale, which is exact enough for a direction on a screen.
 */
export function reachBearingDegrees(lines: readonly Position[][], at: Position): number {
  const shrink = Math.cos(((at[1] ?? 0) * Math.PI) / 180);
  const flat = ([lng = 0, lat = 0]: Position): [number, number] => [(lng - (at[0] ?? 0)) * shrink, lat - (at[1] ?? 0)];
  let closest = Infinity;
  let bearing = 0;
  for (const line of lines) {
    for (let i = 1; i < line.length; i++) {
      const [ax, ay] = flat(line[i - 1]!);
      const [bx, by] = flat(line[i]!);
      const [dx, dy] = [bx - ax, by - ay];
      const lengthSquared = dx * dx + dy * dy;
      if (lengthSquared === 0) continue;
      const t = Math.min(1, Math.max(0, -(ax * dx + ay * dy) / lengthSquared));
      const distance = Math.hypot(ax + t * dx, ay + t * dy);
      if (distance < closest) {
        closest = distance;
        bearing = (Math.atan2(dx, dy) * 180) / Math.PI;
      }
    }
  }
  return (bearing + 360) % 360;
}
