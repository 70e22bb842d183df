import { z } from "zod";
import { bboxSchema } from "../../server/contract/cell.ts";
import { lngLatSchema, namedSchema } from "../../server/contract/primitives.ts";
import { request } from "./client.ts";

export const FOUND_KINDS = ["cell", "enterprise", "river_reach", "monitoring_section", "incident"] as const;

const foundSchema = namedSchema.extend({
  kind: z.enum(FOUND_KINDS),
  context: z.string().nullable(),
  position: lngLatSchema.nullable(),
  bbox: bboxSchema.nullable(),
  territory: z.string().nullable(),
});
const foundPageSchema = z.object({ items: z.array(foundSchema) });

export type Found = z.infer<typeof foundSchema>;

/** Cells, enterprises, reaches, sections and incidents whose code or name holds the text. */
export async function fetchFound(text: string, limit: number, signal?: AbortSignal): Promise<Found[]> {
  const query = new URLSearchParams({ q: text, limit: String(limit) });
  return (await request(foundPageSchema, "/api/search", { query, ...(signal ? { signal } : {}) })).items;
}
