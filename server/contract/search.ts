import { z } from "zod";
import { bboxSchema } from "./cell.ts";
import { lngLatSchema, namedSchema } from "./primitives.ts";

export const SEARCH_KINDS = ["cell", "enterprise", "river_reach", "monitoring_section", "incident"] as const;

export const searchHitSchema = namedSchema.extend({
  kind: z.enum(SEARCH_KINDS),
  context: z.string().describe("Where it belongs: the cells above, the river, the source system"),
  territory: z.string().nullable(),
  position: lngLatSchema.nullable(),
  bbox: bboxSchema.nullable(),
  incidentId: z.number().int().nullable(),
}).meta({ id: "SearchHit" });

export const searchResultSchema = z.object({ items: z.array(searchHitSchema) }).meta({ id: "SearchResult" });

export type SearchHit = z.infer<typeof searchHitSchema>;
