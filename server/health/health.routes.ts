import { Hono } from "hono";
import type { Registry } from "prom-client";
import type { Health } from "../contract/health.ts";
import type { Readiness } from "./readiness.ts";

export interface HealthDeps {
  checkReadiness: () => Promise<Readiness>;
  registry: Registry;
  /** Which build of the page is served. */
  pageBuild: string | null;
}

/**
 * `/healthz`: this process is alive (200 whatever else is wrong). `/readyz`: requests can be served (200, with a
 * warning when assignments are known to be out of date, else 503 with the reason). `/metrics`: figures in Prometheus' text format.
 */
export function createHealthRoutes({ checkReadiness, registry, pageBuild }: HealthDeps): Hono {
  return new Hono()
    .get("/healthz", (context) => context.json(aliveAnswer(pageBuild), 200, { "cache-control": "no-store" }))
    .get("/readyz", async (context) => {
      const readiness = await checkReadiness();
      const headers = { "cache-control": "no-store" };
      return readiness.isReady
        ? context.json({ status: "ready", ...(readiness.warning === undefined ? {} : { warning: readiness.warning }) }, 200, headers)
        : context.json({ status: "not_ready", reason: readiness.reason }, 503, headers);
    })
    .get("/metrics", async (context) =>
      context.body(await registry.metrics(), 200, { "content-type": registry.contentType, "cache-control": "no-store" }));
}

/** The process id lets a second copy that finds the port taken say by whom; the build lets an open page learn that it is out of date. */
export function aliveAnswer(pageBuild: string | null = null): Health {
  return { status: "ok", service: "ecogrid", pid: process.pid, now: new Date().toISOString(), pageBuild };
}
