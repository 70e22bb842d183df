import { Registry } from "prom-client";
import { expect, test } from "vitest";
import { healthSchema } from "../../../server/contract/health.ts";
import { createHealthRoutes } from "../../../server/health/health.routes.ts";
import { staleness } from "../../../server/metrics/staleness.ts";

const registryOf = (since: Date | null): Registry => {
  const registry = new Registry();
  staleness(registry, { staleSince: () => since }, { staleSince: () => null, rowCount: () => 0 });
  return registry;
};

test("out-of-date assignments leave the server in service, with a warning", async () => {
  const routes = createHealthRoutes({ checkReadiness: async () => ({ isReady: true, warning: "old" }), registry: new Registry(), pageBuild: null });

  const answer = await routes.request("/readyz");

  expect([answer.status, await answer.json()]).toEqual([200, { status: "ready", warning: "old" }]);
});

test("a database that does not answer takes it out of service", async () => {
  const routes = createHealthRoutes({ checkReadiness: async () => ({ isReady: false, reason: "gone" }), registry: new Registry(), pageBuild: null });

  expect((await routes.request("/readyz")).status).toBe(503);
});

test("who is alive tells its time and which build of the page it serves", async () => {
  const routes = createHealthRoutes({ checkReadiness: async () => ({ isReady: true }), registry: new Registry(), pageBuild: "/assets/index-1.js" });

  const answer = await routes.request("/healthz");
  const health = healthSchema.parse(await answer.json());

  expect([answer.headers.get("cache-control"), health.pageBuild]).toEqual(["no-store", "/assets/index-1.js"]);
  expect(Math.abs(Date.parse(health.now) - Date.now())).toBeLessThan(60_000);
});

test("the figures tell for how long assignments have been out of date", async () => {
  const fresh = await registryOf(null).metrics();
  const stale = await registryOf(new Date(Date.now() - 90_000)).metrics();

  expect(fresh).toMatch(/^ecogrid_assignment_stale_seconds 0$/m);
  expect(stale).toMatch(/^ecogrid_assignment_stale_seconds 9\d/m);
});
