import { type Kysely, sql } from "kysely";
import { dateProblem } from "../assignment/date-problem.ts";
import type { EditionCopyRequest } from "../contract/edition-draft.ts";
import { ConflictError, InvalidError } from "../errors.ts";
import { recallKey, rememberKey } from "../idempotency/idempotency-keys.ts";
import { said } from "../said.ts";
import type { Database } from "../store/schema.ts";
import { findEditionById } from "./find-edition.ts";

/**
 * A draft with the cells of another edition, and with what was accepted there, for the same defects are in the
 * copy. The cells are copied inside the database. Under a key that began a draft before, that one.
 *
 * @throws {InvalidError} when the effective date cannot have been meant.
 * @throws {NotFoundError} @throws {ConflictError} when the name or the territory's effective date is taken, or the key
 *   was used for something else.
 */
export async function copyEdition(db: Kysely<Database>, wish: EditionCopyRequest, idempotencyKey: string | null): Promise<{ id: number; isReplay: boolean }> {
  const { fromEditionId, name, effectiveFrom } = wish;
  const keyed = idempotencyKey === null ? null : { key: idempotencyKey, kind: "edition_draft" as const, request: wish };
  const problem = dateProblem(new Date(effectiveFrom), effectiveFrom, "effectiveFrom");
  if (problem !== undefined) throw InvalidError.at("body.effectiveFrom", problem);
  return db.transaction().execute(async (trx) => {
    const made = keyed === null ? undefined : await recallKey(trx, keyed);
    if (made !== undefined) return { id: made, isReplay: true };
    const { territory, id: source } = await findEditionById(trx, fromEditionId);
    const from = new Date(effectiveFrom);
    await refuseTaken(trx, territory, name, from);
    const { id } = await trx.insertInto("boundary_edition")
      .values({ territory, name, status: "draft", effective_from: from, based_on: source }).returning("id").executeTakeFirstOrThrow();
    await sql`
      insert into cell (edition_id, ordinal, code, level_code, parent_code, parent_method, name_zh, name_en, population, area_square_metres,
        west, south, east, north, label_lng, label_lat, geometry_wkb)
      select ${id}, ordinal, code, level_code, parent_code, parent_method, name_zh, name_en, population, area_square_metres,
        west, south, east, north, label_lng, label_lat, geometry_wkb
      from cell where edition_id = ${source}`.execute(trx);
    await sql`
      insert into topology_finding (edition_id, finding_id, kind, severity, cell_codes, cell_names, level_depth, size, unit, geometry, detail, accepted_at, accepted_reason)
      select ${id}, finding_id, kind, severity, cell_codes, cell_names, level_depth, size, unit, geometry, detail, accepted_at, accepted_reason
      from topology_finding where edition_id = ${source} and accepted_at is not null`.execute(trx);
    if (keyed !== null) await rememberKey(trx, keyed, id);
    return { id, isReplay: false };
  });
}

async function refuseTaken(trx: Kysely<Database>, territory: string, name: string, from: Date): Promise<void> {
  const taken = await trx.selectFrom("boundary_edition").select(["name", "status"])
    .where((eb) => eb.or([eb("name", "=", name), eb.and([eb("territory", "=", territory), eb("status", "=", "published"), eb("effective_from", "=", from)])]))
    .executeTakeFirst();
  if (taken === undefined) return;
  if (taken.name === name) throw ConflictError.at("body.name", said(`There is an edition "${name}" already; give this one a name of its own.`, `已有名为“${name}”的版本，请另起名称。`));
  throw ConflictError.at("body.effectiveFrom", said(`Edition "${taken.name}" takes effect at the same instant; choose another.`, `版本“${taken.name}”在同一时刻生效，请另选日期。`));
}
