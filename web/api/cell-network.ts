import { z } from "zod";
import { request } from "./client.ts";

const networkSchema = z.object({
  depth: z.number().int(),
  cells: z.array(z.object({
    path: z.string(), nameZh: z.string(), nameEn: z.string().nullable(), areaSquareMetres: z.number(), population: z.number().nullable(),
    label: z.object({ lng: z.number(), lat: z.number() }),
  })),
  neighbours: z.object({ offsets: z.array(z.number().int()), indices: z.array(z.number().int()) }),
});

export type CellNetwork = z.infer<typeof networkSchema>;

/** The cells of one depth and which of them touch. */
export function fetchCellNetwork(depth: number, signal?: AbortSignal): Promise<CellNetwork> {
  return request(networkSchema, "/api/cells/network", { query: new URLSearchParams({ depth: String(depth) }), ...(signal ? { signal } : {}) });
}
