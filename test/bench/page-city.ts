import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CITY_PRESETS, generateCity } from "../../geo/index.ts";
import { startEmbeddedPostgres } from "../../server/store/embedded/start-embedded-postgres.ts";
import { openStore } from "../../server/store/open-store.ts";
import { storeCity, writeIncidents } from "./import-bench-city.ts";
import { importFile } from "./import-file.ts";

export interface PageCity { readonly databaseUrl: string; remove(): Promise<void>; }

/** A database with a made-up city of 3,089 villages and its incidents over three years. */
export async function makePageCity(rows: number): Promise<PageCity> {
  const folder = mkdtempSync(join(tmpdir(), "ecogrid-bench-"));
  chmodSync(folder, 0o711);
  const postgres = await startEmbeddedPostgres({ dataDir: folder, role: "server", address: "", durable: false, onProgress: () => undefined });
  const remove = async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const city = generateCity(CITY_PRESETS.M);
    const file = join(folder, "incidents.csv");
    await writeIncidents(file, city, rows);
    const store = await openStore({ dataDir: "", databaseUrl: postgres.connectionString });
    await storeCity(store, city);
    await importFile(store, file);
    await store.close();
    return { databaseUrl: postgres.connectionString, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
