import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { origin } from "../drivers/browser.ts";
import { askApi, MapScreen, type ListedIncident } from "../drivers/map-screen.ts";
import { openedScreens } from "../drivers/opened-screens.ts";

interface CellRow { code: string; nameZh: string; territory: string; bbox: [number, number, number, number]; }
interface Counts { total: number; withoutPosition: number; }
interface Full extends ListedIncident { override: { reason: string } | null; department: { code: string; nameZh: string } | null; }

const counts = (query: string) => askApi<Counts>(`/api/summary?${query}`);
const page = (query: string) => askApi<{ items: ListedIncident[]; numberMatched: number }>(`/api/incidents?limit=50&${query}`);
const townNamed = async (name: string): Promise<CellRow> => {
  const { items } = await askApi<{ items: { code: string; territory: string | null }[] }>(`/api/search?kinds=cell&q=${encodeURIComponent(name)}`);
  const { code = "", territory } = items[0] ?? {};
  return askApi<CellRow>(`/api/cells/${code}?territory=${territory ?? ""}`);
};
const post = async <T>(path: string, body: unknown): Promise<T> => {
  const reply = await fetch(origin() + path, { method: "POST", headers: { "content-type": "application/json", "idempotency-key": randomUUID() }, body: JSON.stringify(body) });
  if (!reply.ok) throw new Error(`${path} answered ${reply.status}: ${await reply.text()}`);
  return await reply.json() as T;
};
const { screen } = openedScreens((query, options) => MapScreen.open(query, { width: 1440, height: 900, ...options }));

describe("my grid", () => {
  test("a cell chosen: list, counts and map are those of its incidents, and it is there again next time", async () => {
    const town = await townNamed("柳溪镇");
    const scope = `cells=${town.territory}/${town.code}`;
    const [api, first] = [await counts(scope), await page(scope)];
    const map = await screen();
    await map.chooseMine("柳溪镇");
    await map.headingSays("柳溪镇");

    expect(await map.total((total) => total === api.total)).toBe(api.total);
    expect(await map.listed((ids) => ids.length === 50 && ids[0] === first.items[0]!.id)).toEqual(first.items.map(({ id }) => id));
    expect(await map.drawnIncidents((count) => count === api.total - api.withoutPosition)).toBe(api.total - api.withoutPosition);
    await map.addressHas(`mine=cell:${town.territory}/${town.code}`);

    await map.reopen();
    await map.headingSays("柳溪镇");
    expect(await map.total((total) => total === api.total)).toBe(api.total);
  });

  test("a person chosen: the cells of the posts held, or what is assigned to the person", async () => {
    const [busy] = (await page("result=clear")).items as (ListedIncident & { person: { code: string; name: string } | null })[];
    const person = busy?.person;
    if (!person) throw new Error("the newest clear incident has nobody");
    const api = await counts(`person=${person.code}`);
    const map = await screen(`?mine=person:${person.code}&by=assigned`);
    await map.headingSays("归我办");

    expect(await map.total((total) => total === api.total)).toBe(api.total);
    expect(api.total).toBeGreaterThan(0);
  });

  test("the list can begin with those near a border, or nearest to the middle of the map", async () => {
    const town = await townNamed("柳溪镇");
    const scope = `cells=${town.territory}/${town.code}`;
    const map = await screen(`?mine=cell:${town.territory}/${town.code}`);
    await map.orderBy("near_boundary");
    const near = (await page(`${scope}&order=near_boundary`)).items.map(({ id }) => id);
    expect(await map.listed((ids) => ids[0] === near[0] && ids[1] === near[1])).toEqual(near);

    await map.orderBy("distance_place");
    const ids = await map.listed((shown) => shown[0] !== near[0]);
    expect(ids.length).toBeGreaterThan(0);
    await map.sees(/\d+ (m|km)$/);
  });
});

test("the drawer tells why, shows the border close by, what is around, what is alike and what has happened", async () => {
  const [near] = (await page("nearBoundary=true&result=clear")).items.filter(({ position }) => position !== null);
  const map = await screen(`?incident=${near!.id}`);

  expect(await map.explanation()).toContain("近边界：距");
  expect(await map.section("border-lens")).toMatch(/1:(500|1000|2000)/);
  expect(await map.section("surroundings")).toMatch(/周边污染源与水体/);
  expect(await map.section("same-kind")).toMatch(/周边同类/);
  await map.timeline((text) => text.includes("批量导入") || text.includes("登记"));
  expect(map.errors).toEqual([]);
});

describe("re-assigned by hand", () => {
  test("the override holds when everything is assigned anew, and gives way when released", async () => {
    const { id } = await post<{ id: number }>("/api/incidents", { title: "改派试验", categoryCode: "NOISE.SOCIAL", position: { x: 112.49, y: 32.6, crs: "wgs84" } });
    const before = await askApi<Full>(`/api/incidents/${id}`);
    const departments = (await askApi<{ items: { code: string; nameZh: string }[] }>("/api/departments?limit=500")).items;
    const other = departments.find(({ code }) => code !== before.department?.code && code === "SLJ") ?? departments[0]!;
    const map = await screen(`?incident=${id}`);
    await map.reassign(other.nameZh, "现场在河道管理范围内");
    await map.sees("人工指定");

    expect(await map.override()).toContain(other.nameZh);
    await map.timeline((text) => text.includes("改派") && text.includes("现场在河道管理范围内"));

    const preview = await post<{ basis: string }>("/api/change-sets/preview", { subject: { kind: "in_force" } });
    await post("/api/change-sets", { subject: { kind: "in_force" }, basis: preview.basis, reason: "重跑判定" });
    expect((await askApi<Full>(`/api/incidents/${id}`)).department?.code).toBe(other.code);

    await map.release("核实后退回");
    await map.noOverride();
    expect((await askApi<Full>(`/api/incidents/${id}`)).department?.code).toBe(before.department?.code);
    await map.timeline((text) => text.includes("解除人工指定"));
  });

  test("whoever comes second is told whose it is now, and nothing of his is done", async () => {
    const { id } = await post<{ id: number }>("/api/incidents", { title: "两人同时改派", categoryCode: "NOISE.SOCIAL", position: { x: 112.49, y: 32.6, crs: "wgs84" } });
    const map = await screen(`?incident=${id}`);
    await map.openReassign();
    await post(`/api/incidents/${id}/reassign`, { departmentCode: "SLJ", reason: "先到一步" });
    await map.finishReassign("后到一步");

    await map.sees(/别人已先处理|由.*水利局/);
    expect((await askApi<Full>(`/api/incidents/${id}`)).override?.reason).toBe("先到一步");
  });
});

describe("a report", () => {
  test("close to a border is sent only after both cells were shown", async () => {
    const near = (await page("nearBoundary=true&result=clear")).items.find(({ position }) => position !== null)!;
    const { lng, lat } = near.position!;
    const title = `边界旁上报 ${near.id}`;
    const map = await screen(`?at=${lng},${lat},wgs84&view=${lng},${lat},15`);
    await map.explanation();
    await map.pressInDrawer("在此上报");
    await map.fillReport("NOISE.SOCIAL", title);
    const asked = await map.confirmation();
    expect(asked).toContain("请确认位置");
    await map.confirmationSays(/相距/);
    expect((await page("sourceSystem=manual")).items.map((item) => item.title)).not.toContain(title);

    await map.confirmPlace();
    await map.sees("为什么归我");
    expect((await page("sourceSystem=manual")).items[0]).toMatchObject({ title, nearBoundary: true });
  });

  test("is nowhere until somebody says where, and a click says it also where an incident is drawn", async () => {
    const title = `先说明在哪里 ${randomUUID().slice(0, 8)}`;
    const { lng, lat } = (await page("nearBoundary=false&result=clear")).items.find(({ position }) => position !== null)!.position!;
    const map = await screen(`?view=${lng},${lat},17`);
    await map.beginReport();
    await map.fillReport("NOISE.SOCIAL", title);
    expect((await map.problems()).join()).toContain("先说明在哪里");
    expect((await page("sourceSystem=manual")).items.map((item) => item.title)).not.toContain(title);

    await map.clickMapCentre();
    await map.explanation();
    await map.submitReport();
    await map.sees("为什么归我");
    const stored = (await page("sourceSystem=manual")).items.find((item) => item.title === title)!;
    expect(Math.hypot(stored.position!.lng - lng, stored.position!.lat - lat)).toBeLessThan(0.000_2);
  });

  test("that cannot be sent waits on the device, and goes once when the network is back", async () => {
    const title = `断网上报 ${randomUUID().slice(0, 8)}`;
    const map = await screen("?view=112.49,32.6,13", { width: 390, height: 844 });
    await map.beginReport();
    await map.clickMapAt(0.5, 0.2);
    await map.explanation();
    await map.goOffline(true);
    await map.fillReport("NOISE.SOCIAL", title);
    if (await map.isConfirming()) await map.confirmPlace();
    expect(await map.waiting((count) => count === 1)).toBe(1);

    await map.goOffline(false);
    expect(await map.waiting((count) => count === 0)).toBe(0);
    const stored = (await page("sourceSystem=manual")).items.filter((item) => item.title === title);
    expect(stored).toHaveLength(1);
  });
});

test("a distance and an area are measured on the ellipsoid, and Escape ends it", async () => {
  const map = await screen("?view=112.49,32.6,13");
  await map.startMeasuring("距离");
  await map.clickMapAt(0.4, 0.5);
  await map.clickMapAt(0.6, 0.5);
  expect(await map.measured((text) => /总长/.test(text))).toMatch(/[\d.]+ (m|km)/);

  await map.startArea();
  for (const [x, y] of [[0.4, 0.4], [0.6, 0.4], [0.5, 0.7]] as const) await map.clickMapAt(x, y);
  expect(await map.measured((text) => /面积\s*[\d.]/.test(text))).toMatch(/周长/);
  await map.press("Escape");
  expect(await map.isMeasuring()).toBe(false);
});

describe("search", () => {
  test("finds people, addresses and typed coordinates, each in its group", async () => {
    const map = await screen();
    await map.search("李文涛");
    expect((await map.found()).join()).toContain("柳溪镇网格长");

    await map.search("柳溪镇");
    await map.sees(/安澜区柳溪镇/);

    await map.search("112.49, 32.6 gcj02");
    await map.press("Enter");
    expect(await map.explanation()).toContain("示范市");
    await map.addressHas("at=112.49,32.6,gcj02");
  });
});

test("by keyboard alone: choose my grid, walk the list, re-assign is reached", async () => {
  const town = await townNamed("柳溪镇");
  const map = await screen(`?mine=cell:${town.territory}/${town.code}`);
  await map.headingSays("柳溪镇");
  await map.press("j");
  await map.press("Enter");
  await map.explanation();
  expect(await map.tabUntil("改派")).toBe(true);
  await map.press("Enter");
  await map.sees("确定改派");
  await map.press("Escape");
});

describe("for everyone", () => {
  test.each([["zh", "light"], ["en", "dark"]] as const)("axe finds nothing serious in %s, %s: my grid, incident, re-assigning, measuring", async (language, theme) => {
    const town = await townNamed("柳溪镇");
    const map = await screen(`?mine=cell:${town.territory}/${town.code}&near=1`, { language, theme });
    await map.openRow(0);
    await map.explanation();
    await map.section("surroundings");
    expect(await map.violations()).toEqual([]);
    await map.openReassignAnyLanguage();
    expect(await map.violations()).toEqual([]);
  });

  test("a phone has nothing wider than itself and nothing smaller than a thumb", async () => {
    const town = await townNamed("柳溪镇");
    const map = await screen(`?mine=cell:${town.territory}/${town.code}`, { width: 390, height: 844 });
    for (const pane of ["list", "map"] as const) {
      await map.showPane(pane);
      expect(await map.widthOverflow()).toBe(0);
      expect(await map.smallTargets(44)).toEqual([]);
    }
    expect(await map.violations()).toEqual([]);
    await map.showPane("list");
    await map.openRow(0);
    await map.explanation();
    expect(await map.widthOverflow()).toBe(0);
    expect(await map.violations()).toEqual([]);
  });
});
