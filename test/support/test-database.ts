import { randomUUID } from "node:crypto";
import { inject } from "vitest";
import { connectPool } from "../../server/store/connect-pool.ts";
import { type Store, wrapPool } from "../../server/store/open-store.ts";
import { databaseAddress, withAdministrator } from "./database-address.ts";
import { TEMPLATE_DATABASE } from "./database-server.ts";

/**
 * A fresh, migrated, empty database of the test's own; `close()` drops it. A copy of the template, so it takes
 * a fraction of a second.
 *
 * @example
 * let store: Store;
 * beforeEach(async () => { store = await createTestDatabase(); });
 * afterEach(() => store.close());
 */
export async function createTestDatabase(): Promise<Store> {
  const serverUrl = inject("databaseServerUrl");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  // file_copy asks for checkpoints; the log way is quicker for a small template.
  await withAdministrator(serverUrl, (client) => client.query(`create database ${name} template ${TEMPLATE_DATABASE} strategy wal_log`));
  const address = databaseAddress(serverUrl, name);
  return wrapPool(await connectPool(address), address, () =>
    withAdministrator(serverUrl, (client) => client.query(`drop database if exists ${name} with (force)`)));
}
