import { type Kysely, sql } from "kysely";
import { BusyError, ConflictError } from "../errors.ts";
import { said } from "../said.ts";
import type { Database } from "../store/schema.ts";

// Any constant that nothing else here uses.
const CHANGE_LOCK = 5_043_917;

/**
 * Keeps change sets away until the transaction ends; those who change one incident do not wait for each other.
 *
 * @throws {BusyError} while a change set is being applied.
 */
export async function changeOne(trx: Kysely<Database>): Promise<void> {
  const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock_shared(${CHANGE_LOCK}) as mine`.execute(trx);
  if (rows[0]?.mine !== true) throw new BusyError(said("A change set is being applied; try again when that has ended", "正在成批变更责任人，请等它结束后再试"));
}

/**
 * Makes the transaction the only one that changes who answers for stored incidents.
 *
 * @throws {ConflictError} while another change set is being applied.
 */
export async function changeMany(trx: Kysely<Database>): Promise<void> {
  // Waits for the short transactions of single incidents, never for another change set: that one has won.
  await sql`select set_config('lock_timeout', '5s', true)`.execute(trx);
  try {
    await sql`select pg_advisory_xact_lock(${CHANGE_LOCK})`.execute(trx);
  } catch (error) {
    if ((error as { code?: string }).code !== LOCK_NOT_AVAILABLE) throw error;
    throw new ConflictError(said("Another change set is being applied; preview again when that has ended", "另一批变更正在生效，请等它结束后重新计算影响"));
  }
  await sql`select set_config('lock_timeout', '0', true)`.execute(trx);
}

const LOCK_NOT_AVAILABLE = "55P03";
