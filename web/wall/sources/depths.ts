import type { Level } from "../../../server/contract/cell.ts";

/** Which levels the wall tells of: districts have scenes of their own, places are ranked within them. Null: the territory has no such level. */
export interface WallDepths { readonly district: Level | null; readonly place: Level | null; }

/** In a dictionary of city, county, town and village: counties and towns. The deepest level of four or more is too fine to rank. */
export function depthsOf(levels: readonly Level[]): WallDepths {
  const byDepth = [...levels].sort((one, other) => one.depth - other.depth);
  return { district: byDepth[1] ?? null, place: byDepth[2] ?? byDepth[1] ?? byDepth[0] ?? null };
}
