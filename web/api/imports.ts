import { importFindingSchema, importJobSchema, importKindsSchema, type ImportFinding, type ImportJob, type ImportKinds } from "../../server/contract/import.ts";
import { pageOf } from "../../server/contract/reference.ts";
import { request } from "./client.ts";

export interface Page<T> { items: T[]; nextCursor: string | null; }

const pageQuery = (limit: number, cursor: string | null) => new URLSearchParams({ limit: String(limit), ...(cursor === null ? {} : { cursor }) });

/** What can be imported, field by field, and how large a file may be. */
export function fetchImportKinds(): Promise<ImportKinds> {
  return request(importKindsSchema, "/api/import-kinds");
}

/** Imports, newest first. */
export function fetchImports(limit: number, cursor: string | null = null): Promise<Page<ImportJob>> {
  return request(pageOf(importJobSchema), "/api/imports", { query: pageQuery(limit, cursor) });
}

/** One import: how far it is, or how it ended. */
export function fetchImport(id: number): Promise<ImportJob> {
  return request(importJobSchema, `/api/imports/${id}`);
}

/** Rows that were rejected or are doubtful, in the order of the file. */
export function fetchImportFindings(id: number, limit: number, cursor: string | null = null): Promise<Page<ImportFinding>> {
  return request(pageOf(importFindingSchema), `/api/imports/${id}/findings`, { query: pageQuery(limit, cursor) });
}

/** Where all findings are as a table. */
export const findingsCsvPath = (id: number): string => `/api/imports/${id}/findings.csv`;

/** Stops an import that waits or runs; answers once it has ended. */
export function cancelImport(id: number): Promise<ImportJob> {
  return request(importJobSchema, `/api/imports/${id}/cancel`, { method: "POST" });
}
