import { createHash } from "node:crypto";
import { type Kysely, sql } from "kysely";
import { canonicalJson } from "../assignment/canonical-json.ts";
import { ConflictError } from "../errors.ts";
import { said } from "../said.ts";
import type { Database, IdempotencyKeyTable } from "../store/schema.ts";

/** What was made under a key: an incident or an import job. */
export type KeyedKind = IdempotencyKeyTable["kind"];

/** A key together with the request that it came with. */
export interface KeyedRequest {
  key: string;
  kind: KeyedKind;
  /** JSON in any order of keys; only its hash is kept. */
  request: unknown;
}

// Two-part advisory locks are a space of their own; one first part for every user of keys, or two of them could take one key at once.
const KEY_LOCKS = 21_087;

/** A client that repeats itself later than this gets a new answer. */
const KEPT_DAYS = 7;
const TIDY_EVERY_MS = 3_600_000;

/**
 * The id of what was made under this key before; undefined the first time. Until the transaction ends
 * nobody else can use the key, so two at once become one after the other.
 *
 * @throws {ConflictError} when the key was used for a different request.
 */
export async function recallKey(trx: Kysely<Database>, keyed: KeyedRequest): Promise<number | undefined> {
  await sql`select pg_advisory_xact_lock(${KEY_LOCKS}::int, hashtext(${keyed.key}))`.execute(trx);
  const row = await trx.selectFrom("idempotency_key").select(["kind", "request_hash", "made_id"]).where("key", "=", keyed.key).executeTakeFirst();
  if (row === undefined) return undefined;
  if (row.kind === keyed.kind && row.request_hash === hashOf(keyed)) return row.made_id;
  throw ConflictError.at("header.Idempotency-Key", said(
    `The Idempotency-Key ${JSON.stringify(keyed.key)} was used before for something else; take a new key`,
    "这份提交的编号已用于别的内容，请重新填写后提交",
  ));
}

/** In the transaction that recalled nothing and has made something since. */
export async function rememberKey(trx: Kysely<Database>, keyed: KeyedRequest, madeId: number): Promise<void> {
  await trx.insertInto("idempotency_key").values({ key: keyed.key, kind: keyed.kind, request_hash: hashOf(keyed), made_id: madeId }).execute();
}

/** Forgets keys that no client will come back with. */
export async function forgetOldKeys(db: Kysely<Database>): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom("idempotency_key")
    .where("created_at", "<", sql<Date>`now() - make_interval(days => ${KEPT_DAYS})`).executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** Forgets old keys now and every hour; returns the function that ends it. */
export function keepKeysTidy(db: Kysely<Database>, logError: (error: unknown) => void): () => void {
  const tidy = () => { forgetOldKeys(db).catch(logError); };
  tidy();
  const timer = setInterval(tidy, TIDY_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

function hashOf({ request }: KeyedRequest): string {
  return createHash("sha256").update(canonicalJson(request)).digest("hex");
}
