import { importOptionsSchema } from "../../server/contract/import.ts";
import { importIncidents } from "../../server/imports/incidents/import-incidents.ts";
import { fileSource } from "../../server/imports/read/file-source.ts";
import type { Store } from "../../server/store/open-store.ts";

/** Imports a file of made-up incidents as the program does, measuring time and memory of this process. */
export async function importFile(store: Store, file: string) {
  const { id } = await store.kysely.insertInto("import_job")
    .values({ kind: "incidents", file_name: "incidents.csv", options: "{}", dry_run: false, came_by: "command", state: "running" }).returning("id").executeTakeFirstOrThrow();
  const source = await fileSource(file);
  const megabytes = (): number => Math.round(process.memoryUsage.rss() / 1e6);
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
