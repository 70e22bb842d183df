import { type Kysely, sql } from "kysely";
import { CHECK_KINDS, type ResponsibilityCheck, type ResponsibilityChecks } from "../../contract/responsibility.ts";
import type { Database } from "../../store/schema.ts";
import { countQuestions, type IncidentSpan, lastTwelveMonths } from "../matrix/count-incidents.ts";
import { listAreas } from "../matrix/list-areas.ts";
import { type MatrixDeps, readMatrixBasis } from "../matrix/matrix-basis.ts";
import { createMatrixReader } from "../matrix/read-answers.ts";
import { findEmptyPosts } from "./find-empty-posts.ts";
import { findIdleRules } from "./find-idle-rules.ts";
import { findOpenQuestions } from "./find-open-questions.ts";
import { findUnownedCells } from "./find-unowned-cells.ts";

const SEVERITIES = ["error", "warning", "notice"] as const;

/**
 * Everything about rules, posts and people that is not in order at one instant, and how many incidents of
 * the twelve months before fell on it. Nothing is sampled: every question that can be put to the rules is.
 *
 * @throws {NotFoundError} when the draft is not known.
 */
export async function checkResponsibilities(deps: MatrixDeps, query: { at?: string | undefined; draft?: number | undefined }): Promise<ResponsibilityChecks> {
  const { at, territories, responsibilities, draft } = await readMatrixBasis(deps, query);
  const editions = territories.inForceAt(at.getTime());
  const list = listAreas(editions, responsibilities.rules, null);
  const span = lastTwelveMonths(at, deps.settings.timeZone);
  const counts = await countQuestions(deps.db, list, territories, responsibilities.rules, span);
  const { checks, answering } = findOpenQuestions(responsibilities, list, createMatrixReader(responsibilities, at.getTime()), counts);
  const others = [
    ...findIdleRules(responsibilities, editions, answering),
    ...findEmptyPosts(responsibilities, at.getTime()),
    ...findUnownedCells(responsibilities, editions),
  ];
  const items = [...checks, ...await withIncidents(deps.db, others, span)].sort(byUrgency);
  return {
    at: at.toISOString(), countedFrom: span.from.toISOString(),
    draft: draft === null ? null : { id: draft.id, revision: draft.revision },
    counts: Object.fromEntries(CHECK_KINDS.map((kind) => [kind, items.filter((item) => item.kind === kind).length])) as ResponsibilityChecks["counts"],
    items,
  };
}

/** What fell on a post, a cell or a department: by what the incidents are stored with. */
async function withIncidents(db: Kysely<Database>, checks: readonly ResponsibilityCheck[], span: IncidentSpan): Promise<ResponsibilityCheck[]> {
  const posts = await countBy(db, "post_code", checks.flatMap((check) => check.post?.code ?? []), span);
  const cells = await countBy(db, "cell_code", checks.flatMap((check) => check.kind === "cell_without_post" ? check.areas.map(({ code }) => code) : []), span);
  const departments = await countBy(db, "department_code", checks.flatMap((check) => check.kind === "department_without_head" ? check.departments.map(({ code }) => code) : []), span);
  return checks.map((check) => {
    const count = check.post !== null ? posts.get(check.post.code)
      : check.kind === "cell_without_post" ? cells.get(check.areas[0]?.code ?? "")
        : check.kind === "department_without_head" ? departments.get(check.departments[0]?.code ?? "") : 0;
    return { ...check, incidents: count ?? 0 };
  });
}

async function countBy(db: Kysely<Database>, column: "post_code" | "cell_code" | "department_code", codes: readonly string[], { from, to }: IncidentSpan): Promise<Map<string, number>> {
  if (codes.length === 0) return new Map();
  const { rows } = await sql<{ code: string; count: number }>`
    select ${sql.ref(column)} as code, count(*)::int as count from incident
    where ${sql.ref(column)} = any(${[...new Set(codes)]}) and occurred_at >= ${from} and occurred_at < ${to} group by 1`.execute(db);
  return new Map(rows.map((row) => [row.code, row.count]));
}

function byUrgency(one: ResponsibilityCheck, other: ResponsibilityCheck): number {
  return SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity)
    || CHECK_KINDS.indexOf(one.kind) - CHECK_KINDS.indexOf(other.kind)
    || other.incidents - one.incidents || (one.id < other.id ? -1 : 1);
}
