import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "../../server/store/embedded/start-embedded-postgres.ts";

/** A PostgreSQL of its own in a temporary folder that vanishes when it is stopped. Not durable, hence quick. */
export async function startThrowawayPostgres(): Promise<EmbeddedPostgres> {
  const dataDir = mkdtempSync(join(tmpdir(), "ecogrid-test-"));
  // mkdtemp closes the folder to others; as root PostgreSQL runs under another account, which must pass.
  chmodSync(dataDir, 0o711);
  const postgres = await startEmbeddedPostgres({ dataDir, role: "server", address: "", durable: false, onProgress: () => undefined });
  return {
    connectionString: postgres.connectionString,
    lost: postgres.lost,
    async stop() {
      await postgres.stop();
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}

/**
 * A data directory with an empty database in it, made without waiting for the disk. Whatever starts on it
 * afterwards is as durable as ever.
 */
export async function makeDataDirQuickly(dataDir: string): Promise<void> {
  const postgres = await startEmbeddedPostgres({ dataDir, role: "server", address: "", durable: false, onProgress: () => undefined });
  await postgres.stop();
}
