import { z } from "zod";
import { type RiverReach, riverReachSchema } from "../../server/contract/reference.ts";
import { request } from "./client.ts";

const PAGE = 500;
const pageSchema = z.object({ items: z.array(riverReachSchema), nextCursor: z.string().nullable() });

/** All reaches, page after page. */
export async function fetchRiverReaches(signal?: AbortSignal): Promise<RiverReach[]> {
  const all: RiverReach[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const query = new URLSearchParams({ limit: String(PAGE), ...(cursor === "" ? {} : { cursor }) });
    const page: z.infer<typeof pageSchema> = await request(pageSchema, "/api/river-reaches", { query, ...(signal ? { signal } : {}) });
    all.push(...page.items);
    cursor = page.nextCursor;
  }
  return all;
}
