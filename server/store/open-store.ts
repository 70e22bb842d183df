import { Kysely, PostgresDialect } from "kysely";
import type pg from "pg";
import { connectPool } from "./connect-pool.ts";
import { startEmbeddedPostgres } from "./embedded/start-embedded-postgres.ts";
import { migrateToLatest } from "./migrate.ts";
import type { Database } from "./schema.ts";
import type { StoreError } from "./store-error.ts";

export interface Store {
  kysely: Kysely<Database>;
  /** The same connections as `kysely`, for COPY and LISTEN. */
  pool: pg.Pool;
  connectionString: string;
  /** Resolves only when the database that this process started died and could not be brought back. */
  lost: Promise<StoreError>;
  /** Ends the connections and, when this process started it, PostgreSQL. Safe to call twice. */
  close(): Promise<void>;
}

export interface StoreConfig {
  /** Absolute. */
  dataDir: string;
  /** A server PostgreSQL; undefined means the embedded one. */
  databaseUrl: string | undefined;
}

export interface StoreOptions {
  /** A sentence for the person waiting, whenever something that takes time begins. */
  onProgress?: (message: string) => void;
  /** "import" may share the PostgreSQL of a running server; "server", the default, wants it alone. */
  role?: "server" | "import";
  /** Where this process answers, told to whoever starts a second copy. */
  address?: string;
}

/**
 * Opens the database: starts the embedded PostgreSQL or connects to the given one, and brings the schema
 * up to date.
 *
 * @throws {StoreError} with a sentence for the person who started it.
 */
export async function openStore(config: StoreConfig, options: StoreOptions = {}): Promise<Store> {
  const { onProgress = () => undefined, role = "server", address = "" } = options;
  if (config.databaseUrl !== undefined) return connectStore(config.databaseUrl, onProgress, async () => undefined, never());
  const embedded = await startEmbeddedPostgres({ dataDir: config.dataDir, role, address, onProgress });
  return connectStore(embedded.connectionString, onProgress, () => embedded.stop(), embedded.lost);
}

async function connectStore(connectionString: string, onProgress: (message: string) => void, stop: () => Promise<void>, lost: Promise<StoreError>): Promise<Store> {
  let store: Store | undefined;
  try {
    store = wrapPool(await connectPool(connectionString), connectionString, stop, lost);
    const done = await migrateToLatest(store.kysely);
    if (done.length > 0) onProgress(`schema brought up to date (${done.join(", ")})`);
    return store;
  } catch (error) {
    await (store ? store.close() : stop());
    throw error;
  }
}

/** A store over connections that exist; `stop` runs after they have ended. */
export function wrapPool(pool: pg.Pool, connectionString: string, stop: () => Promise<void>, lost: Promise<StoreError> = never()): Store {
  const kysely = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  let closing: Promise<void> | undefined;
  const close = async () => {
    try {
      await kysely.destroy();
    } finally {
      await stop();
    }
  };
  return { kysely, pool, connectionString, lost, close: () => (closing ??= close()) };
}

/** A database of somebody else's is not ours to bring back. */
function never(): Promise<StoreError> {
  return new Promise(() => undefined);
}
