import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CITY_PRESETS, generateCity } from "../../geo/index.ts";
import { COPY_COLUMNS } from "../../server/imports/incidents/copy-line.ts";
import { startEmbeddedPostgres } from "../../server/store/embedded/start-embedded-postgres.ts";
import { openStore } from "../../server/store/open-store.ts";
import { type BenchTable, describeMachine, printTable } from "./bench-table.ts";
import { storeCity, writeIncidents } from "./import-bench-city.ts";
import { copyFinishedRows, dumpFinishedRows } from "./import-copy-peer.ts";
import { importFile } from "./import-file.ts";

export interface ImportBenchOptions {
  rows: number;
  preset: keyof typeof CITY_PRESETS;
  log(line: string): void;
}

export interface ImportBenchResult {
  rows: number;
  importMs: number;
  rowsPerSecond: number;
  /** Processor time of this process: what remains of the time when the machine has other work. */
  importCpuMs: number;
  rssMegabytesAtStart: number;
  rssMegabytesAtTenth: number;
  rssMegabytesMost: number;
  /** Plain COPY: the server checks the references of every row. */
  copyMs: number;
  /** COPY with the references checked once per distinct row, as the import does it. */
  copyHoldingMs: number;
  timesCopy: number;
}

/** A million rows against PostgreSQL's own COPY of the same finished rows. */
export async function run(rows = 1_000_000, preset: keyof typeof CITY_PRESETS = "M"): Promise<BenchTable> {
  const result = await benchImport({ rows, preset, log: (line) => console.log(line) });
  const rate = (ms: number): string => Math.round((rows / ms) * 1000).toLocaleString("en-US");
  const line = (what: string, ms: number): string[] => [what, (ms / 1000).toFixed(1), rate(ms), (ms / result.copyMs).toFixed(2)];
  const table: BenchTable = {
    title: `Import of ${rows.toLocaleString("en-US")} incidents from CSV into city ${preset}, durable; memory ${result.rssMegabytesAtTenth} MB after a tenth of the file, at most ${result.rssMegabytesMost} MB; ${Math.round(result.importCpuMs / 100) / 10} s of processor time outside the database`,
    machine: describeMachine(),
    columns: ["", "s", "rows/s", "times COPY"],
    rows: [
      line("import: read, normalise, assign, store", result.importMs),
      line("COPY of the same finished rows", result.copyMs),
      line("COPY with references checked once per distinct row, as the import does", result.copyHoldingMs),
    ],
  };
  printTable(table);
  return table;
}

/**
 * Imports a made-up file of incidents of a made-up city, and loads the same finished rows with
 * PostgreSQL's own COPY into the same table with the same indexes; each into a database of its own
 * on one durable server.
 */
export async function benchImport({ rows, preset, log }: ImportBenchOptions): Promise<ImportBenchResult> {
  const folder = mkdtempSync(join(tmpdir(), "ecogrid-bench-"));
  chmodSync(folder, 0o711);
  const postgres = await startEmbeddedPostgres({ dataDir: folder, role: "server", address: "", durable: true, onProgress: () => undefined });
  try {
    const city = generateCity(CITY_PRESETS[preset]);
    const file = join(folder, "incidents.csv");
    await writeIncidents(file, city, rows);
    const store = await openStore({ dataDir: "", databaseUrl: postgres.connectionString });
    await storeCity(store, city);
    log(`city ${preset}: ${city.villages.features.length} villages; ${rows} rows written`);
    const imported = await importFile(store, file);
    log(`import: ${(imported.ms / 1000).toFixed(1)} s, ${Math.round((rows / imported.ms) * 1000)} rows/s`);
    const finished = join(folder, "finished.copy");
    await dumpFinishedRows(store, COPY_COLUMNS, finished);
    const copyMs = await copyFinishedRows(store, COPY_COLUMNS, finished, false);
    log(`COPY of the same rows: ${(copyMs / 1000).toFixed(1)} s`);
    const copyHoldingMs = await copyFinishedRows(store, COPY_COLUMNS, finished, true);
    log(`COPY without the server's reference checks: ${(copyHoldingMs / 1000).toFixed(1)} s`);
    await store.close();
    return {
      rows, importMs: imported.ms, importCpuMs: imported.cpuMs, rowsPerSecond: (rows / imported.ms) * 1000, ...imported.rss, copyMs, copyHoldingMs, timesCopy: imported.ms / copyMs,
    };
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
