import { importOptionsSchema } from "../../../server/contract/import.ts";
import { importIncidents } from "../../../server/imports/incidents/import-incidents.ts";
import { fileSource } from "../../../server/imports/read/file-source.ts";
import { openStore } from "../../../server/store/open-store.ts";

/** A process of its own that imports one file and tells how many rows it has read: there to be killed. */
const [databaseUrl, file, importId] = process.argv.slice(2);
const store = await openStore({ dataDir: "", databaseUrl });
const report = await importIncidents(await fileSource(file ?? ""), importOptionsSchema.parse({ crs: "wgs84", timeZone: "Asia/Shanghai", sourceSystem: "12345" }), {
  db: store.kysely, pool: store.pool, importId: Number(importId), signal: new AbortController().signal,
  onProgress: ({ rowsRead }) => process.stdout.write(`${rowsRead}\n`),
  onFinding: () => undefined,
  settings: { timeZone: "Asia/Shanghai", nearestToleranceMetres: 200, warningDistanceMetres: 50 },
});
process.stdout.write(`${JSON.stringify(report)}\n`);
await store.close();
