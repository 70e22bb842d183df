export type PositionHint = "projected" | "swapped" | "outside";

/** About 50 km: reports from just outside are nothing unusual. */
const MARGIN_DEGREES = 0.5;

/** What is probably wrong with the first positions of a file; null when nothing shows. `bbox` is where the cells are. */
export function positionHint(positions: readonly (readonly [x: string, y: string])[], bbox: readonly [number, number, number, number] | null): PositionHint | null {
  const pairs = positions.filter(([x, y]) => x.trim() !== "" && y.trim() !== "").map(([x, y]) => [Number(x), Number(y)] as const).filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y));
  if (pairs.length === 0) return null;
  const inside = (x: number, y: number) => bbox !== null && x >= bbox[0] - MARGIN_DEGREES && x <= bbox[2] + MARGIN_DEGREES && y >= bbox[1] - MARGIN_DEGREES && y <= bbox[3] + MARGIN_DEGREES;
  if (pairs.every(([x, y]) => inside(y, x)) && !pairs.some(([x, y]) => inside(x, y))) return "swapped";
  if (pairs.every(([x, y]) => Math.abs(x) > 180 || Math.abs(y) > 180)) return "projected";
  return bbox !== null && !pairs.some(([x, y]) => inside(x, y)) ? "outside" : null;
}
