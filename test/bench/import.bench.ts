import { createWriteStream } from "node:fs";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CITY_PRESETS, generateCity, generateIncidentPoints, type GeneratedCity } from "../../geo/index.ts";
import { importOptionsSchema } from "../../server/contract/import.ts";
import { newCell } from "../../server/editions/new-cell.ts";
import { storeCells } from "../../server/editions/store-cells.ts";
import { importIncidents } from "../../server/imports/incidents/import-incidents.ts";
import { COPY_COLUMNS } from "../../server/imports/incidents/copy-line.ts";
import { fileSource } from "../../server/imports/read/file-source.ts";
import { startEmbeddedPostgres } from "../../server/store/embedded/start-embedded-postgres.ts";
import { openStore, type Store } from "../../server/store/open-store.ts";
import { seededRandom } from "../support/seeded-random.ts";
import { copyFinishedRows, dumpFinishedRows } from "./import-copy-peer.ts";

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

const CATEGORIES = ["air", "water", "noise", "odour", "waste", "dust", "soil", "radiation"];

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
    const imported = await measureImport(store, file);
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

async function measureImport(store: Store, file: string) {
  const { id } = await store.kysely.insertInto("import_job")
    .values({ kind: "incidents", file_name: "incidents.csv", options: "{}", dry_run: false, state: "running" }).returning("id").executeTakeFirstOrThrow();
  const source = await fileSource(file);
  const megabytes = (): number => Math.round(process.memoryUsage().rss / 1e6);
  const rss = { rssMegabytesAtStart: megabytes(), rssMegabytesAtTenth: 0, rssMegabytesMost: 0 };
  const startedAt = performance.now();
  const cpuAtStart = process.cpuUsage();
  const report = await importIncidents(source, importOptionsSchema.parse({ crs: "wgs84", timeZone: "Asia/Shanghai", sourceSystem: "12345" }), {
    db: store.kysely, pool: store.pool, importId: id, signal: new AbortController().signal,
    onProgress({ bytesDone }) {
      rss.rssMegabytesMost = Math.max(rss.rssMegabytesMost, megabytes());
      if (rss.rssMegabytesAtTenth === 0 && bytesDone * 10 > source.bytesTotal) rss.rssMegabytesAtTenth = megabytes();
    },
    onFinding: () => undefined,
    settings: { timeZone: "Asia/Shanghai", nearestToleranceMetres: 200, warningDistanceMetres: 50 },
  });
  const ms = performance.now() - startedAt;
  const { user, system } = process.cpuUsage(cpuAtStart);
  if (report.rowsStored !== report.rowsRead) throw new Error(`only ${report.rowsStored} of ${report.rowsRead} rows were stored`);
  return { ms, cpuMs: (user + system) / 1000, rss };
}

/** Levels, cells, a department, a post with a holder for each town, and a rule for each category. */
async function storeCity({ kysely, pool }: Store, city: GeneratedCity): Promise<void> {
  await kysely.insertInto("cell_level").values(["city", "county", "town", "village"].map((code, i) => ({ code, depth: i + 1, name_zh: code, name_en: code }))).execute();
  const { id } = await kysely.insertInto("boundary_edition")
    .values({ territory: "city", name: "city", status: "draft", effective_from: "-infinity", published_at: null }).returning("id").executeTakeFirstOrThrow();
  const levels = { city: city.city, county: city.counties, town: city.towns, village: city.villages };
  await kysely.transaction().execute(async (trx) => {
    const cells = Object.entries(levels).flatMap(([levelCode, { features }]) => features.map(({ properties, geometry }) => newCell({
      code: properties.code, nameZh: properties.name, nameEn: null, levelCode, parentCode: properties.parent, population: null, repairs: [],
    }, geometry)));
    await storeCells(trx, id, cells);
  });
  await pool.query("update boundary_edition set status = 'published', published_at = now()");
  await pool.query("insert into category (code, name_zh) select code, code from unnest($1::text[]) code", [CATEGORIES]);
  await pool.query("insert into department (code, name_zh, is_first_contact) values ('D1', 'D1', true), ('D2', 'D2', false)");
  await pool.query("insert into post (code, kind, name_zh, department_code, territory, cell_code) select 'P' || code, 'chief', code, 'D1', 'city', code from cell where level_code in ('village', 'town')");
  await pool.query("insert into person (code, name) select 'M' || code, code from cell where level_code in ('village', 'town')");
  await pool.query(`insert into post_holding (post_code, post_id, person_code, role, held) select p.code, p.id, 'M' || p.cell_code, 'holder', '(,)' from post p`);
  await pool.query(
    `insert into responsibility_rule (code, category_code, lead_department_code, lead_post_kind, valid)
     select 'R' || code, code, case code when 'air' then 'D2' else 'D1' end, 'chief', '(,)' from category where code <> 'radiation'`,
  );
  await pool.query("analyze");
}

async function writeIncidents(path: string, city: GeneratedCity, rows: number): Promise<void> {
  const random = seededRandom(20_261_121).unit;
  const points = generateIncidentPoints(city.villages, { count: rows });
  const out = createWriteStream(path);
  out.write("external_id,occurred_at,reported_at,category,channel,title,description,address,x,y\n");
  const start = Date.UTC(2023, 0, 1);
  let piece = "";
  for (let i = 0; i < rows; i++) {
    const occurred = start + Math.floor(random() * 3 * 365 * 86_400) * 1000;
    const time = (ms: number): string => new Date(ms).toISOString().slice(0, 19).replace("T", " ");
    const category = CATEGORIES[Math.floor(random() * random() * CATEGORIES.length)] ?? "air";
    piece += `HB${String(i).padStart(9, "0")},${time(occurred)},${time(occurred + Math.floor(random() * 7200) * 1000)},${category},phone,`
      + `夜间施工噪声扰民,"市民反映,${i % 977}号院附近长期存在异味和扬尘问题",幸福路${i % 1999}号,${points[i * 2] ?? 0},${points[i * 2 + 1] ?? 0}\n`;
    if (piece.length > 1 << 18) {
      if (!out.write(piece)) await once(out, "drain");
      piece = "";
    }
  }
  out.end(piece);
  await once(out, "finish");
}
