import { cellNetworkSchema, type CellNetwork } from "../../server/contract/cell.ts";
import { request } from "./client.ts";

/** The cells of one depth and which of them touch. */
export function fetchCellNetwork(depth: number, signal?: AbortSignal): Promise<CellNetwork> {
  return request(cellNetworkSchema, "/api/cells/network", { query: new URLSearchParams({ depth: String(depth) }), ...(signal ? { signal } : {}) });
}
