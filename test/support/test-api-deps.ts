import type { ApiDeps } from "../../server/api.ts";
import { openLiveAssigner } from "../../server/assignment/live-assigner.ts";
import { openLiveColumns } from "../../server/columns/live-columns.ts";
import { openEventFeed } from "../../server/events/event-feed.ts";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openImportJobs } from "../../server/imports/jobs/open-import-jobs.ts";
import type { Store } from "../../server/store/open-store.ts";

/**
 * What routes are handed, over a test database; an unexpected failure fails the test with its cause.
 * What follows the event log ends when the store is closed.
 */
export async function testApiDeps(store: Store): Promise<ApiDeps> {
  const db = store.kysely;
  const settings = { timeZone: "Asia/Shanghai", nearestToleranceMetres: 200, warningDistanceMetres: 30 };
  const logError = (error: unknown) => { throw error; };
  const feed = await openEventFeed({ db, connectionString: store.connectionString, logError });
  const liveAssigner = await openLiveAssigner({ db, feed, settings, logError });
  const liveColumns = await openLiveColumns({ db, pool: store.pool, liveAssigner, feed, timeZone: settings.timeZone, logError });
  const dataDir = await mkdtemp(join(tmpdir(), "ecogrid-test-"));
  const imports = await openImportJobs(store, { dataDir, settings, maxUploadBytes: 50_000_000, workerFile: undefined, logError });
  const stopping = new AbortController();
  const closeStore = store.close;
  store.close = async () => {
    stopping.abort();
    await imports.jobs.idle();
    await imports.close();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    liveAssigner.close();
    await liveColumns.close();
    await feed.close();
    await closeStore();
  };
  return { db, settings, face: { nameZh: "", nameEn: "", mapAttribution: "", mapReviewNumber: "" }, now: () => new Date(), logError, placesVersion: async () => "1", feed, liveAssigner, liveColumns, ...imports, stopping: stopping.signal };
}
