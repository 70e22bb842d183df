import { afterAll, beforeAll, expect, test } from "vitest";
import { createApi } from "../../../server/api.ts";
import type { Incident } from "../../../server/contract/incident.ts";
import type { Surroundings } from "../../../server/contract/surroundings.ts";
import { encodeWkb } from "../../../server/editions/wkb.ts";
import type { Store } from "../../../server/store/open-store.ts";
import { type CheckedApp, checkedApp } from "../../support/checked-app.ts";
import { geodesicMetres } from "../../support/geodesic-metres.ts";
import { seededRandom } from "../../support/seeded-random.ts";
import { type SmallCity, storeSmallCity } from "../../support/small-city.ts";
import { storeSmallStaff } from "../../support/small-staff.ts";
import { testApiDeps } from "../../support/test-api-deps.ts";
import { createTestDatabase } from "../../support/test-database.ts";

type LngLat = [number, number];
let store: Store;
let app: CheckedApp;
let small: SmallCity;
let centre: LngLat;
const incidents: Incident[] = [];
const enterprises: { code: string; at: LngLat }[] = [];
const { unit, pick } = seededRandom(5);
const around = (degrees: number): LngLat => [centre[0] + (unit() - 0.5) * degrees, centre[1] + (unit() - 0.5) * degrees];
const DAY_MS = 86_400_000;

beforeAll(async () => {
  store = await createTestDatabase();
  small = await storeSmallCity(store.kysely);
  await storeSmallStaff(store.kysely);
  centre = [...small.city.villages.features[4]!.properties.anchor];
  for (let i = 0; i < 60; i++) enterprises.push({ code: `E${i}`, at: around(0.05) });
  await store.kysely.insertInto("enterprise").values(enterprises.map(({ code, at: [lng, lat] }) => ({ code, name_zh: code, kind: "工厂", lng, lat }))).execute();
  const [lng, lat] = centre;
  await store.kysely.insertInto("river_reach").values([
    { code: "R1", river_name: "清河", name_zh: "清河一段", ordinal: 1, geometry_wkb: encodeWkb({ type: "LineString", coordinates: [[lng - 0.1, lat + 0.01], [lng + 0.1, lat + 0.01]] }) },
    { code: "R2", river_name: "清河", name_zh: "清河二段", ordinal: 2, geometry_wkb: encodeWkb({ type: "MultiLineString", coordinates: [[[lng - 0.1, lat - 0.2], [lng, lat - 0.2]], [[lng - 0.1, lat - 0.004], [lng + 0.1, lat - 0.004]]] }) },
  ]).execute();
  app = checkedApp(createApi(await testApiDeps(store)));
  for (let i = 0; i < 80; i++) {
    const [x, y] = around(0.04);
    const reportedAt = new Date(Date.now() - pick([1, 30, 200, 364, 366, 700]) * DAY_MS).toISOString();
    const answer = await app.request("/api/incidents", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ categoryCode: pick(["noise", "noise-shop", "noise-site", "water"]), position: { x, y, crs: "wgs84" }, reportedAt }) });
    incidents.push(await answer.json() as Incident);
  }
});
afterAll(() => store.close());

const ask = async (query: string): Promise<Surroundings> => (await app.request(`/api/surroundings?${query}`)).json() as Promise<Surroundings>;
const here = () => `lng=${centre[0]}&lat=${centre[1]}`;
const metres = ([lng, lat]: LngLat) => geodesicMetres(centre, [lng, lat]);

test.each([300, 1000, 5000])("within %i m are exactly the enterprises and incidents that are so near, by the geodesic", async (radiusMetres) => {
  const near = enterprises.filter(({ at }) => metres(at) <= radiusMetres).sort((one, other) => metres(one.at) - metres(other.at));
  const same = incidents.filter(({ position, category, reportedAt }) => position !== null && metres([position.lng, position.lat]) <= radiusMetres && category.code.startsWith("noise") && Date.parse(reportedAt) >= Date.now() - 365 * DAY_MS)
    .sort((one, other) => Date.parse(other.reportedAt) - Date.parse(one.reportedAt) || other.id - one.id);

  const found = await ask(`${here()}&category=noise-shop&radiusMetres=${radiusMetres}`);

  expect(found.enterprises.map(({ code }) => code)).toEqual(near.slice(0, 20).map(({ code }) => code));
  expect(found.enterprisesInRadius).toBe(near.length);
  for (const { position, distanceMetres } of found.enterprises) expect(distanceMetres).toBeCloseTo(metres([position.lng, position.lat]), 3);
  expect(found.sameKind.map(({ id }) => id)).toEqual(same.slice(0, 20).map(({ id }) => id));
  expect(found.sameKindInRadius).toBe(same.length);
});

test("what else was reported at the same place is told, of any kind and time, and nothing from beside it", async () => {
  const [x, y] = around(0.04);
  const metre = 1 / 111_000;
  const report = async (categoryCode: string, lat: number, daysAgo: number) => {
    const reportedAt = new Date(Date.now() - daysAgo * DAY_MS).toISOString();
    return (await (await app.request("/api/incidents", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ categoryCode, position: { x, y: lat, crs: "wgs84" }, reportedAt }) })).json() as Incident).id;
  };
  const [asked, older, newer] = [await report("noise-shop", y, 2), await report("water", y, 900), await report("noise-site", y + metre / 2, 1)];
  await report("noise-shop", y + 2 * metre, 1);

  const found = await ask(`lng=${x}&lat=${y}&except=${asked}`);

  expect(found.samePlace.map(({ id }) => id)).toEqual([newer, older]);
  expect(found.atSamePlace).toBe(2);
});

test("the nearest reach is told with the place on it, also of a reach in several parts", async () => {
  const { reach } = await ask(here());

  expect(reach).toMatchObject({ code: "R2", riverName: "清河" });
  expect(reach!.distanceMetres).toBeCloseTo(metres([reach!.nearest.lng, reach!.nearest.lat]), 3);
  expect(reach!.nearest.lat).toBeCloseTo(centre[1] - 0.004, 9);
});

test("beyond ten times the radius no reach is told; without a category no incidents", async () => {
  const found = await ask(`${here()}&radiusMetres=20`);

  expect(found.reach).toBeNull();
  expect([found.sameKind, found.sameKindInRadius]).toEqual([[], 0]);
});

test("the incident asked about is not among its own surroundings", async () => {
  const incident = incidents.find(({ category, reportedAt, position }) => category.code === "water" && Date.parse(reportedAt) > Date.now() - 300 * DAY_MS && metres([position!.lng, position!.lat]) < 4000)!;
  const ids = async (except: string) => (await ask(`${here()}&category=water&radiusMetres=5000${except}`)).sameKind.map(({ id }) => id);

  expect(await ids("")).toContain(incident.id);
  expect(await ids(`&except=${incident.id}`)).not.toContain(incident.id);
});

test.each(["", "lng=x&lat=1", "lng=1&lat=91", "lng=1&lat=1&radiusMetres=0", "lng=1&lat=1&radiusMetres=99999", "lng=1&lat=1&category=x", "lng=1&lat=1&far=1"])("?%s is refused", async (query) => {
  expect((await app.request(`/api/surroundings?${query}`)).status).toBe(400);
});
