import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApi } from "../../server/api.ts";
import type { CellLine } from "../../server/contract/cell.ts";
import type { Incident, IncidentPage } from "../../server/contract/incident.ts";
import type { DutyRoster, PersonDetail } from "../../server/contract/reference.ts";
import type { SearchResult } from "../../server/contract/search.ts";
import type { Summary } from "../../server/contract/summary.ts";
import type { Store } from "../../server/store/open-store.ts";
import { type CheckedApp, checkedApp } from "../support/checked-app.ts";
import { geodesicMetres } from "../support/geodesic-metres.ts";
import { type SmallCity, storeSmallCity } from "../support/small-city.ts";
import { storeSmallStaff } from "../support/small-staff.ts";
import { createTestDatabase } from "../support/test-database.ts";
import { testApiDeps } from "../support/test-api-deps.ts";

let store: Store;
let app: CheckedApp;
let small: SmallCity;

const json = async <T>(path: string): Promise<T> => (await app.request(path)).json() as Promise<T>;
const list = (query: string) => json<IncidentPage>(`/api/incidents?${query}`);
const report = async (part: Record<string, unknown>): Promise<Incident> => {
  const reply = await app.request("/api/incidents", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(part) });
  expect(reply.status).toBe(201);
  return reply.json() as Promise<Incident>;
};
const anchors = () => small.city.villages.features.map(({ properties }) => properties.anchor);

beforeAll(async () => {
  store = await createTestDatabase();
  small = await storeSmallCity(store.kysely);
  await storeSmallStaff(store.kysely);
  app = checkedApp(createApi(await testApiDeps(store)));
  for (const [at, [x, y]] of anchors().entries()) {
    // Of three, one is nobody's rule and goes to the first contact, one has no position.
    const position = at % 5 === 4 ? null : { x, y, crs: "wgs84" };
    await report({ title: `第 ${at} 件`, address: at === 3 ? "集市路41号" : "", categoryCode: at % 2 === 0 ? "noise-shop" : "water", position, reportedAt: new Date(Date.UTC(2026, 6, 1, at)).toISOString() });
  }
});
afterAll(() => store.close());

describe("what a person is to act on", () => {
  test("list, summary and tiles under the person agree, and are what the incidents themselves say", async () => {
    const all = await list("limit=500");
    const wanted = all.items.filter(({ person }) => person?.code === "wang").map(({ id }) => id);
    const page = await list("limit=500&person=wang");
    const summary = await json<Summary>("/api/summary?person=wang");

    expect(wanted.length).toBeGreaterThan(0);
    expect(page.items.map(({ id }) => id)).toEqual(wanted);
    expect(page.numberMatched).toBe(wanted.length);
    expect(summary.total).toBe(wanted.length);
    expect(summary.byCategory.map(({ code }) => code)).toEqual(["noise-shop"]);
  });

  test("what is reported for a person is in the next answer", async () => {
    const before = (await json<Summary>("/api/summary?person=wang")).total;
    const [x, y] = anchors()[0]!;
    await report({ categoryCode: "noise-shop", position: { x, y, crs: "wgs84" }, reportedAt: "2026-07-02T00:00:00Z" });

    expect((await json<Summary>("/api/summary?person=wang")).total).toBe(before + 1);
  });

  test("nobody of that code is refused with its place", async () => {
    const reply = await app.request("/api/incidents?person=nobody");

    expect(reply.status).toBe(400);
    expect(await reply.json()).toMatchObject({ error: { details: [{ field: "query.person" }] } });
  });
});

describe("the order of a list", () => {
  const walk = async (query: string): Promise<IncidentPage["items"]> => {
    const items: IncidentPage["items"] = [];
    for (let cursor = ""; ;) {
      const page = await list(`limit=4&${query}${cursor}`);
      items.push(...page.items);
      if (page.nextCursor === null) return items;
      cursor = `&cursor=${page.nextCursor}`;
    }
  };

  test("by distance: nearest first over all pages, each once, those without a position last", async () => {
    const [lng, lat] = anchors()[6]!;
    const items = await walk(`order=distance&lng=${lng}&lat=${lat}`);
    const metres = items.map(({ position }) => (position === null ? Infinity : geodesicMetres([lng, lat], [position.lng, position.lat])));

    expect(items).toHaveLength((await list("limit=1")).numberMatched);
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    expect(metres).toEqual(metres.toSorted((a, b) => a - b));
    expect(items[0]!.distanceMetres).toBeCloseTo(metres[0]!, 3);
    expect(items.at(-1)!.distanceMetres).toBeNull();
  });

  test("near the border first: two groups, each newest first", async () => {
    const items = await walk("order=near_boundary");
    const groups = items.map(({ nearBoundary }) => nearBoundary);
    const newest = (near: boolean) => items.filter(({ nearBoundary }) => nearBoundary === near).map(({ reportedAt }) => reportedAt);

    expect(groups).toEqual(groups.toSorted((a, b) => Number(b) - Number(a)));
    for (const near of [true, false]) expect(newest(near)).toEqual(newest(near).toSorted().reverse());
    expect(items).toHaveLength((await list("limit=1")).numberMatched);
  });

  test("a distance from nowhere is refused", async () => {
    expect((await app.request("/api/incidents?order=distance")).status).toBe(400);
  });
});

describe("search", () => {
  test("finds people with their posts", async () => {
    const { items, addresses } = await json<SearchResult>("/api/search?q=王&kinds=person");

    expect(items).toMatchObject([{ kind: "person", code: "wang", nameZh: "王一", context: "噪声岗" }]);
    expect(addresses).toBeNull();
  });

  test("finds incidents by words of their address, and says how many it read", async () => {
    const { items, addresses } = await json<SearchResult>("/api/search?q=集市路");
    const stored = (await list("limit=1")).numberMatched;

    expect(items).toMatchObject([{ kind: "incident", context: "集市路41号" }]);
    expect(addresses).toEqual({ read: stored, of: stored });
  });

  test("gives every kind that has finds a share: a name that all cells bear does not hide people and incidents", async () => {
    await store.kysely.insertInto("person").values([{ code: "ge", name: "格日" }, { code: "ge-2", name: "小格" }]).execute();

    const { items } = await json<SearchResult>("/api/search?q=格&limit=6");
    const kinds = items.map(({ kind }) => kind);

    expect(items).toHaveLength(6);
    expect(items.filter(({ kind }) => kind === "person").map(({ code }) => code)).toEqual(["ge", "ge-2"]);
    expect(kinds.filter((kind) => kind === "cell")).toHaveLength(4);
  });

  test("a sign that stands for any text elsewhere stands for itself", async () => {
    expect((await json<SearchResult>("/api/search?q=%25%25")).items).toEqual([]);
  });

  test("a kind that there is none of is refused", async () => {
    expect((await app.request("/api/search?q=a&kinds=person,dragon")).status).toBe(400);
  });
});

test("a person tells the posts held now", async () => {
  const person = await json<PersonDetail>("/api/people/li");

  expect(person).toMatchObject({ name: "李二", posts: [{ code: "bureau-noise", role: "deputy", department: { code: "bureau" }, cell: null }] });
  expect((await app.request("/api/people/nobody")).status).toBe(404);
});

test("the roster of a department tells who is on duty, by name too", async () => {
  const roster = await json<DutyRoster>("/api/departments/bureau/posts?q=王一");

  expect(roster.total).toBe(1);
  expect(roster.items[0]).toMatchObject({ code: "bureau-noise", people: [{ code: "wang", role: "holder" }, { code: "li", role: "deputy" }] });
  expect(["wang", "li"]).toContain(roster.items[0]!.onDutyCode);
  expect((await json<DutyRoster>("/api/departments/bureau/posts?q=nothing")).items).toEqual([]);
});

test("a cell's line begins at the top and ends at the cell", async () => {
  const { code } = small.city.villages.features[0]!.properties;
  const { path, cells } = await json<CellLine>(`/api/cells/${code}/line`);

  expect(cells.map(({ depth }) => depth)).toEqual([1, 2, 3, 4]);
  expect(cells.at(-1)!.code).toBe(code);
  expect(path).toBe(["small", ...cells.map((cell) => cell.code)].join("/"));
});
