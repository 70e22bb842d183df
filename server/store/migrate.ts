import { type Kysely, Migrator, type MigrationInfo } from "kysely";
import { MIGRATIONS } from "./migrations/index.ts";
import type { Database } from "./schema.ts";
import { StoreError } from "./store-error.ts";

/**
 * Brings the schema up to date, each step in a transaction, all under an advisory lock so that two
 * processes starting at once do it once. Returns the names of the steps done now.
 *
 * @throws {StoreError} when a step fails, or the database was written by a newer EcoGrid.
 */
export async function migrateToLatest(kysely: Kysely<Database>): Promise<string[]> {
  const { error, results = [] } = await migratorOf(kysely).migrateToLatest();
  if (error === undefined) return results.map((result) => result.migrationName);
  const failed = results.find((result) => result.status === "Error");
  const message = error instanceof Error ? error.message : String(error);
  if (!failed && message.includes("corrupted migrations")) {
    throw new StoreError(`This database was written by a newer EcoGrid than this one (${message}). Start the newer version, or set DATA_DIR or DATABASE_URL to another database.`);
  }
  throw new StoreError(`The database could not be brought up to date${failed ? ` (step ${failed.migrationName})` : ""}: ${message}. Nothing of that step was kept.`);
}

/** Whether every step of the schema that this program knows has been done. */
export async function isSchemaCurrent(kysely: Kysely<Database>): Promise<boolean> {
  const steps: readonly MigrationInfo[] = await migratorOf(kysely).getMigrations();
  return steps.every((step) => step.executedAt !== undefined);
}

function migratorOf(kysely: Kysely<Database>): Migrator {
  return new Migrator({ db: kysely, provider: { getMigrations: async () => ({ ...MIGRATIONS }) } });
}
