import type { LiveAssigner } from "../../assignment/live-assigner.ts";
import { holdsAt, type Responsibilities } from "../../assignment/responsibilities.ts";
import { dateProblem } from "../../assignment/date-problem.ts";
import { ConflictError, InvalidError } from "../../errors.ts";
import { said } from "../../said.ts";
import type { ServiceDeps } from "../../service-deps.ts";
import type { Territories } from "../../territory/territories.ts";
import { readDraftRow } from "../drafts/draft-rows.ts";
import { changedRules, type DraftOrigins } from "../drafts/draft-rules.ts";

export interface MatrixDeps extends Pick<ServiceDeps, "db" | "now" | "settings"> {
  liveAssigner: LiveAssigner;
}

/** What a matrix is read from: everything in force at one instant, with a draft's changes or without. */
export interface MatrixBasis {
  readonly at: Date;
  readonly territories: Territories;
  /** Its rules are those in force at `at`, and no others. */
  readonly responsibilities: Responsibilities;
  readonly draft: { id: number; name: string; revision: number } | null;
  readonly origins: DraftOrigins;
}

/**
 * @throws {InvalidError} when the instant cannot be read. @throws {NotFoundError} when there is no such draft.
 * @throws {ConflictError} when the draft was applied: it is what is in force.
 */
export async function readMatrixBasis({ db, now, liveAssigner }: MatrixDeps, query: { at?: string | undefined; draft?: number | undefined }): Promise<MatrixBasis> {
  const at = query.at === undefined ? now() : new Date(query.at);
  const problem = query.at === undefined ? undefined : dateProblem(at, query.at, "query.at");
  if (problem !== undefined) throw InvalidError.at("query.at", problem);
  const { territories, responsibilities } = (await liveAssigner.current()).snapshot;
  const row = query.draft === undefined ? null : await readDraftRow(db, query.draft);
  if (row?.state === "applied") throw new ConflictError(said(`Draft ${row.id} was applied; ask without it for what is in force.`, `第 ${row.id} 号草案已生效，请看现行清单。`));
  const { rules, origins } = row === null ? { rules: responsibilities.rules, origins: new Map<never, never>() } : changedRules(responsibilities.rules, row.changes, at.getTime());
  return {
    at, territories, origins,
    responsibilities: { ...responsibilities, rules: rules.filter((rule) => holdsAt(rule, at.getTime())) },
    draft: row === null ? null : { id: row.id, name: row.name, revision: row.revision },
  };
}
