import type { RouteLocationRaw } from "vue-router";
import type { ImportJob, ImportKind } from "../../../server/contract/import.ts";

type Key = "toFindings" | "toMap" | "toAnalysis" | "toMatrix" | "toPosts";
const POSTS: readonly ImportKind[] = ["departments", "posts", "people", "holdings", "leaves"];
const RULES: readonly ImportKind[] = ["categories", "rules"];
const ON_MAP: readonly ImportKind[] = ["enterprises", "river-reaches", "monitoring-sections", "readings", "incidents"];

/** Where the result of an import shows, most useful first; nothing for what stored nothing. `has` knows the screens that exist. */
export function nextPlaces(job: Pick<ImportJob, "kind" | "state" | "dryRun" | "report" | "rowsStored" | "rowsPresent">, has: (route: string) => boolean): { key: Key; to: RouteLocationRaw }[] {
  const editionId = job.report?.editionId;
  if (job.dryRun || (job.state !== "done" && editionId === undefined) || job.rowsStored + job.rowsPresent === 0) return [];
  const places: { key: Key; to: RouteLocationRaw; route: string }[] = [];
  if (editionId !== undefined) places.push({ key: "toFindings", route: "data-editions", to: { name: "data-editions", params: { id: editionId } } });
  if (POSTS.includes(job.kind)) places.push({ key: "toPosts", route: "data-posts", to: { name: "data-posts" } });
  if (RULES.includes(job.kind)) places.push({ key: "toMatrix", route: "data-matrix", to: { name: "data-matrix" } });
  if (ON_MAP.includes(job.kind) || editionId !== undefined) places.push({ key: "toMap", route: "map", to: { name: "map" } });
  if (job.kind === "incidents") places.push({ key: "toAnalysis", route: "analysis", to: { name: "analysis" } });
  return places.filter(({ route }) => has(route)).map(({ key, to }) => ({ key, to }));
}
