import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApi } from "../../../server/api.ts";
import type { IncidentPage, IncidentSummary } from "../../../server/contract/incident.ts";
import type { Summary } from "../../../server/contract/summary.ts";
import type { Store } from "../../../server/store/open-store.ts";
import { type CheckedApp, checkedApp } from "../../support/checked-app.ts";
import { seededRandom } from "../../support/seeded-random.ts";
import { type SmallCity, storeSmallCity } from "../../support/small-city.ts";
import { storeSmallStaff } from "../../support/small-staff.ts";
import { createTestDatabase } from "../../support/test-database.ts";
import { testApiDeps } from "../../support/test-api-deps.ts";

const COUNT = 240;
const CATEGORIES = ["noise", "noise-shop", "noise-site", "water"];
let store: Store;
let app: CheckedApp;
let small: SmallCity;
let all: IncidentSummary[];

beforeAll(async () => {
  store = await createTestDatabase();
  small = await storeSmallCity(store.kysely);
  await storeSmallStaff(store.kysely);
  app = checkedApp(createApi(await testApiDeps(store)));
  const { unit: random, pick } = seededRandom(5);
  for (let i = 0; i < COUNT; i++) {
    const [lng, lat] = pick(small.city.villages.features).properties.anchor;
    const position = random() < 0.1 ? null : { x: lng + random() * 0.02, y: lat + random() * 0.02, crs: "wgs84" };
    await app.request("/api/incidents", {
      method: "POST", headers: { "content-type": "application/json" },
      // Several share one instant, so that order and paging have to settle it by id.
      body: JSON.stringify({ categoryCode: pick(CATEGORIES), position, accuracyMetres: pick([null, 400]) ?? undefined, sourceSystem: pick(["12345", "12369"]), externalId: `e-${i}`,
        reportedAt: new Date(Date.UTC(2026, Math.floor(random() * 4), 1 + Math.floor(random() * 28), 15 + Math.floor(random() * 3))).toISOString() }),
    });
  }
  all = (await pages("limit=500")).flat();
}, 120_000);
afterAll(() => store.close());

async function pages(query: string): Promise<IncidentSummary[][]> {
  const found: IncidentSummary[][] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const page: IncidentPage = await (await app.request(`/api/incidents?${query}${cursor && `&cursor=${cursor}`}`)).json() as IncidentPage;
    found.push(page.items);
    cursor = page.nextCursor;
  }
  return found;
}
const summary = async (query = "") => (await app.request(`/api/summary?${query}`)).json() as Promise<Summary>;
const sum = (items: readonly { count: number }[]) => items.reduce((total, { count }) => total + count, 0);
const town = () => small.city.towns.features[1]!.properties.code;
const beneath = (code: string) => new Set([code, ...small.city.villages.features.filter((cell) => cell.properties.parent === code).map((cell) => cell.properties.code)]);

test("pages follow each other newest first, without loss or repetition", async () => {
  const listed = (await pages("limit=7")).flat();

  expect(listed).toHaveLength(COUNT);
  expect(listed.map(({ id }) => id)).toEqual([...all].sort((a, b) => b.reportedAt.localeCompare(a.reportedAt) || b.id - a.id).map(({ id }) => id));
});

/** What each filter means, said once more in plain code. */
const filters = (): [string, (incident: IncidentSummary) => boolean][] => [
  ["", () => true],
  ["category=noise", ({ category }) => category.code.startsWith("noise")],
  ["category=noise-shop,water", ({ category }) => ["noise-shop", "water"].includes(category.code)],
  ["from=2026-02-10T16:00:00Z&to=2026-03-05T16:00:00Z", ({ reportedAt }) => reportedAt >= "2026-02-10T16:00:00.000Z" && reportedAt < "2026-03-05T16:00:00.000Z"],
  ["from=2026-02-11T00:00:00%2B08:00", ({ reportedAt }) => reportedAt >= "2026-02-10T16:00:00.000Z"],
  ["result=gap,unassigned", ({ assignmentResult }) => ["gap", "unassigned"].includes(assignmentResult)],
  ["nearBoundary=true", ({ nearBoundary }) => nearBoundary],
  ["nearBoundary=false", ({ nearBoundary }) => !nearBoundary],
  [`cell=${town()}`, ({ cell }) => cell !== null && beneath(town()).has(cell.code)],
  [`cell=${town()}&territory=small&category=noise&sourceSystem=12345`, ({ cell, category, sourceSystem }) =>
    cell !== null && beneath(town()).has(cell.code) && category.code.startsWith("noise") && sourceSystem === "12345"],
];

test("list and summary agree with each other and with plain filtering, breakdown by breakdown", async () => {
  for (const [query, holds] of filters()) {
    const expected = all.filter(holds);
    const listed = (await pages(`limit=50&${query}`)).flat();
    const counted = await summary(`${query}&depth=4&period=day`);

    expect(expected.length, query).toBeGreaterThan(0);
    expect(listed, query).toEqual(expected);
    expect(counted.total, query).toBe(expected.length);
    expect(sum(Object.values(counted.byResult).map((count) => ({ count }))), query).toBe(counted.total);
    expect(sum(counted.byCell) + counted.withoutCell, query).toBe(counted.total);
    expect(sum(counted.byCategory), query).toBe(counted.total);
    expect(sum(counted.byPeriod), query).toBe(counted.total);
    expect(counted.nearBoundary, query).toBe(expected.filter(({ nearBoundary }) => nearBoundary).length);
    expect(counted.withoutPosition, query).toBe(expected.filter(({ position }) => position === null).length);
    expect(counted.byCategory.map(({ code, count }) => [code, count]), query).toEqual(
      CATEGORIES.map((code) => [code, expected.filter(({ category }) => category.code === code).length]).filter(([, count]) => count !== 0));
    expect(Object.fromEntries(counted.byCell.map(({ code, count }) => [code, count])), query).toEqual(tally(expected.flatMap(({ cell }) => cell?.code ?? [])));
  }
});

const tally = (codes: readonly string[]) => codes.reduce<Record<string, number>>((counts, code) => ({ ...counts, [code]: (counts[code] ?? 0) + 1 }), {});

describe("the summary", () => {
  test("gathers by the cell of the asked depth or level", async () => {
    const [byDepth, byLevel, byTop] = [await summary("depth=3"), await summary("level=town"), await summary()];
    const parentOf = new Map(small.city.villages.features.map((cell) => [cell.properties.code, cell.properties.parent ?? ""]));

    expect(byLevel.byCell).toEqual(byDepth.byCell);
    expect(Object.fromEntries(byDepth.byCell.map(({ code, count }) => [code, count])))
      .toEqual(tally(all.flatMap(({ cell }) => (cell ? parentOf.get(cell.code) ?? cell.code : []))));
    expect(byTop.byCell).toHaveLength(1);
    expect(byTop.byCell[0]).toMatchObject({ territory: "small", count: COUNT - byTop.withoutCell, nameZh: expect.stringContaining("格") as string });
  });

  test("counts by local days, weeks from Monday, months and years", async () => {
    const day = 86_400_000;
    const localDays = all.map(({ reportedAt }) => Math.floor((Date.parse(reportedAt) + 8 * 3_600_000) / day));
    const starts = (toStart: (localDay: number) => number) => [...new Set(localDays.map(toStart))].sort((a, b) => a - b)
      .map((start) => new Date(start * day - 8 * 3_600_000).toISOString());
    const firstOf = (localDay: number, month?: number) => Date.UTC(new Date(localDay * day).getUTCFullYear(), month ?? new Date(localDay * day).getUTCMonth(), 1) / day;
    const told = async (period: string) => (await summary(`period=${period}`)).byPeriod.map(({ from }) => from);

    expect(await told("day")).toEqual(starts((localDay) => localDay));
    expect(await told("week")).toEqual(starts((localDay) => localDay - ((localDay + 3) % 7)));
    expect(await told("month")).toEqual(starts((localDay) => firstOf(localDay)));
    expect(await told("year")).toEqual(starts((localDay) => firstOf(localDay, 0)));
  });

  test("tells the newest event that it includes", async () => {
    expect((await summary()).lastEventSeq).toBe(COUNT);
  });
});

test.each([
  ["/api/incidents?category=nonsense", "query.category"],
  ["/api/incidents?result=maybe", "query.result"],
  ["/api/incidents?cell=nowhere", "query.cell"],
  ["/api/incidents?category=%00", "query.category"],
  ["/api/incidents?sourceSystem=%00", "query.sourceSystem"],
  ["/api/incidents?cell=%00", "query.cell"],
  ["/api/incidents?from=yesterday", "query.from"],
  ["/api/incidents?limit=0", "query.limit"],
  ["/api/incidents?cursor=abc", "query.cursor"],
  ["/api/incidents?cursor=WyJhIl0", "query.cursor"],
  ["/api/incidents?cursor=WzEuNV0", "query.cursor"],
  ["/api/summary?level=galaxy", "query.level"],
  ["/api/summary?level=%00", "query.level"],
  ["/api/summary?depth=0", "query.depth"],
  ["/api/summary?depth=1&level=town", "query.level"],
  ["/api/summary?period=century", "query.period"],
])("%s is refused, naming %s", async (path, field) => {
  const answer = await app.request(path);

  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ error: { code: "invalid", details: [{ field }] } });
});

// Last: it adds an incident to those that the tests above count.
test("incidents that arrive while one pages do not shift what follows", async () => {
  const first = await (await app.request("/api/incidents?limit=10&category=water")).json() as IncidentPage;
  const expected = (await pages("limit=500&category=water")).flat().slice(10, 20).map(({ id }) => id);
  await app.request("/api/incidents", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ categoryCode: "water", position: null }) });
  const second = await (await app.request(`/api/incidents?limit=10&category=water&cursor=${first.nextCursor}`)).json() as IncidentPage;

  expect(second.items.map(({ id }) => id)).toEqual(expected);
  expect(second.numberMatched).toBe(first.numberMatched + 1);
});
