import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApi } from "../../server/api.ts";
import type { Store } from "../../server/store/open-store.ts";
import { type CheckedApp, checkedApp } from "../support/checked-app.ts";
import { type SmallCity, storeSmallCity } from "../support/small-city.ts";
import { storeSmallStaff } from "../support/small-staff.ts";
import { storeSmallWaters } from "../support/small-waters.ts";
import { createTestDatabase } from "../support/test-database.ts";
import { testApiDeps } from "../support/test-api-deps.ts";

let store: Store;
let app: CheckedApp;
let small: SmallCity;
let importId: number;
let draftId: number;

beforeAll(async () => {
  store = await createTestDatabase();
  small = await storeSmallCity(store.kysely);
  await storeSmallStaff(store.kysely);
  await storeSmallWaters(store);
  const deps = await testApiDeps(store);
  app = checkedApp(createApi(deps));
  ({ id: draftId } = (await (await app.request("/api/responsibility/drafts", json({ name: "draft" }))).json()) as { id: number });
  const upload = new FormData();
  upload.set("kind", "people");
  upload.set("file", new Blob(["code,name\na,x\n"]), "people.csv");
  ({ id: importId } = (await (await app.request("/api/imports", { method: "POST", body: upload })).json()) as { id: number });
  await deps.jobs.idle();
});
afterAll(() => store.close());

const cell = () => small.city.villages.features[0]!.properties;
const json = (body: unknown): RequestInit => ({ method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
const position = () => ({ x: cell().anchor[0], y: cell().anchor[1], crs: "wgs84" });

/** A good request for every described route and the status it earns. The live stream has tests of its own: it never ends. */
const GOOD: Readonly<Record<string, () => readonly [path: string, status: number, init?: RequestInit]>> = {
  "GET /api/deployment": () => ["/api/deployment", 200],
  "GET /api/cells": () => ["/api/cells?level=town", 200],
  "GET /api/cells/{code}": () => [`/api/cells/${cell().code}`, 200],
  "GET /api/cells/{code}/geometry": () => [`/api/cells/${cell().code}/geometry`, 200],
  "GET /api/cells/network": () => ["/api/cells/network?level=village", 200],
  "GET /api/public-incidents": () => ["/api/public-incidents?limit=3", 200],
  "GET /api/incident-points": () => ["/api/incident-points?category=noise-shop", 200],
  "GET /api/hotspots/by-category": () => ["/api/hotspots/by-category?from=2026-01-01T00:00:00Z", 200],
  "GET /api/hotspots": () => ["/api/hotspots?category=noise-shop", 200],
  "GET /api/departments": () => ["/api/departments", 200],
  "GET /api/posts": () => ["/api/posts", 200],
  "GET /api/people": () => ["/api/people", 200],
  "GET /api/categories": () => ["/api/categories", 200],
  "GET /api/responsibility-rules": () => ["/api/responsibility-rules", 200],
  "GET /api/enterprises": () => ["/api/enterprises", 200],
  "GET /api/river-reaches": () => ["/api/river-reaches", 200],
  "GET /api/monitoring-sections": () => ["/api/monitoring-sections", 200],
  "GET /api/people/{code}": () => ["/api/people/wang", 200],
  "GET /api/departments/{code}/posts": () => ["/api/departments/bureau/posts?q=噪声", 200],
  "GET /api/cells/{code}/line": () => [`/api/cells/${cell().code}/line`, 200],
  "GET /api/water": () => ["/api/water", 200],
  "POST /api/water/evaluate": () => ["/api/water/evaluate", 200, json({ readings: [{ indicator: "pH", value: 7 }] })],
  "GET /api/monitoring-sections/{code}/water": () => ["/api/monitoring-sections/A/water", 200],
  "GET /api/monitoring-sections/{code}/readings": () => ["/api/monitoring-sections/A/readings", 200],
  "GET /api/monitoring-sections/{code}/upstream": () => ["/api/monitoring-sections/A/upstream", 200],
  "GET /api/river-reaches/{code}/upstream": () => ["/api/river-reaches/R1/upstream", 200],
  "GET /api/search": () => [`/api/search?q=${cell().code}`, 200],
  "GET /tiles/{layer}": () => ["/tiles/cells.json", 200],
  "GET /tiles/{layer}/{z}/{x}/{y}": () => ["/tiles/cells/0/0/0.mvt", 204],
  "GET /tiles/incidents/{z}/{x}/{y}": () => ["/tiles/incidents/0/0/0.mvt", 200],
  "POST /api/assignments/preview": () => ["/api/assignments/preview", 200, json({ position: position() })],
  "POST /api/incidents": () => ["/api/incidents", 201, json({ categoryCode: "noise-shop", position: position(), externalId: "all-routes", reportedAt: "2026-01-02T03:04:05Z" })],
  "GET /api/incidents": () => ["/api/incidents?limit=5", 200],
  "GET /api/incidents/columns": () => ["/api/incidents/columns", 200],
  "GET /api/incidents/export": () => ["/api/incidents/export?format=arrow", 200],
  "GET /api/land": () => ["/api/land", 200],
  "GET /api/incidents/{id}": () => ["/api/incidents/1", 200],
  "GET /api/incidents/{id}/events": () => ["/api/incidents/1/events", 200],
  "POST /api/incidents/{id}/reassign": () => ["/api/incidents/1/reassign", 200, json({ departmentCode: "hotline", reason: "all routes" })],
  "POST /api/incidents/{id}/release-override": () => ["/api/incidents/1/release-override", 200, json({ reason: "all routes" })],
  "GET /api/surroundings": () => [`/api/surroundings?lng=${cell().anchor[0]}&lat=${cell().anchor[1]}&category=noise-shop`, 200],
  "POST /api/change-sets/preview": () => ["/api/change-sets/preview", 200, json({ subject: { kind: "in_force" } })],
  "POST /api/change-sets": () => ["/api/change-sets", 409, json({ subject: { kind: "in_force" }, basis: "of nothing", reason: "all routes" })],
  "GET /api/change-sets": () => ["/api/change-sets", 200],
  "GET /api/change-sets/progress": () => ["/api/change-sets/progress", 200],
  "GET /api/summary": () => ["/api/summary", 200],
  "GET /api/editions": () => ["/api/editions", 200],
  "GET /api/editions/{id}/findings": () => [`/api/editions/${small.editionId}/findings`, 200],
  "GET /api/editions/{id}/findings.geojson": () => [`/api/editions/${small.editionId}/findings.geojson`, 200],
  "POST /api/editions": () => ["/api/editions", 201, json({ fromEditionId: small.editionId, name: "all routes", effectiveFrom: "2026-01-01T00:00:00+08:00" })],
  "GET /api/editions/{id}/cells": () => [`/api/editions/${small.editionId}/cells?depth=3`, 200],
  "PUT /api/editions/{id}/cells": () => [`/api/editions/${small.editionId}/cells`, 409, { ...json({ changes: [{ code: cell().code, geometry: { type: "Polygon", coordinates: [] } }], expectedRevision: 1 }), method: "PUT" }],
  "GET /api/editions/{id}/difference": () => [`/api/editions/${small.editionId}/difference?to=${small.editionId}`, 200],
  "DELETE /api/editions/{id}": () => [`/api/editions/${small.editionId}`, 409, { method: "DELETE" }],
  "PUT /api/editions/{id}/findings/{findingId}/acceptance": () => [`/api/editions/${small.editionId}/findings/gap:1/acceptance`, 409, { ...json({ reason: "an airport" }), method: "PUT" }],
  "DELETE /api/editions/{id}/findings/{findingId}/acceptance": () => [`/api/editions/${small.editionId}/findings/gap:1/acceptance`, 409, { method: "DELETE" }],
  "POST /api/editions/{id}/check": () => [`/api/editions/${small.editionId}/check`, 409, json({})],
  "POST /api/editions/{id}/publish": () => [`/api/editions/${small.editionId}/publish`, 409, json({})],
  "GET /api/import-kinds": () => ["/api/import-kinds", 200],
  "GET /api/imports": () => ["/api/imports", 200],
  "POST /api/imports": () => ["/api/imports", 400, json({})],
  "GET /api/imports/{id}": () => [`/api/imports/${importId}`, 200],
  "GET /api/imports/{id}/findings": () => [`/api/imports/${importId}/findings`, 200],
  "GET /api/imports/{id}/findings.csv": () => [`/api/imports/${importId}/findings.csv`, 200],
  "POST /api/imports/{id}/cancel": () => [`/api/imports/${importId}/cancel`, 409, json({})],
  "GET /api/responsibility/matrix": () => [`/api/responsibility/matrix?cell=${cell().code}`, 200],
  "GET /api/responsibility/checks": () => ["/api/responsibility/checks", 200],
  "GET /api/responsibility/drafts": () => ["/api/responsibility/drafts", 200],
  "POST /api/responsibility/drafts": () => ["/api/responsibility/drafts", 201, json({ name: "draft" })],
  "GET /api/responsibility/drafts/{id}": () => [`/api/responsibility/drafts/${draftId}`, 200],
  "PUT /api/responsibility/drafts/{id}": () => [`/api/responsibility/drafts/${draftId}`, 409, { ...json({ expectedRevision: 9, changes: [] }), method: "PUT" }],
  "DELETE /api/responsibility/drafts/{id}": () => ["/api/responsibility/drafts/999", 404, { method: "DELETE" }],
  "POST /api/responsibility/drafts/{id}/dry-run": () => [`/api/responsibility/drafts/${draftId}/dry-run`, 202, json({})],
  "GET /api/responsibility/drafts/{id}/dry-runs": () => [`/api/responsibility/drafts/${draftId}/dry-runs`, 200],
  "GET /api/responsibility/dry-runs/{id}": () => ["/api/responsibility/dry-runs/999", 404],
  "POST /api/responsibility/dry-runs/{id}/cancel": () => ["/api/responsibility/dry-runs/999/cancel", 404, json({})],
};

test("every described route is walked here", () => {
  expect(Object.keys(GOOD).sort()).toEqual(app.described.filter((route) => route !== "GET /api/stream").sort());
});

describe("every route answers as its document says", () => {
  // Reports first, so that there is an incident to read.
  const routes = Object.keys(GOOD).sort((one, other) => Number(other === "POST /api/incidents") - Number(one === "POST /api/incidents"));

  test.each(routes)("%s", async (route) => {
    const [path, status, init] = GOOD[route]!();

    expect((await app.request(path, init)).status).toBe(status);
  });

  test.each(routes)("%s refuses a parameter that it does not know", async (route) => {
    const [path, , init] = GOOD[route]!();
    const response = await app.request(`${path}${path.includes("?") ? "&" : "?"}colour=red`, init);

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: expect.any(String), message: expect.any(String) } });
  });
});
