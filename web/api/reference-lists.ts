import { z } from "zod";
import { request } from "./client.ts";

export type ReferenceList = "posts" | "people" | "responsibility-rules" | "monitoring-sections";

/** Whether there is anything at all in a list of reference data. */
export async function hasAny(list: ReferenceList): Promise<boolean> {
  const { items } = await request(z.object({ items: z.array(z.unknown()) }), `/api/${list}`, { query: new URLSearchParams({ limit: "1" }) });
  return items.length > 0;
}
