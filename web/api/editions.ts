import { z } from "zod";
import { editionSchema, findingSchema, type Edition, type TopologyFinding } from "../../server/contract/cell.ts";
import {
  editionCellsSchema, editionDifferenceSchema, type CellChanges, type EditionCells, type EditionCopyRequest, type EditionDifferenceAnswer,
} from "../../server/contract/edition-draft.ts";
import { request } from "./client.ts";

const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), nextCursor: z.string().nullable() });
const editionsSchema = pageOf(editionSchema);
const findingsSchema = pageOf(findingSchema);

/** A topology check, and the comparison of two editions, compute for seconds on large territories. */
const LONG_MS = 180_000;

/** Every edition, drafts included, oldest first. */
export async function fetchEditions(signal?: AbortSignal): Promise<Edition[]> {
  return (await request(editionsSchema, "/api/editions", signal ? { signal } : {})).items;
}

/** All findings of an edition, errors first, page by page. */
export async function fetchFindings(editionId: number, signal?: AbortSignal): Promise<TopologyFinding[]> {
  const found: TopologyFinding[] = [];
  let cursor: string | null = null;
  do {
    const query = new URLSearchParams({ limit: "500", ...(cursor === null ? {} : { cursor }) });
    const page: z.output<typeof findingsSchema> = await request(findingsSchema, `/api/editions/${editionId}/findings`, { query, ...(signal ? { signal } : {}) });
    found.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return found;
}

export function checkEdition(editionId: number): Promise<Edition> {
  return request(editionSchema, `/api/editions/${editionId}/check`, { method: "POST", withinMs: LONG_MS });
}

/** Puts a draft in force without anything to re-assign: the first edition of a territory. */
export function publishEdition(editionId: number): Promise<Edition> {
  return request(editionSchema, `/api/editions/${editionId}/publish`, { method: "POST", body: {}, withinMs: LONG_MS });
}

export function copyEdition(copy: EditionCopyRequest): Promise<Edition> {
  return request(editionSchema, "/api/editions", { method: "POST", body: copy, withinMs: LONG_MS });
}

export async function dropDraft(editionId: number): Promise<void> {
  await request(z.looseObject({ name: z.string() }), `/api/editions/${editionId}`, { method: "DELETE" });
}

/** Cells without children that meet the box, every vertex. */
export function fetchEditionCells(editionId: number, bbox: readonly number[], signal?: AbortSignal): Promise<EditionCells> {
  return request(editionCellsSchema, `/api/editions/${editionId}/cells`, { query: new URLSearchParams({ bbox: bbox.map((side) => side.toFixed(7)).join(",") }), ...(signal ? { signal } : {}) });
}

/** New borders of several cells in one step; refused (409) when somebody else has saved meanwhile. */
export function saveCells(editionId: number, changes: CellChanges): Promise<Edition> {
  return request(editionSchema, `/api/editions/${editionId}/cells`, { method: "PUT", body: changes, withinMs: LONG_MS });
}

export function fetchDifference(fromEditionId: number, toEditionId: number, signal?: AbortSignal): Promise<EditionDifferenceAnswer> {
  return request(editionDifferenceSchema, `/api/editions/${fromEditionId}/difference`, { query: new URLSearchParams({ to: String(toEditionId) }), withinMs: LONG_MS, ...(signal ? { signal } : {}) });
}

/** Lets a finding stand with a reason, or, without one, no longer. */
export function acceptFinding(editionId: number, findingId: string, reason: string | null): Promise<Edition> {
  const path = `/api/editions/${editionId}/findings/${encodeURIComponent(findingId)}/acceptance`;
  return request(editionSchema, path, reason === null ? { method: "DELETE" } : { method: "PUT", body: { reason } });
}
