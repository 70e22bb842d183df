import type { RouteLocationRaw } from "vue-router";
import type { ImportJob, ImportKind } from "../../../server/contract/import.ts";

type Key = "toFindings" | "toMap" | "toAnalysis" | "toMatrix" | "toPosts";
const POSTS: readonly ImportKind[] = ["departments", "posts", "people", "holdings", "leaves"];
const RULES: readonly ImportKind[] = ["categories", "rules"];
const ON_MAP: readonly ImportKind[] = ["enterprises", "river-reaches", "monitoring-sections", "readings", "incidents"];

/** Where the result of an import shows, most useful first; nothing for what stored nothing. */
export function nextPlaces(job: Pick<ImportJob, "kind" | "state" | "dryRun" | "report" | "rowsStored" | "rowsPresent">): { key: Key; to: RouteLocationRaw }[] {
  const editionId = job.report?.editionId;
  if (job.dryRun || (job.state !== "done" && editionId === undefined) || job.rowsStored + job.rowsPresent === 0) return [];
  const places: { key: Key; to: RouteLocationRaw }[] = [];
  if (editionId !== undefined) places.push({ key: "toFindings", to: { name: "data-editions", params: { id: editionId } } });
  if (POSTS.includes(job.kind)) places.push({ key: "toPosts", to: { name: "data-posts" } });
  if (RULES.includes(job.kind)) places.push({ key: "toMatrix", to: { name: "data-matrix" } });
  if (ON_MAP.includes(job.kind) || editionId !== undefined) places.push({ key: "toMap", to: { name: "map" } });
  if (job.kind === "incidents") places.push({ key: "toAnalysis", to: { name: "analysis" } });
  return places;
}
