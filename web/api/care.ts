import { z } from "zod";
import { editionSchema, type Edition } from "../../server/contract/cell.ts";
import { pageOf } from "../../server/contract/reference.ts";
import { responsibilityChecksSchema, type ResponsibilityChecks } from "../../server/contract/responsibility.ts";
import { waterSchema, type Water } from "../../server/contract/water.ts";
import { request } from "./client.ts";

/** Boundary editions, drafts included, oldest first. */
export async function fetchEditionList(): Promise<Edition[]> {
  return (await request(pageOf(editionSchema), "/api/editions")).items;
}

/** What is not in order about rules, posts and who holds them. */
export function fetchResponsibilityChecks(): Promise<ResponsibilityChecks> {
  return request(responsibilityChecksSchema, "/api/responsibility/checks");
}

/** All water at one look. */
export function fetchWaterNow(): Promise<Water> {
  return request(waterSchema, "/api/water");
}

export type ReferenceList = "posts" | "people" | "responsibility-rules" | "monitoring-sections";

/** Whether there is anything at all in a list of reference data. */
export async function hasAny(list: ReferenceList): Promise<boolean> {
  const { items } = await request(z.object({ items: z.array(z.unknown()) }), `/api/${list}`, { query: new URLSearchParams({ limit: "1" }) });
  return items.length > 0;
}
