import { z } from "zod";
import { departmentSchema, pageOf, postSchema } from "../../server/contract/reference.ts";
import {
  dryRunSchema, responsibilityChecksSchema, responsibilityMatrixSchema, ruleDraftSchema,
  type DryRun, type NewRuleDraft, type ResponsibilityChecks, type ResponsibilityMatrix, type RuleDraft, type RuleDraftEdit,
} from "../../server/contract/responsibility.ts";
import { request } from "./client.ts";

export type Post = z.output<typeof postSchema>;
export type Department = z.output<typeof departmentSchema>;

/** A matrix of many areas is worked out at once. */
const LONG_MS = 60_000;
const basis = (draftId: number | null) => new URLSearchParams(draftId === null ? {} : { draft: String(draftId) });

/** Who answers for what, where: in force, or as a draft would have it. */
export function fetchMatrix(draftId: number | null, signal?: AbortSignal): Promise<ResponsibilityMatrix> {
  return request(responsibilityMatrixSchema, "/api/responsibility/matrix", { query: basis(draftId), withinMs: LONG_MS, ...(signal ? { signal } : {}) });
}

/** What of rules, posts and people is not in order. */
export function fetchChecks(draftId: number | null, signal?: AbortSignal): Promise<ResponsibilityChecks> {
  return request(responsibilityChecksSchema, "/api/responsibility/checks", { query: basis(draftId), withinMs: LONG_MS, ...(signal ? { signal } : {}) });
}

/** All drafts, newest first. */
export async function fetchDrafts(): Promise<RuleDraft[]> {
  return (await request(pageOf(ruleDraftSchema), "/api/responsibility/drafts")).items;
}

export function fetchDraft(id: number): Promise<RuleDraft> {
  return request(ruleDraftSchema, `/api/responsibility/drafts/${id}`);
}

export function createDraft(draft: NewRuleDraft): Promise<RuleDraft> {
  return request(ruleDraftSchema, "/api/responsibility/drafts", { method: "POST", body: draft });
}

/** The whole set of changes at once; refused with 409 when somebody saved in between. */
export function saveDraft(id: number, edit: RuleDraftEdit): Promise<RuleDraft> {
  return request(ruleDraftSchema, `/api/responsibility/drafts/${id}`, { method: "PUT", body: edit });
}

export async function discardDraft(id: number): Promise<void> {
  await request(z.undefined(), `/api/responsibility/drafts/${id}`, { method: "DELETE" });
}

export function beginDryRun(draftId: number): Promise<DryRun> {
  return request(dryRunSchema, `/api/responsibility/drafts/${draftId}/dry-run`, { method: "POST" });
}

/** The last runs of a draft, newest first. */
export async function fetchDryRuns(draftId: number): Promise<DryRun[]> {
  return (await request(pageOf(dryRunSchema), `/api/responsibility/drafts/${draftId}/dry-runs`)).items;
}

export function fetchDryRun(id: number): Promise<DryRun> {
  return request(dryRunSchema, `/api/responsibility/dry-runs/${id}`);
}

export function cancelDryRun(id: number): Promise<DryRun> {
  return request(dryRunSchema, `/api/responsibility/dry-runs/${id}/cancel`, { method: "POST" });
}

interface Page<T> { items: T[]; nextCursor: string | null; }
const pageQuery = (cursor: string | null) => new URLSearchParams({ limit: "500", ...(cursor === null ? {} : { cursor }) });

/** A page of posts with everyone who has held, holds or will hold them, by code. */
export function fetchPosts(cursor: string | null, signal: AbortSignal): Promise<Page<Post>> {
  return request(pageOf(postSchema), "/api/posts", { query: pageQuery(cursor), signal });
}

export function fetchDepartments(cursor: string | null, signal: AbortSignal): Promise<Page<Department>> {
  return request(pageOf(departmentSchema), "/api/departments", { query: pageQuery(cursor), signal });
}
