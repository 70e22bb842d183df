import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { giStar, writeCellPath } from "../../geo/index.ts";
import { createApi } from "../../server/api.ts";
import type { CellNetwork } from "../../server/contract/cell.ts";
import type { CategoryHotspots, Hotspots } from "../../server/contract/hotspot.ts";
import type { Summary } from "../../server/contract/summary.ts";
import type { Store } from "../../server/store/open-store.ts";
import { type CheckedApp, checkedApp } from "../support/checked-app.ts";
import { neighbourLists } from "../support/neighbour-lists.ts";
import { seededRandom } from "../support/seeded-random.ts";
import { type SmallCity, storeSmallCity } from "../support/small-city.ts";
import { storeSmallStaff } from "../support/small-staff.ts";
import { createTestDatabase } from "../support/test-database.ts";
import { testApiDeps } from "../support/test-api-deps.ts";

const COUNT = 120;
let store: Store;
let app: CheckedApp;
let small: SmallCity;

beforeAll(async () => {
  store = await createTestDatabase();
  small = await storeSmallCity(store.kysely);
  await storeSmallStaff(store.kysely);
  await store.kysely.updateTable("cell").set({ population: 500 }).where("level_code", "=", "village").execute();
  await store.kysely.updateTable("cell").set({ population: null }).where("code", "=", village(0)).execute();
  await store.kysely.updateTable("cell").set({ population: 19 }).where("code", "=", village(1)).execute();
  const city = small.city.city.features[0]!.properties.code;
  const post = await store.kysely.insertInto("post")
    .values({ code: "chief-city", kind: "grid_chief", name_zh: "市网格长", department_code: "bureau", cell_code: city, territory: "small" }).returning("id").executeTakeFirstOrThrow();
  await store.kysely.insertInto("post_holding").values({ post_code: "chief-city", post_id: post.id, person_code: "li", role: "holder", held: "(,)" }).execute();
  app = checkedApp(createApi(await testApiDeps(store)));
  const { unit, pick, chance } = seededRandom(3);
  for (let i = 0; i < COUNT; i++) {
    const [lng, lat] = pick(small.city.villages.features).properties.anchor;
    await app.request("/api/incidents", {
      method: "POST", headers: { "content-type": "application/json" },
      body: JSON.stringify({
        categoryCode: pick(["noise-shop", "water"]), externalId: `h-${i}`, reportedAt: new Date(Date.UTC(2026, 0, 1 + i)).toISOString(),
        position: chance(0.1) ? null : { x: lng + unit() * 0.01, y: lat + unit() * 0.01, crs: "wgs84" },
      }),
    });
  }
});
afterAll(() => store.close());

const village = (at: number) => small.city.villages.features[at]!.properties.code;
const json = async <T>(path: string): Promise<T> => (await app.request(path)).json() as Promise<T>;
const hotspots = (query: string) => json<Hotspots>(`/api/hotspots?${query}`);

describe("the network of cells", () => {
  test("has the cells of one level, each with its path and with neighbours that have it as theirs", async () => {
    const { cells, neighbours, depth, editionIds } = await json<CellNetwork>("/api/cells/network?level=village");
    const lists = neighbourLists({ offsets: Uint32Array.from(neighbours.offsets), indices: Uint32Array.from(neighbours.indices) });

    expect([depth, editionIds]).toEqual([4, [small.editionId]]);
    expect(cells.map(({ code }) => code)).toEqual(small.city.villages.features.map(({ properties }) => properties.code).sort());
    const [first] = cells;
    const parent = small.city.villages.features.find(({ properties }) => properties.code === first!.code)!.properties.parent!;
    const county = small.city.towns.features.find(({ properties }) => properties.code === parent)!.properties.parent!;
    expect(first!.path).toBe(writeCellPath("small", [small.city.city.features[0]!.properties.code, county, parent, first!.code]));
    expect(lists.every((list, cell) => list.length > 0 && list.every((other) => lists[other]!.includes(cell)))).toBe(true);
  });

  test("is told to be still right until the editions in force change", async () => {
    const { headers } = await app.request("/api/cells/network?depth=3");
    const etag = headers.get("etag") ?? "";

    const again = await app.request("/api/cells/network?depth=3", { headers: { "if-none-match": etag } });
    const other = await app.request("/api/cells/network?depth=2", { headers: { "if-none-match": etag } });

    expect([again.status, other.status]).toEqual([304, 200]);
  });

  test("is by default that of the deepest level, and empty at a depth without cells", async () => {
    expect((await json<CellNetwork>("/api/cells/network")).depth).toBe(4);
    expect(await json<CellNetwork>("/api/cells/network?depth=9")).toMatchObject({ cells: [], neighbours: { offsets: [0], indices: [] } });
  });

  test.each([["level=hamlet", /no level "hamlet"/], ["level=town&depth=3", /not both/], ["depth=0", /depth/]])("refuses %s", async (query, message) => {
    const response = await app.request(`/api/cells/network?${query}`);

    expect(response.status).toBe(400);
    expect(((await response.json()) as { error: { message: string } }).error.message).toMatch(message);
  });
});

describe("hotspots", () => {
  test.each([
    ["level=village", 12], ["level=village&category=water", 12], ["level=village&from=2026-02-01T00:00:00Z&to=2026-03-01T00:00:00Z", 12],
    ["level=town&weekday=1,2&result=clear", 4], ["depth=2", 2], ["depth=1", 1], ["level=town&from=2030-01-01T00:00:00Z", 4],
  ])(
    "count what the summary counts: %s", async (query, cells) => {
      const found = await hotspots(query);
      const summary = await json<Summary>(`/api/summary?${query}`);

      const counted = found.cells.filter(({ count }) => count > 0).map(({ code, count }) => ({ code, count }));
      expect(counted).toEqual(summary.byCell.map(({ code, count }) => ({ code, count })));
      expect(found.cells).toHaveLength(cells);
      expect([found.incidents, found.notInAnyCell, found.lastEventSeq]).toEqual([summary.total, summary.withoutCell, summary.lastEventSeq]);
    });

  test("scores are Gi* of the values over the network, and the answer says how it was made", async () => {
    const { neighbours } = await json<CellNetwork>("/api/cells/network?level=village");
    const found = await hotspots("level=village&from=2026-01-01T08:00:00%2B08:00&correction=none&alpha=0.1");
    const { z } = giStar(Float64Array.from(found.cells, ({ value }) => value ?? NaN),
      { offsets: Uint32Array.from(neighbours.offsets), indices: Uint32Array.from(neighbours.indices) });

    expect(found.cells.map((cell) => cell.z)).toEqual([...z]);
    expect(found).toMatchObject({
      depth: 4, measure: "count", unit: "incidents", n: 12, nNoData: 0,
      filter: { from: "2026-01-01T00:00:00.000Z" }, period: { from: "2026-01-01T00:00:00.000Z", to: null },
      method: { statistic: "gi_star", neighbourhood: "queen", includesSelf: true, weights: "binary", varianceDivisor: "n", correction: "none", alpha: 0.1 },
    });
    expect(found.warnings).toContainEqual({ code: "few_cells", n: 12, fewest: 30 });
    expect(found.cells.map((cell) => cell.class)).toEqual(found.cells.map((cell) => cell.classRaw));
  });

  test("a cell whose population is not known has no data, one without incidents has 0", async () => {
    const found = await hotspots("level=village&measure=per_10k&from=2030-01-01T00:00:00Z");
    const cellOf = (code: string) => found.cells.find((cell) => cell.code === code);

    expect(cellOf(village(0))).toMatchObject({ value: null, state: "no_data", z: null, class: null });
    expect(cellOf(village(2))).toMatchObject({ value: 0, state: "not_computable", z: null, class: null });
    expect(found).toMatchObject({ n: 11, nNoData: 1, nNotComputable: 11, unit: "incidents_per_10000_people" });
    expect(found.warnings).toEqual(expect.arrayContaining([
      { code: "no_variation", value: 0 }, { code: "missing_values", count: 1 }, { code: "small_populations", count: 1, fewest: 20 },
    ]));
  });

  test("rates are counts over area and people", async () => {
    const [perArea, perPeople] = [await hotspots("level=village&measure=per_km2"), await hotspots("level=village&measure=per_10k")];

    expect(perArea.cells.map(({ value }) => value)).toEqual(perArea.cells.map(({ count, areaSquareMetres }) => count / (areaSquareMetres / 1e6)));
    expect(perPeople.cells.map(({ value }) => value)).toEqual(perPeople.cells.map(({ count, population }) => (population === null ? null : count / (population / 1e4))));
  });

  test("under a filter for a cell only what lies beneath it is studied", async () => {
    const town = small.city.towns.features[1]!.properties.code;
    const beneath = small.city.villages.features.filter(({ properties }) => properties.parent === town).map(({ properties }) => properties.code);
    const found = await hotspots(`level=village&cell=${town}`);

    expect(found.cells.map(({ code }) => code)).toEqual(beneath.sort());
    expect(found.notInAnyCell).toBe(0);
  });

  test("under a filter for a place deeper than the cells, the cell above it is studied", async () => {
    const found = await hotspots(`level=town&cell=${village(0)}`);

    expect(found.cells.map(({ code }) => code)).toEqual([small.city.villages.features[0]!.properties.parent]);
  });

  test("under a polygon only cells that stand in it are studied", async () => {
    const { cells } = await json<CellNetwork>("/api/cells/network?level=village");
    const [west, east] = [Math.min(...cells.map(({ label }) => label.lng)), cells.map(({ label }) => label.lng).sort((a, b) => a - b)[5]!];
    const found = await hotspots(`level=village&polygon=${west - 1},0;${east},0;${east},80;${west - 1},80`);

    expect(found.cells.map(({ code }) => code)).toEqual(cells.filter(({ label }) => label.lng <= east).map(({ code }) => code));
    expect(found.incidents).toBe(found.cells.reduce((sum, { count }) => sum + count, found.notInAnyCell));
  });

  test.each([["measure=acres"], ["correction=bonferroni"], ["alpha=1"], ["alpha=x"], ["category=unheard"], ["level=hamlet"], ["cell=0"]])("refuses %s", async (query) => {
    expect((await app.request(`/api/hotspots?${query}`)).status).toBe(400);
  });
});

describe("groups of hot cells", () => {
  test("hold every cell hot at alpha once, are numbered from the highest peak, and name the cell above it", async () => {
    const found = await hotspots("level=village&correction=none&alpha=0.3&fewestIncidents=1");

    const hot = found.cells.filter(({ z, p }) => (z ?? 0) > 0 && (p ?? 1) <= 0.3).map(({ code }) => code);
    expect(found.groups.flatMap(({ cells }) => cells.map(({ code }) => code)).sort()).toEqual(hot.sort());
    expect(found.groups.map(({ number }) => number)).toEqual(found.groups.map((_, at) => at + 1));
    expect(found.groups.map(({ peakZ }) => peakZ)).toEqual(found.groups.map(({ peakZ }) => peakZ).toSorted((a, b) => b - a));
    const parentOf = new Map(small.city.villages.features.map(({ properties }) => [properties.code, properties.parent]));
    expect(found.groups.map(({ place }) => place.code)).toEqual(found.groups.map(({ peak }) => parentOf.get(peak.code)));
    expect(found.groups.every(({ observed, cells }) => observed === cells.reduce((sum, { count }) => sum + count, 0))).toBe(true);
  });

  test("are compared with the window before where records reach back beyond it", async () => {
    const query = "level=village&correction=none&alpha=0.3&fewestIncidents=1";
    const known = await hotspots(`${query}&from=2026-03-02T00:00:00Z&to=2026-04-01T00:00:00Z`);
    const unknown = await hotspots(`${query}&from=2026-01-10T00:00:00Z&to=2026-02-09T00:00:00Z`);
    const before = await hotspots(`${query}&from=2026-01-31T00:00:00Z&to=2026-03-02T00:00:00Z`);
    const countsBefore = new Map(before.cells.map(({ code, count }) => [code, count]));

    expect(known.groups.map((group) => group.before)).toEqual(known.groups.map(({ cells }) => cells.reduce((sum, { code }) => sum + countsBefore.get(code)!, 0)));
    expect(known.groups.every(({ change }) => change !== null)).toBe(true);
    expect(unknown.groups.map(({ before: none, change }) => [none, change])).toEqual(unknown.groups.map(() => [null, null]));
  });
});

describe("hotspots of all categories", () => {
  const byCategory = (query: string) => json<CategoryHotspots>(`/api/hotspots/by-category?${query}`);

  test("count each category by itself, and say how many tests were made", async () => {
    const found = await byCategory("level=village&measure=count&alpha=0.9&fewestIncidents=1&from=2026-02-01T00:00:00Z&to=2026-04-01T00:00:00Z");

    expect(found.groups.length).toBeGreaterThan(0);
    for (const group of found.groups) {
      const alone = await hotspots(`level=village&category=${group.category.code}&from=2026-02-01T00:00:00Z&to=2026-04-01T00:00:00Z`);
      const counts = new Map(alone.cells.map(({ code, count }) => [code, count]));
      expect(group.cells.map(({ code, count }) => [code, count])).toEqual(group.cells.map(({ code }) => [code, counts.get(code)]));
      expect(group.peakZ).toBeCloseTo(alone.cells.find(({ code }) => code === group.peak.code)!.z!, 9);
    }
    expect(found).toMatchObject({ categories: 2, cells: 12, tests: 24, depth: 4, measure: "count" });
  });

  test("name the grid chief of the place or of the next cell above that has one", async () => {
    const found = await byCategory("level=village&measure=count&alpha=0.9&fewestIncidents=1&from=2026-02-01T00:00:00Z");

    expect(found.groups.map(({ chief }) => [chief?.post.code, chief?.person])).toEqual(found.groups.map(() => ["chief-city", { code: "li", name: "李二" }]));
  });

  test.each([[""], ["from=2030-01-01T00:00:00Z"], ["from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z"], ["from=2026-01-01T00:00:00Z&category=water"]])("refuses %s", async (query) => {
    expect((await app.request(`/api/hotspots/by-category?${query}`)).status).toBe(400);
  });
});
