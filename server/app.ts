import { Hono } from "hono";
import type { Logger } from "pino";
import type { Registry } from "prom-client";
import type { LiveAssigner } from "./assignment/live-assigner.ts";
import { createApi } from "./api.ts";
import type { LiveColumns } from "./columns/live-columns.ts";
import { type Config, serviceSettings } from "./config.ts";
import type { EventFeed } from "./events/event-feed.ts";
import type { OpenImportJobs } from "./imports/jobs/open-import-jobs.ts";
import { createHealthRoutes } from "./health/health.routes.ts";
import { checkReadiness } from "./health/readiness.ts";
import { staleness } from "./metrics/staleness.ts";
import { httpDurations } from "./metrics/http-durations.ts";
import { readPageBuild } from "./pages/page-build.ts";
import { createPageRoutes } from "./pages/pages.routes.ts";
import { securityHeaders } from "./pages/security-headers.ts";
import type { Store } from "./store/open-store.ts";
import { placesVersion } from "./tiles/places-version.ts";

export interface AppDeps {
  config: Config;
  store: Store;
  log: Logger;
  registry: Registry;
  feed: EventFeed;
  liveAssigner: LiveAssigner;
  liveColumns: LiveColumns;
  imports: OpenImportJobs;
  /** Aborted when the server stops: streams must end, or they would hold the stop up. */
  stopping: AbortSignal;
  /** Folder of the built page. */
  webDir: string;
}

/** Everything answered by HTTP. Importing this does nothing. */
export function createApp({ config, store, registry, webDir, log, feed, liveAssigner, liveColumns, imports, stopping }: AppDeps): Hono {
  const app = new Hono();
  const api = createApi({
    db: store.kysely,
    settings: serviceSettings(config),
    face: config,
    now: () => new Date(),
    logError: (error) => log.error(error, "a request failed"),
    feed,
    liveAssigner,
    liveColumns,
    jobs: imports.jobs,
    uploads: imports.uploads,
    work: imports.work,
    stopping,
    placesVersion: () => placesVersion(store.kysely),
  });
  staleness(registry, liveAssigner, liveColumns);
  app.use(httpDurations(registry), securityHeaders());
  app.route("/", createHealthRoutes({ checkReadiness: () => checkReadiness(store, { assignments: liveAssigner.staleSince(), columns: liveColumns.staleSince() }), registry, pageBuild: readPageBuild(webDir) }));
  app.route("/", api);
  app.route("/", createPageRoutes(webDir, ["/api", "/tiles", "/healthz", "/readyz", "/metrics"]));
  app.notFound((context) => context.json({ error: { code: "not_found", message: `There is nothing at ${context.req.path}.`, messageZh: `没有这个地址：${context.req.path}` } }, 404));
  app.onError((error, context) => {
    log.error(error, "a request failed");
    return context.json({ error: { code: "internal", message: "The server failed while answering; its log has the cause", messageZh: "服务器处理时出错，原因见服务器日志" } }, 500);
  });
  return app;
}
