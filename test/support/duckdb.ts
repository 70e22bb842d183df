import { createRequire } from "node:module";
import { dirname } from "node:path";
import type * as DuckDb from "@duckdb/duckdb-wasm/blocking";

/** DuckDB in this process, with Arrow IPC streams as its tables. */
export async function openDuckDb(tables: Readonly<Record<string, Uint8Array>>): Promise<DuckDb.DuckDBConnection> {
  const require = createRequire(import.meta.url);
  const duckdb = require("@duckdb/duckdb-wasm/blocking") as typeof DuckDb;
  const dist = dirname(require.resolve("@duckdb/duckdb-wasm/dist/duckdb-eh.wasm"));
  const bundles = { mvp: { mainModule: `${dist}/duckdb-mvp.wasm`, mainWorker: "" }, eh: { mainModule: `${dist}/duckdb-eh.wasm`, mainWorker: "" } };
  const database = await duckdb.createDuckDB(bundles, new duckdb.VoidLogger(), duckdb.NODE_RUNTIME);
  await database.instantiate(() => undefined);
  const connection = database.connect();
  for (const [name, bytes] of Object.entries(tables)) connection.insertArrowFromIPCStream(bytes, { name, create: true });
  return connection;
}
