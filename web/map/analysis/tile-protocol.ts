import { addProtocol } from "maplibre-gl";
import type { ViewId } from "../../workers/incident-questions.ts";
import { readTileAddress, TILE_SCHEME } from "./tile-address.ts";

/** Answers with one tile of a view's incidents as they match now. */
export type TileOf = (view: ViewId, z: number, x: number, y: number, signal: AbortSignal) => Promise<Uint8Array | null>;

/** Lets every map fetch incident tiles by `tileOf`. Again: replaces it. */
export function serveIncidentTiles(tileOf: TileOf): void {
  addProtocol(TILE_SCHEME, async ({ url }, { signal }) => {
    const at = readTileAddress(url);
    if (at === null) throw new Error(`Not the address of an incident tile: ${url}`);
    const tile = await tileOf(at.view, at.z, at.x, at.y, signal);
    // An empty tile is an answer: without one the old points would stay.
    return { data: tile === null ? new ArrayBuffer(0) : tile.buffer as ArrayBuffer };
  });
}
