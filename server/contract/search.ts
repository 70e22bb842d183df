import { z } from "zod";
import { bboxSchema } from "./cell.ts";
import { lngLatSchema, namedSchema } from "./primitives.ts";

export const SEARCH_KINDS = ["cell", "person", "enterprise", "river_reach", "monitoring_section", "incident"] as const;

export const searchHitSchema = namedSchema.extend({
  kind: z.enum(SEARCH_KINDS),
  context: z.string().describe("Where it belongs: the cells above, the posts held, the river; of an incident its address, or the source system without one"),
  territory: z.string().nullable(),
  position: lngLatSchema.nullable(),
  bbox: bboxSchema.nullable(),
  incidentId: z.number().int().nullable(),
}).meta({ id: "SearchHit" });

export const searchResultSchema = z.object({
  items: z.array(searchHitSchema),
  addresses: z.object({
    read: z.number().int().describe("Incidents whose title and address were looked through, the newest"),
    of: z.number().int().describe("Incidents stored"),
  }).nullable().describe("How far words were sought in incidents; null where incidents were not asked for"),
}).meta({ id: "SearchResult" });

export type SearchKind = (typeof SEARCH_KINDS)[number];
export type SearchResult = z.infer<typeof searchResultSchema>;
export type SearchHit = z.infer<typeof searchHitSchema>;
