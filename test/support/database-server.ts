import type { TestProject } from "vitest/node";
import { openStore } from "../../server/store/open-store.ts";
import { databaseAddress, withAdministrator } from "./database-address.ts";
import { startThrowawayPostgres } from "./throwaway-postgres.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A PostgreSQL for this run; use createTestDatabase() rather than this address itself. */
    databaseServerUrl: string;
  }
}

/** The migrated database from which each test's own is copied. */
export const TEMPLATE_DATABASE = "ecogrid_template";

/**
 * Global set-up of the service and browser tests: one throw-away PostgreSQL for the whole run, with one migrated
 * template database.
 */
export default async function startDatabaseServer(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startThrowawayPostgres();
  await withAdministrator(postgres.connectionString, (client) => client.query(`create database ${TEMPLATE_DATABASE}`));
  const template = await openStore({ dataDir: "", databaseUrl: databaseAddress(postgres.connectionString, TEMPLATE_DATABASE) });
  await template.close();
  project.provide("databaseServerUrl", postgres.connectionString);
  return () => postgres.stop();
}
