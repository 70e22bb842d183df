import { createHash } from "node:crypto";
import { type Kysely, sql } from "kysely";
import { canonicalJson } from "../../assignment/canonical-json.ts";
import { ConflictError } from "../../errors.ts";
import type { Database } from "../../store/schema.ts";
import type { NewImportJob } from "./import-job-rows.ts";

// First key of the two-key advisory locks; any constant that nothing else here uses.
const KEY_LOCKS = 5_043_915;
const ACCEPTED = 202;

type KeyedJob = Pick<NewImportJob, "kind" | "fileName" | "options" | "sha256">;

/**
 * The job that was made under this key before; undefined the first time. Until the transaction ends
 * nobody else can use the key.
 *
 * @throws {ConflictError} when the key was used for anything else.
 */
export async function recallImport(trx: Kysely<Database>, key: string, job: KeyedJob): Promise<number | undefined> {
  await sql`select pg_advisory_xact_lock(${KEY_LOCKS}::int, hashtext(${key}))`.execute(trx);
  const row = await trx.selectFrom("idempotency_key").select(["request_hash", "response"]).where("key", "=", key).executeTakeFirst();
  if (row === undefined) return undefined;
  const { importId } = row.response as { importId?: number };
  if (row.request_hash === hashOf(job) && importId !== undefined) return importId;
  throw new ConflictError(`The Idempotency-Key ${JSON.stringify(key)} was used before for something else; take a new key.`, [
    { field: "header.Idempotency-Key", message: "used before for something else" },
  ]);
}

export async function rememberImport(trx: Kysely<Database>, key: string, job: KeyedJob, importId: number): Promise<void> {
  await trx.insertInto("idempotency_key").values({ key, request_hash: hashOf(job), status: ACCEPTED, response: JSON.stringify({ importId }) }).execute();
}

function hashOf({ kind, fileName, options, sha256 }: KeyedJob): string {
  return createHash("sha256").update(canonicalJson({ import: kind, fileName, options, sha256: sha256 ?? null })).digest("hex");
}
