import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApi } from "../../server/api.ts";
import type { Cell } from "../../server/contract/cell.ts";
import type { Deployment } from "../../server/contract/deployment.ts";
import type { SearchHit } from "../../server/contract/search.ts";
import type { Store } from "../../server/store/open-store.ts";
import { type CheckedApp, checkedApp } from "../support/checked-app.ts";
import { type SmallCity, storeSmallCity } from "../support/small-city.ts";
import { createTestDatabase } from "../support/test-database.ts";
import { testApiDeps } from "../support/test-api-deps.ts";

let store: Store;
let app: CheckedApp;
let small: SmallCity;

beforeAll(async () => {
  store = await createTestDatabase();
  small = await storeSmallCity(store.kysely);
  app = checkedApp(createApi(await testApiDeps(store)));
});
afterAll(() => store.close());

const json = async <T>(path: string): Promise<T> => (await app.request(path)).json() as Promise<T>;
const village = () => small.city.villages.features[0]!;

describe("what a screen reads", () => {
  test("the deployment tells levels, editions in force and extent", async () => {
    const deployment = await json<Deployment>("/api/deployment");

    expect(deployment.levels.map((level) => level.code)).toEqual(["city", "county", "town", "village"]);
    expect(deployment.editionsInForce).toMatchObject([{ territory: "small", cellCount: 19, effectiveFrom: null }]);
    expect(deployment.bbox![0]).toBeLessThan(deployment.bbox![2]);
  });

  test("pages of cells follow each other without loss or repetition", async () => {
    const codes: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const page: { items: Cell[]; nextCursor: string | null } = await json(`/api/cells?limit=5${cursor && `&cursor=${cursor}`}`);
      codes.push(...page.items.map((cell) => cell.code));
      cursor = page.nextCursor;
    }

    expect(codes).toHaveLength(19);
    expect(new Set(codes).size).toBe(19);
  });

  test("a cell knows its parent, its children and its border", async () => {
    const cell = await json<Cell>(`/api/cells/${village().properties.code}`);
    const feature = await json<{ geometry: unknown }>(`/api/cells/${village().properties.code}/geometry`);
    const children = await json<{ items: Cell[] }>(`/api/cells?parent=${cell.parentCode}`);

    expect(cell).toMatchObject({ levelCode: "village", depth: 4, parentCode: village().properties.parent, childCount: 0 });
    expect(feature.geometry).toEqual(village().geometry);
    expect(children.items.map((child) => child.code)).toContain(cell.code);
  });

  test("a code shared by two territories is refused until the territory is named", async () => {
    const other = await createTestDatabase();
    const [one] = [await storeSmallCity(other.kysely, "one"), await storeSmallCity(other.kysely, "two")];
    const twoTerritories = checkedApp(createApi(await testApiDeps(other)));
    const path = `/api/cells/${one.city.city.features[0]!.properties.code}`;

    const unnamed = await twoTerritories.request(path);
    const named = await twoTerritories.request(`${path}?territory=two`);
    await other.close();

    expect(unnamed.status).toBe(409);
    expect(await named.json()).toMatchObject({ territory: "two" });
  });

  test("search finds a cell by its code first and by part of its name", async () => {
    const { code } = village().properties;
    const byCode = await json<{ items: SearchHit[] }>(`/api/search?q=${code}`);
    const byName = await json<{ items: SearchHit[] }>(`/api/search?q=${encodeURIComponent(village().properties.name.slice(0, 6))}`);

    expect(byCode.items[0]).toMatchObject({ kind: "cell", code });
    expect(byName.items.length).toBeGreaterThan(0);
  });

  test("a percent sign in search words means itself", async () => {
    expect(await json("/api/search?q=%25")).toEqual({ items: [], addresses: { read: 0, of: 0 } });
  });

  test.each(["departments", "posts", "people", "categories", "responsibility-rules", "enterprises", "river-reaches", "monitoring-sections"])(
    "/api/%s answers with a page", async (list) => {
      expect(await json(`/api/${list}`)).toEqual({ items: [], nextCursor: null });
    },
  );
});

describe("what is refused", () => {
  test.each([
    ["/api/deployment?x=1", 400], ["/api/cells?colour=red", 400], ["/api/cells?limit=0", 400], ["/api/cells?cursor=nonsense", 400],
    ["/api/cells/none", 404], ["/api/search?q=", 400], ["/api/search", 400],
    ["/tiles/none.json", 404], ["/tiles/none/0/0/0.mvt", 404], ["/tiles/cells/1/2/0.mvt", 400], ["/tiles/cells/30/0/0.mvt", 400],
    ["/tiles/cells/0/0/0.png", 400], ["/tiles/cells/a/0/0.mvt", 400], ["/tiles/cells/0/0/0.mvt?colour=red", 400],
  ])("%s with %i and the one error shape", async (path, status) => {
    const response = await app.request(path);

    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { code: expect.any(String), message: expect.any(String) } });
  });
});

test("the documentation is served from our own disk and names no other host", async () => {
  const page = await (await createApi(await testApiDeps(store)).request("/api/docs")).text();

  expect(page).toContain("/api/docs/swagger-ui-bundle.js");
  expect(page).not.toMatch(/https?:\/\//);
});

describe("addresses that name nothing that could be stored", () => {
  const cursor = (parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString("base64url");

  test.each([
    ["/tiles/constructor/0/0/0.mvt", 404], ["/tiles/__proto__.json", 404], ["/tiles/toString.json", 404],
    ["/api/search?q=a%00b", 400], ["/api/cells/a%00b", 400], ["/api/cells?level=%00", 400],
    [`/api/cells?cursor=${cursor(["a", 1e300, "b", 0])}`, 400], [`/api/cells?cursor=${cursor(["\0", 1, "b", 0])}`, 400],
    [`/api/posts?cursor=${cursor([7])}`, 400], [`/api/incidents?cursor=${cursor([-1])}`, 400], [`/api/incidents?cursor=${cursor([1.5])}`, 400],
    ["/api/incidents?territory=nowhere", 400], ["/api/summary?territory=nowhere", 400],
  ])("%s is refused with %i", async (path, status) => {
    expect((await app.request(path)).status).toBe(status);
  });

  test("the API's own document takes no query parameters", async () => {
    expect((await createApi(await testApiDeps(store)).request("/api/openapi.json?x=1")).status).toBe(400);
  });

  test.each(["constructor", "__proto__"])("/api/docs/%s is no file", async (file) => {
    expect((await createApi(await testApiDeps(store)).request(`/api/docs/${file}`)).status).toBe(404);
  });
});

describe("writes that are refused before a route is asked", () => {
  const post = (headers: Record<string, string>, body = "{}") =>
    app.request("/api/assignments/preview", { method: "POST", headers: { "content-type": "application/json", ...headers }, body });

  test("a page of another site, by Sec-Fetch-Site or by Origin", async () => {
    expect((await post({ "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await post({ origin: "http://evil.example", host: "grid.local:8080" })).status).toBe(403);
    expect((await post({ origin: "null", host: "grid.local:8080" })).status).toBe(403);
  });

  test("our own page and programs pass", async () => {
    expect((await post({ "sec-fetch-site": "same-origin" })).status).toBe(400);
    expect((await post({ origin: "http://grid.local:8080", host: "grid.local:8080" })).status).toBe(400);
    expect((await post({ origin: "https://grid.gov", host: "127.0.0.1:8080", "x-forwarded-host": "grid.gov" })).status).toBe(400);
  });

  test("a body that no report needs", async () => {
    expect((await post({}, JSON.stringify({ text: "a".repeat(300_000) }))).status).toBe(413);
  });

  test("a body of another type is told what to send", async () => {
    const response = await app.request("/api/assignments/preview", { method: "POST", headers: { "content-type": "text/plain" }, body: "{}" });

    expect(response.status).toBe(415);
    expect(await response.text()).toContain("application/json");
  });
});
