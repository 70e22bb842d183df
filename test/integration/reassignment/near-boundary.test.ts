import { afterAll, beforeAll, expect, test } from "vitest";
import { createApi } from "../../../server/api.ts";
import type { ErrorBody } from "../../../server/contract/error.ts";
import type { Incident } from "../../../server/contract/incident.ts";
import type { Store } from "../../../server/store/open-store.ts";
import { type CheckedApp, checkedApp } from "../../support/checked-app.ts";
import { type SmallCity, storeSmallCity } from "../../support/small-city.ts";
import { storeSmallStaff } from "../../support/small-staff.ts";
import { testApiDeps } from "../../support/test-api-deps.ts";
import { createTestDatabase } from "../../support/test-database.ts";

let store: Store;
let app: CheckedApp;
let small: SmallCity;

beforeAll(async () => {
  store = await createTestDatabase();
  small = await storeSmallCity(store.kysely);
  await storeSmallStaff(store.kysely);
  app = checkedApp(createApi(await testApiDeps(store)));
});
afterAll(() => store.close());

const village = () => small.city.villages.features[4]!;
/** A corner of the village is on its border. */
const onBorder = () => { const { geometry } = village(); return (geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates[0]!)[0]![0]!; };
const report = (report: Record<string, unknown>, headers: Record<string, string> = {}) => app.request("/api/incidents", {
  method: "POST", headers: { "content-type": "application/json", ...headers },
  body: JSON.stringify({ categoryCode: "noise-shop", position: { x: onBorder()[0], y: onBorder()[1], crs: "wgs84" }, ...report }),
});
const countIncidents = async () => (await store.kysely.selectFrom("incident").select((eb) => eb.fn.countAll<number>().as("n")).executeTakeFirstOrThrow()).n;

test("a point near a border is not taken until confirmed, when asked so; both cells are named and nothing is stored", async () => {
  const before = await countIncidents();

  const answer = await report({ requireNearBoundaryConfirmation: true }, { "idempotency-key": "near-1" });
  const { error } = await answer.json() as ErrorBody;

  expect(answer.status).toBe(409);
  expect(error).toMatchObject({ code: "near_boundary", nearBoundary: { distanceMetres: expect.any(Number) as number, warningDistanceMetres: 30, accuracyMetres: null } });
  const { cell, other, distanceMetres } = error.nearBoundary!;
  expect(cell).not.toBeNull();
  expect(other.code).not.toBe(cell!.code);
  expect(distanceMetres).toBeLessThan(30);
  expect(error.message).toContain(cell!.nameZh);
  expect(error.message).toContain(other.nameZh);
  expect(await countIncidents()).toBe(before);
});

test("confirmed, under the same key, it is stored and flagged", async () => {
  const answer = await report({ requireNearBoundaryConfirmation: true, confirmedNearBoundary: true }, { "idempotency-key": "near-1" });
  const incident = await answer.json() as Incident;

  expect(answer.status).toBe(201);
  expect(incident).toMatchObject({ nearBoundary: true, explanation: { nearBoundary: true } });
});

test("who does not ask for it is not asked; a point far from any border passes", async () => {
  const [lng, lat] = village().properties.anchor;

  expect((await report({})).status).toBe(201);
  expect((await report({ confirmedNearBoundary: false })).status).toBe(201);
  expect((await report({ requireNearBoundaryConfirmation: true, position: { x: lng, y: lat, crs: "wgs84" } })).status).toBe(201);
});

test("within the stated accuracy of a border counts as near", async () => {
  const [lng, lat] = village().properties.anchor;

  const answer = await report({ requireNearBoundaryConfirmation: true, accuracyMetres: 50_000, position: { x: lng, y: lat, crs: "wgs84" } });
  const { error } = await answer.json() as ErrorBody;

  expect(answer.status).toBe(409);
  expect(error.nearBoundary).toMatchObject({ accuracyMetres: 50_000, cell: { code: village().properties.code } });
  expect(error.nearBoundary!.distanceMetres).toBeGreaterThan(30);
});

test("a report that was taken before is answered as then, confirmed or not", async () => {
  const number = { sourceSystem: "12345", externalId: "near-9" };
  const first = await report({ ...number, requireNearBoundaryConfirmation: true, confirmedNearBoundary: true });

  const again = await report({ ...number, requireNearBoundaryConfirmation: true });

  expect([first.status, again.status]).toEqual([201, 200]);
});
