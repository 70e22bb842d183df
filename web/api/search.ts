import { searchResultSchema, type SearchKind, type SearchResult } from "../../server/contract/search.ts";
import { request } from "./client.ts";

export interface SearchOptions { kinds: readonly SearchKind[] | null; limit: number; }

/** What holds the text in its code, name or address. */
export function fetchFound(text: string, { kinds, limit }: SearchOptions, signal?: AbortSignal): Promise<SearchResult> {
  const query = new URLSearchParams({ q: text, limit: String(limit), ...(kinds === null ? {} : { kinds: kinds.join(",") }) });
  return request(searchResultSchema, "/api/search", { query, ...(signal ? { signal } : {}) });
}
