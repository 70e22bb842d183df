import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { origin } from "../drivers/browser.ts";
import { askApi, MapScreen, type ListedIncident } from "../drivers/map-screen.ts";
import { openedScreens } from "../drivers/opened-screens.ts";

interface Counts { total: number; withoutPosition: number; byResult: Record<string, number>; nearBoundary: number; }
const counts = (query = "") => askApi<Counts>(`/api/summary${query}`);
const incidents = async (query: string) => (await askApi<{ items: ListedIncident[] }>(`/api/incidents?limit=100&${query}`)).items;
const viewAt = ({ lng, lat }: { lng: number; lat: number }, zoom: number) => `?view=${lng},${lat},${zoom}`;

const { screen, mind } = openedScreens((query, options) => MapScreen.open(query, options));

test("the map opens with cells and every incident that has a position, and nothing fails behind it", async () => {
  const map = await screen();
  const api = await counts();

  expect((await map.drawn()).cells).toBeGreaterThan(6);
  expect(await map.total()).toBe(api.total);
  expect(await map.resultCount("unassigned")).toBe(api.byResult["unassigned"]);
  expect(map.errors).toEqual([]);
});

test("a category filter gives the API's numbers, goes into the address, and back undoes it", async () => {
  const map = await screen();
  const before = await map.total();
  await map.showFilters();
  await map.toggleCategory("NOISE");
  const api = await counts("?category=NOISE");

  expect(await map.total((total) => total !== before)).toBe(api.total);
  expect(await map.resultCount("ambiguous")).toBe(api.byResult["ambiguous"]);
  await map.addressHas("category=NOISE");

  await map.goBack();
  expect(await map.total((total) => total === before)).toBe(before);
});

test("map, panel and API agree on how many there are", async () => {
  const map = await screen("?result=gap");
  const api = await counts("?result=gap");

  expect(await map.total()).toBe(api.total);
  // Every gap lies in a cell, so the whole-territory view holds them all.
  expect(await map.drawnIncidents((count) => count === api.total - api.withoutPosition)).toBe(api.total - api.withoutPosition);
});

test("a cell is found by its code and outlined", async () => {
  const [village] = (await askApi<{ items: { code: string; nameZh: string }[] }>("/api/cells?level=village&limit=1")).items;
  if (!village) throw new Error("the demo city has no village");
  const map = await screen();
  await map.search(village.code);

  expect((await map.found())[0]).toContain(village.nameZh);
  await map.press("Enter");
  await map.sees(`定位：${village.nameZh}`);
});

test("a click on an incident opens why it is whose, and the list points at it too", async () => {
  const near = (await incidents("nearBoundary=true")).find((item) => item.position !== null && item.assignmentResult === "clear");
  if (!near?.position) throw new Error("the demo city has no such incident");
  const map = await screen(`${viewAt(near.position, 17)}&near=1`);
  await map.clickMapCentre();
  const text = await map.explanation();

  expect(text).toContain("示范市");
  for (const words of ["边界版本", "牵头部门", "责任人", "考虑过的规则", "最具体者优先", "近边界：距"]) expect(text).toContain(words);
  expect(map.address()).toMatch(/view=/);
});

test("of several incidents at one place a click opens one, and the others are listed there", async () => {
  const [apart] = (await incidents("nearBoundary=false")).filter((item) => item.position !== null);
  if (!apart?.position) throw new Error("the demo city has no such incident");
  const position = { lng: apart.position.lng + 0.000_05, lat: apart.position.lat + 0.000_05 };
  const titles = [`同址一 ${randomUUID()}`, `同址二 ${randomUUID()}`];
  for (const [i, title] of titles.entries()) {
    const body = JSON.stringify({ categoryCode: ["NOISE.SOCIAL", "WATER.SEWAGE"][i], title, position: { x: position.lng, y: position.lat, crs: "wgs84" } });
    expect((await fetch(`${origin()}/api/incidents`, { method: "POST", headers: { "content-type": "application/json" }, body })).status).toBe(201);
  }
  const map = await screen(viewAt(position, 19));
  await map.clickMapCentre();
  const listed = await map.section("same-place");
  const [other] = titles.filter((title) => listed.includes(title));

  expect(other).toBeDefined();
  await map.sees(titles.find((title) => title !== other)!);
  await map.pressInDrawer(other!);
  expect(await map.section("same-place")).not.toContain(other);
});

test("an unassigned incident says that it is in no cell and not lost", async () => {
  const map = await screen("?result=unassigned");
  await map.openRow(0);

  expect(await map.explanation()).toContain("不会丢失");
});

describe("a place", () => {
  test("answers whose it is, first the cell, then department and person for a category", async () => {
    const map = await screen("?view=112.49,32.6,13");
    await map.askForCentre();
    expect(await map.explanation()).toContain("选择类别后");

    await map.chooseCategory("WATER.SEWAGE");
    await map.sees("牵头部门");
    expect(await map.explanation()).toContain("考虑过的规则");
  });

  test("may be stated in another reference system, and nonsense is refused in words", async () => {
    const map = await screen();
    await map.askForCentre();
    await map.statePlace("112.4961", "32.5975", "gcj02");
    expect(await map.explanation()).toContain("示范市");

    await map.statePlace("112.4961", "95", "wgs84");
    await map.sees(/纬度应在 −90 到 90 之间/);
    await map.statePlace("32.5975", "112.4961", "wgs84");
    await map.sees(/经度和纬度可能填反了/);
  });
});

test("a report is on a second open map within two seconds of being stored", async () => {
  const other = await screen();
  const map = await screen("?view=112.49,32.6,13");
  const [before, drawnBefore] = [await other.total(), (await other.drawn()).incidents];
  const title = `夜间施工噪声 ${before}`;
  await map.askForCentre();
  await map.chooseCategory("NOISE.SOCIAL");
  await map.report(title);
  await map.sees("为什么归我");

  await other.sees(title, 2_000);
  expect(await other.total((total) => total === before + 1)).toBe(before + 1);
  expect(await other.drawnIncidents((count) => count !== drawnBefore)).toBe(drawnBefore + 1);
  expect((await incidents("sourceSystem=manual"))[0]).toMatchObject({ title });
});

describe("when the server is in trouble", () => {
  test("a screen that cannot begin says so, and trying again opens it", async () => {
    let restore = async (): Promise<void> => undefined;
    const map = await MapScreen.openUnready(async (watched) => { restore = await watched.refuse(/\/api\/deployment/, 503); });
    mind(map);
    await map.sees(/还不能打开地图/);

    await restore();
    await map.retry();
    expect((await map.drawn()).cells).toBeGreaterThan(0);
  });

  test("failing counts keep the last good number, say so, and recover", async () => {
    const map = await screen();
    const before = await map.total();
    const restore = await map.refuse(/\/api\/(summary|incidents)/);
    await map.toggleResult("gap");
    await map.sees(/仍显示/);
    expect(await map.total()).toBe(before);

    await restore();
    await map.retry();
    expect(await map.total((total) => total !== before)).toBe((await counts("?result=gap")).total);
  });

  test("a lost connection is told, and what happened meanwhile arrives when it is back", async () => {
    const map = await screen();
    await map.sees("实时");
    const before = await map.total();
    await map.goOffline(true);
    await map.sees(/与服务器的连接已断开/);

    const title = `断线期间的投诉 ${before}`;
    await fetchReport(title);
    await map.goOffline(false);
    await map.sees(title);
    await map.sees("实时");
  });
});

describe("by keyboard alone", () => {
  test("search, walk the list, read why, close, and the focus is back where it was", async () => {
    const map = await screen();
    await map.press("/");
    await map.type("云湖区");
    await map.optionsShown();
    await map.press("ArrowDown");
    await map.press("ArrowUp");
    await map.press("Enter");
    await map.sees("定位：云湖区");
    await map.press("Escape");

    await map.press("j");
    await map.press("j");
    const row = await map.focused();
    await map.press("Enter");
    expect(await map.explanation()).toContain("考虑过的规则");
    await map.press("Escape");
    await map.drawer.waitFor({ state: "detached" });
    expect(await map.focused()).toBe(row);
  });
});

describe("for everyone", () => {
  test.each([["zh", "light"], ["en", "dark"]] as const)("axe finds nothing serious in %s, %s: list, filters, incident and place", async (language, theme) => {
    const map = await screen("", { language, theme });
    expect(await map.violations()).toEqual([]);
    await map.openRow(0);
    await map.explanation();
    expect(await map.violations()).toEqual([]);
  });

  test("the screen speaks English when asked to", async () => {
    const map = await screen();
    await map.switchLanguage("EN");

    await map.sees("Choose my grid");
    await map.sees("Who owns this?");
  });

  test("a phone shows one pane at a time and can reach them all", async () => {
    const map = await screen("", { width: 390, height: 844 });
    await map.showPane("list");
    await map.openRow(0);

    expect(await map.explanation()).toContain("考虑过的规则");
    expect(await map.violations()).toEqual([]);
  });
});

async function fetchReport(title: string): Promise<void> {
  const reply = await fetch(`${origin()}/api/incidents`, {
    method: "POST", headers: { "content-type": "application/json", "idempotency-key": randomUUID() },
    body: JSON.stringify({ title, categoryCode: "NOISE.SOCIAL", position: { x: 112.49, y: 32.6, crs: "wgs84" } }),
  });
  expect(reply.status).toBe(201);
}
