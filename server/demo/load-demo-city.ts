import { type Kysely, sql } from "kysely";
import { importOptionsSchema } from "../contract/import.ts";
import { newCell } from "../editions/new-cell.ts";
import { publishDraft } from "../editions/publish-edition.ts";
import { storeCells } from "../editions/store-cells.ts";
import { appendEvent } from "../events/append-events.ts";
import { createImportJob } from "../imports/jobs/import-job-rows.ts";
import type { ImportContext } from "../imports/importer.ts";
import { runImportJob } from "../imports/jobs/run-import-job.ts";
import type { Store } from "../store/open-store.ts";
import type { Database } from "../store/schema.ts";
import { demoIncidentSource } from "./demo-incident-source.ts";
import { storeDemoReadings } from "./demo-readings.ts";
import { storeDemoLevels, storeDemoReference } from "./demo-reference.ts";
import { type DemoCity, makeDemoCity } from "./make-demo-city.ts";

export interface DemoCityOptions {
  onProgress: (message: string) => void;
  signal: AbortSignal;
  settings: ImportContext["settings"];
}

export const DEMO_SEED = 370_400;
const TERRITORY = "demo-city";
/** Its incidents are a job of this name; the instant for which the city was made stands behind it. */
const JOB_NAME = "demo-city ";
const MADE_FOR = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const BYTES_PER_INCIDENT = 330;
const TELL_EVERY_ROWS = 10_000;

/**
 * Loads the fictional city, or what is missing of it: first everything but its incidents in one
 * transaction, then the incidents as an import that goes on where it was stopped. Whenever the
 * process ends, the next call completes the same city; a complete one is left alone.
 *
 * Ends early, without an error, when the signal asks for it.
 */
export async function loadDemoCity(store: Store, { onProgress, signal, settings }: DemoCityOptions): Promise<void> {
  const db = store.kysely;
  let job = await findJob(db);
  if (job?.isDone === true) return;
  const madeFor = job?.madeFor ?? new Date();
  const city = makeDemoCity(DEMO_SEED, madeFor);
  if (job === undefined) {
    onProgress(`storing ${city.cells.length} cells, ${city.people.length} people and ${city.rules.length} rules`);
    await db.transaction().execute(async (trx) => storeAllButIncidents(trx, city, madeFor, onProgress));
    job = await findJob(db);
  }
  if (job === undefined) throw new Error("the job of the demo city's incidents is missing");
  // Whatever ended an earlier attempt, what it left out is still wanted.
  await db.updateTable("import_job").set({ state: "running", error: null, finished_at: null }).where("id", "=", job.id).execute();
  let toldAtRows = 0;
  try {
    const report = await runImportJob({ db, pool: store.pool, settings }, {
      importId: job.id,
      kind: "incidents",
      source: demoIncidentSource("demo-city.csv", () => city.incidents(), city.incidentCount * BYTES_PER_INCIDENT),
      options: importOptionsSchema.parse(job.options),
      signal,
      onProgress: ({ rowsRead }) => {
        if (rowsRead - toldAtRows < TELL_EVERY_ROWS) return;
        toldAtRows = rowsRead;
        onProgress(`assigning and storing incidents: ${rowsRead} of ${city.incidentCount}`);
      },
    });
    if (report.rowsRejected > 0) throw new Error(`${report.rowsRejected} of the demo city's incidents were refused: ${JSON.stringify(report.reasons)}`);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** Whether a demo city was begun and its incidents are not all there. */
export async function isDemoCityUnfinished({ kysely }: Pick<Store, "kysely">): Promise<boolean> {
  return (await findJob(kysely))?.isDone === false;
}

interface DemoJob {
  id: number;
  isDone: boolean;
  madeFor: Date;
  options: unknown;
}

async function findJob(db: Kysely<Database>): Promise<DemoJob | undefined> {
  // An import may be of a file with such a name: the city's job has no file, and its deployment is a demo.
  const rows = await db.selectFrom("import_job").select(["id", "file_name", "state", "options"])
    .where("kind", "=", "incidents").where("file_name", "like", `${JOB_NAME}%`).where("file_sha256", "is", null)
    .where(sql<boolean>`exists (select from deployment where is_demo)`).orderBy("id", "desc").execute();
  const row = rows.find(({ file_name: name }) => MADE_FOR.test(name.slice(JOB_NAME.length)));
  if (row === undefined) return undefined;
  return { id: Number(row.id), isDone: row.state === "done", madeFor: new Date(row.file_name.slice(JOB_NAME.length)), options: row.options };
}

async function storeAllButIncidents(trx: Kysely<Database>, city: DemoCity, madeFor: Date, onProgress: DemoCityOptions["onProgress"]): Promise<void> {
  const names = {
    name_zh: "示范市", name_en: "Demo City", is_demo: true,
    attribution_zh: "虚构城市，仅供演示", attribution_en: "A fictional city, for demonstration",
  };
  await trx.insertInto("deployment").values(names).onConflict((conflict) => conflict.column("only_row").doUpdateSet(names)).execute();
  await storeDemoLevels(trx);
  const { id } = await trx.insertInto("boundary_edition")
    .values({ territory: TERRITORY, name: `${TERRITORY}-1`, status: "draft", effective_from: "-infinity" }).returning("id").executeTakeFirstOrThrow();
  await storeCells(trx, id, city.cells.map(({ geometry, ...facts }) => newCell({ ...facts, repairs: [] }, geometry)));
  await storeDemoReference(trx, city);
  await storeDemoReadings(trx, city.readings);
  onProgress("checking the borders");
  const outcome = await publishDraft(trx, id, { accept: [], reason: undefined });
  if ("blocking" in outcome) throw new Error(`the demo city has faults: ${outcome.blocking.map((row) => row.finding_id).join(", ")}`);
  const count = city.departments.length + city.posts.length + city.people.length + city.rules.length;
  await appendEvent(trx, { type: "reference.imported", incidentId: null, payload: { kind: "rules", count } });
  await createImportJob(trx, {
    kind: "incidents", fileName: JOB_NAME + madeFor.toISOString(), bytesTotal: city.incidentCount * BYTES_PER_INCIDENT, cameBy: "command", state: "running",
    options: importOptionsSchema.parse({ crs: "wgs84" }),
  });
}
