import type { ViewId } from "../../workers/incident-questions.ts";
import type { AnalysisMapState } from "./analysis-state.ts";

export const TILE_SCHEME = "incidents";

/** Where incident tiles come from: not from the network but from the columns. A new revision is a new address. */
export function incidentTilesAddress({ view, revision }: Pick<AnalysisMapState, "view" | "revision">): string {
  return `${TILE_SCHEME}://${view}/{z}/{x}/{y}?revision=${revision}`;
}

/** What an address asks for; null when it is not one of ours. */
export function readTileAddress(url: string): { view: ViewId; z: number; x: number; y: number } | null {
  const found = /^incidents:\/\/(A|B)\/(\d+)\/(\d+)\/(\d+)(?:\?|$)/.exec(url);
  return found === null ? null : { view: found[1] as ViewId, z: Number(found[2]), x: Number(found[3]), y: Number(found[4]) };
}
