import { createHash } from "node:crypto";
import { sql, type Transaction } from "kysely";
import { canonicalJson } from "../assignment/canonical-json.ts";
import type { Incident, IncidentReport } from "../contract/incident.ts";
import { ConflictError } from "../errors.ts";
import type { Database } from "../store/schema.ts";

// Two-part advisory locks are a space of their own; the first part keeps ours apart from others'.
const KEY_LOCK_SPACE = 21_087;
const CREATED = 201;

/**
 * The answer given before under this key; undefined the first time. Until the transaction ends
 * nobody else can use the key, so two at once become one after the other.
 *
 * @throws {ConflictError} when the key was used for a different report.
 */
export async function recallAnswer(trx: Transaction<Database>, key: string, report: IncidentReport): Promise<Incident | undefined> {
  await sql`select pg_advisory_xact_lock(${KEY_LOCK_SPACE}::int, hashtext(${key}))`.execute(trx);
  const row = await trx.selectFrom("idempotency_key").selectAll().where("key", "=", key).executeTakeFirst();
  if (row === undefined) return undefined;
  if (row.request_hash === hashOf(report)) return asIncident(row.response);
  throw new ConflictError(`The Idempotency-Key ${JSON.stringify(key)} was used before for a different report; take a new key`, [
    { field: "header.Idempotency-Key", message: "used before for a different report" },
  ]);
}

export async function rememberAnswer(trx: Transaction<Database>, key: string, report: IncidentReport, incident: Incident): Promise<void> {
  await trx.insertInto("idempotency_key")
    .values({ key, request_hash: hashOf(report), status: CREATED, response: JSON.stringify(incident) })
    .execute();
}

function hashOf(report: IncidentReport): string {
  return createHash("sha256").update(canonicalJson(report)).digest("hex");
}

/** Holds because rememberAnswer is the only writer of the table. */
function asIncident(response: unknown): Incident {
  return response as Incident;
}
