import { Registry } from "prom-client";
import { expect, test } from "vitest";
import { createHealthRoutes } from "../../../server/health/health.routes.ts";
import { staleness } from "../../../server/metrics/staleness.ts";

const registryOf = (since: Date | null): Registry => {
  const registry = new Registry();
  staleness(registry, { staleSince: () => since }, { staleSince: () => null, rowCount: () => 0 });
  return registry;
};

test("out-of-date assignments leave the server in service, with a warning", async () => {
  const routes = createHealthRoutes({ checkReadiness: async () => ({ isReady: true, warning: "old" }), registry: new Registry() });

  const answer = await routes.request("/readyz");

  expect([answer.status, await answer.json()]).toEqual([200, { status: "ready", warning: "old" }]);
});

test("a database that does not answer takes it out of service", async () => {
  const routes = createHealthRoutes({ checkReadiness: async () => ({ isReady: false, reason: "gone" }), registry: new Registry() });

  expect((await routes.request("/readyz")).status).toBe(503);
});

test("the figures tell for how long assignments have been out of date", async () => {
  const fresh = await registryOf(null).metrics();
  const stale = await registryOf(new Date(Date.now() - 90_000)).metrics();

  expect(fresh).toMatch(/^ecogrid_assignment_stale_seconds 0$/m);
  expect(stale).toMatch(/^ecogrid_assignment_stale_seconds 9\d/m);
});
