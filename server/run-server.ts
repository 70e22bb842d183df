import { join } from "node:path";
import { getRequestListener } from "@hono/node-server";
import { type Logger, pino } from "pino";
import { createApp } from "./app.ts";
import { type LiveAssigner, openLiveAssigner } from "./assignment/live-assigner.ts";
import { type LiveColumns, openLiveColumns } from "./columns/live-columns.ts";
import type { ColumnsProgress } from "./columns/load-columns.ts";
import { type Config, serviceSettings } from "./config.ts";
import { clearLeftExports } from "./exports/clear-left-exports.ts";
import { type EventFeed, openEventFeed } from "./events/event-feed.ts";
import { keepKeysTidy } from "./idempotency/idempotency-keys.ts";
import { openImportJobs, type OpenImportJobs } from "./imports/jobs/open-import-jobs.ts";
import { failLeftDryRuns } from "./responsibility/dry-run/dry-run-rows.ts";
import { listen, type Listener } from "./listen.ts";
import { errorForLog } from "./error-for-log.ts";
import { createRegistry } from "./metrics/create-registry.ts";
import { createProgress } from "./progress.ts";
import { PROJECT_ROOT } from "./project-root.ts";
import { loadDemoCityIfEmpty } from "./load-demo-city-if-empty.ts";
import { onStopSignals } from "./stop-signals.ts";
import { connectPool } from "./store/connect-pool.ts";
import { openStore, type Store, wrapPool } from "./store/open-store.ts";

/** Long enough for any request of ours, short enough for a supervisor that kills after thirty seconds. */
const REQUEST_PATIENCE_MS = 10_000;

/**
 * Serves page and API until a signal asks to stop; resolves to the exit code once everything, the database
 * included, has stopped.
 *
 * @throws {StoreError | PortError} with a sentence when it cannot start, or its database is lost for good: a supervisor
 *   starts it anew then.
 */
export async function runServer(config: Config): Promise<number> {
  const progress = createProgress(4);
  const stopping = new AbortController();
  const stopRequested = new Promise<void>((resolve) => {
    onStopSignals((signal) => { resolve(); stopping.abort(signal); }, () => process.exit(130));
  });
  const log = pino({ level: config.logLevel, serializers: { err: errorForLog } });

  progress.step("taking the port");
  const listener = await listen(config.host, config.port);
  let store: Store | undefined;
  let live: Live | undefined;
  try {
    progress.step(config.databaseUrl === undefined ? "starting the database" : "connecting to the database");
    store = await openStore(config, { onProgress: progress.note, address: listener.address });
    progress.step("looking for a territory");
    if (!stopping.signal.aborted) await loadDemoCityIfEmpty(store, config, { onProgress: progress.note, signal: stopping.signal });
    progress.step("opening");
    await clearLeftExports().catch((error: unknown) => log.warn(error, "files of broken-off exports could not be cleared away"));
    live = await openLive(store, config, log, progress.note);
    const app = createApp({ config, store, log, feed: live.feed, liveAssigner: live.liveAssigner, liveColumns: live.liveColumns, imports: live.imports, registry: createRegistry(), stopping: stopping.signal, webDir: join(PROJECT_ROOT, "dist", "web") });
    listener.serve(getRequestListener(app.fetch));
    if (!stopping.signal.aborted) progress.say(`\n环境网格一张图已就绪 · EcoGrid is ready: ${listener.address}\n`);
    await Promise.race([stopRequested, store.lost.then((error) => { throw error; })]);
    return 0;
  } finally {
    await stop(listener, live, store, progress.say);
  }
}

interface Live {
  feed: EventFeed;
  /** A connection of the reload's own: requests may hold all the others. */
  reloading: Store;
  liveAssigner: LiveAssigner;
  /** The columns' own connections: one asks for the newest event while the other reads. */
  reading: Store;
  liveColumns: LiveColumns;
  imports: OpenImportJobs;
  stopTidying: () => void;
}

/** What follows the event log for as long as the server runs. */
async function openLive(store: Store, config: Config, log: Logger, say: (message: string) => void): Promise<Live> {
  const logError = (error: unknown) => log.error(error, "following the event log failed and is tried again");
  const onProgress = (progress: ColumnsProgress) => {
    log.info(progress, "reading incidents into columns");
    say(`${progress.isDone ? "read" : "reading"} incidents: ${progress.rows.toLocaleString("en")} (${progress.rowsPerSecond.toLocaleString("en")} rows/s)`);
  };
  const feed = await openEventFeed({ db: store.kysely, connectionString: store.connectionString, logError });
  const reloading = wrapPool(await connectPool(store.connectionString, 1), store.connectionString, async () => undefined);
  const liveAssigner = await openLiveAssigner({ db: reloading.kysely, feed, settings: serviceSettings(config), logError });
  const reading = wrapPool(await connectPool(store.connectionString, 2), store.connectionString, async () => undefined);
  const liveColumns = await openLiveColumns({ db: reading.kysely, pool: reading.pool, liveAssigner, feed, timeZone: config.timeZone, logError, onProgress });
  const imports = await openImportJobs(store, {
    dataDir: config.dataDir,
    settings: serviceSettings(config),
    maxUploadBytes: config.maxUploadMb * 1_000_000,
    workerFile: join(PROJECT_ROOT, "dist", "server", "main.js"),
    logError: (error) => log.error(error, "an import failed"),
  });
  await failLeftDryRuns(store.kysely);
  const stopTidying = keepKeysTidy(store.kysely, (error) => log.error(error, "forgetting old idempotency keys failed and is tried again in an hour"));
  return { feed, reloading, liveAssigner, reading, liveColumns, imports, stopTidying };
}

/** Requests first, then the database they use. */
async function stop(listener: Listener, live: Live | undefined, store: Store | undefined, say: (message: string) => void): Promise<void> {
  if (store) say("\n正在停止 · Stopping …");
  await listener.close(REQUEST_PATIENCE_MS);
  await live?.imports.close();
  live?.stopTidying();
  live?.liveAssigner.close();
  await live?.liveColumns.close();
  await live?.reading.close();
  await live?.reloading.close();
  await live?.feed.close();
  await store?.close();
  if (store) say("已停止 · Stopped.");
}
