import { type Kysely, sql } from "kysely";
import type { Database } from "../../store/schema.ts";

// Any constant will do, as long as everyone who changes reference data takes the same one.
const REFERENCE_LOCK = 5_043_912;

/** Until the transaction ends nobody else stores people, rules or places. */
export async function lockReferences(trx: Kysely<Database>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${REFERENCE_LOCK})`.execute(trx);
}
