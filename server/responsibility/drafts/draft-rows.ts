import { type Kysely, type Selectable, sql } from "kysely";
import type { NewRuleDraft, RuleChange, RuleDraft } from "../../contract/responsibility.ts";
import { ConflictError, NotFoundError } from "../../errors.ts";
import { recallKey, rememberKey } from "../../idempotency/idempotency-keys.ts";
import { said } from "../../said.ts";
import type { Database, ResponsibilityDraftTable } from "../../store/schema.ts";

type DraftRow = Selectable<ResponsibilityDraftTable>;

/** @throws {NotFoundError} */
export async function readDraftRow(db: Kysely<Database>, id: number): Promise<DraftRow> {
  const row = await db.selectFrom("responsibility_draft").selectAll().where("id", "=", id).executeTakeFirst();
  if (row === undefined) throw new NotFoundError(said(`There is no draft ${id} of the responsibility matrix; GET /api/responsibility/drafts lists them.`, `没有第 ${id} 号责任清单草案。`));
  return row;
}

/** The same row, held until the transaction ends. @throws {NotFoundError} @throws {ConflictError} when it was applied already. */
export async function lockOpenDraft(trx: Kysely<Database>, id: number): Promise<DraftRow> {
  await trx.selectFrom("responsibility_draft").select("id").where("id", "=", id).forUpdate().execute();
  const row = await readDraftRow(trx, id);
  if (row.state === "applied") throw new ConflictError(said(
    `Draft ${id} was applied at ${row.applied_at?.toISOString()}; begin a new one for further changes.`,
    `第 ${id} 号草案已于 ${row.applied_at?.toISOString()} 生效；再要改动请新建草案。`,
  ));
  return row;
}

/** Newest first. */
export async function listDrafts(db: Kysely<Database>): Promise<RuleDraft[]> {
  const hash = await hashOfRules(db);
  const rows = await db.selectFrom("responsibility_draft").selectAll().orderBy("id", "desc").execute();
  return rows.map((row) => draftOf(row, hash));
}

/** @throws {NotFoundError} */
export async function readDraft(db: Kysely<Database>, id: number): Promise<RuleDraft> {
  return draftOf(await readDraftRow(db, id), await hashOfRules(db));
}

/**
 * Begins a draft that changes nothing yet, upon the rules as they are now; under a key that began one before, that one.
 *
 * @throws {ConflictError} when the key was used for something else. @throws {NotFoundError} when what it began was discarded.
 */
export async function createDraft(db: Kysely<Database>, wish: NewRuleDraft, idempotencyKey: string | null): Promise<{ draft: RuleDraft; isReplay: boolean }> {
  const keyed = idempotencyKey === null ? null : { key: idempotencyKey, kind: "rule_draft" as const, request: wish };
  return db.transaction().execute(async (trx) => {
    const made = keyed === null ? undefined : await recallKey(trx, keyed);
    if (made !== undefined) return { draft: await readDraft(trx, made), isReplay: true };
    const hash = await hashOfRules(trx);
    const row = await trx.insertInto("responsibility_draft").values({ name: wish.name, made_by: wish.by ?? null, base_hash: hash }).returningAll().executeTakeFirstOrThrow();
    if (keyed !== null) await rememberKey(trx, keyed, row.id);
    return { draft: draftOf(row, hash), isReplay: false };
  });
}

/** @throws {NotFoundError} @throws {ConflictError} when it was applied: what was done stays on record. */
export async function discardDraft(db: Kysely<Database>, id: number): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockOpenDraft(trx, id);
    await trx.deleteFrom("responsibility_draft").where("id", "=", id).execute();
  });
}

/** Stands for the content of every rule: any rule added, altered or ended gives another. */
export async function hashOfRules(db: Kysely<Database>): Promise<string> {
  // Written out column by column: the text of a range depends on the zone of the connection.
  const { rows: [row] } = await sql<{ hash: string }>`
    select encode(sha256(convert_to(coalesce(string_agg(row(
      code, territory, cell_code, category_code, subject_type, band_from_minute, band_to_minute, lead_department_code, lead_post_code,
      lead_post_kind, assist_department_codes, legal_basis, extract(epoch from lower(valid)), extract(epoch from upper(valid))
    )::text, E'\n' order by code collate "C"), ''), 'UTF8')), 'hex') as hash from responsibility_rule`.execute(db);
  return row?.hash ?? "";
}

export function draftOf(row: DraftRow, hash: string): RuleDraft {
  return {
    id: row.id, name: row.name, state: row.state, revision: row.revision, by: row.made_by, changes: row.changes as RuleChange[],
    baseChanged: row.state === "open" && row.base_hash !== hash,
    createdAt: row.created_at.toISOString(), updatedAt: row.updated_at.toISOString(), appliedAt: row.applied_at?.toISOString() ?? null,
  };
}
