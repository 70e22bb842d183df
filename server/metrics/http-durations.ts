import type { MiddlewareHandler } from "hono";
import { routePath } from "hono/route";
import { Histogram, type Registry } from "prom-client";

const BUCKETS_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * Times every request until its answer begins, by method, route pattern and status. The pattern, never the path:
 * paths hold identifiers, and each new one would be a new series for ever.
 */
export function httpDurations(registry: Registry): MiddlewareHandler {
  const durations = new Histogram({
    name: "http_request_duration_seconds",
    help: "Time from a request's arrival until its answer begins",
    labelNames: ["method", "route", "status"],
    buckets: BUCKETS_SECONDS,
    registers: [registry],
  });
  return async (context, next) => {
    const startedAt = performance.now();
    await next();
    durations.observe({ method: context.req.method, route: routePath(context), status: context.res.status }, (performance.now() - startedAt) / 1000);
  };
}
