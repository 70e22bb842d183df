import { searchResultSchema, type SearchHit } from "../../server/contract/search.ts";
import { request } from "./client.ts";

/** Cells, enterprises, reaches, sections and incidents whose code or name holds the text. */
export async function fetchFound(text: string, limit: number, signal?: AbortSignal): Promise<SearchHit[]> {
  const query = new URLSearchParams({ q: text, limit: String(limit) });
  return (await request(searchResultSchema, "/api/search", { query, ...(signal ? { signal } : {}) })).items;
}
