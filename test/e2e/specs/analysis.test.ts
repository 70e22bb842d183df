import { createHash, randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { AnalysisScreen } from "../drivers/analysis-screen.ts";
import { origin } from "../drivers/browser.ts";
import { askApi, MapScreen } from "../drivers/map-screen.ts";
import { openedScreens } from "../drivers/opened-screens.ts";

interface Summary { total: number; byCategory: { code: string; count: number }[]; withoutPosition: number; withoutCell: number; }
const summary = (query: string) => askApi<Summary>(`/api/summary?${query}`);

const { screen } = openedScreens((query, options) => AnalysisScreen.open(query, options));

test("one number on panel, map, bars, ranking, list, export and API, for a category", async () => {
  const analysis = await screen("?time=all&show=points");
  const before = await analysis.matching();
  await analysis.toggleCategory("WATER");
  const matching = await analysis.matching((count) => count !== before);
  const api = await summary("category=WATER");
  const list = await askApi<{ numberMatched: number }>("/api/incidents?category=WATER&limit=1");

  expect(matching).toBe(api.total);
  expect(list.numberMatched).toBe(api.total);
  expect(await analysis.drawnIncidents((count) => count === api.total - api.withoutPosition)).toBe(api.total - api.withoutPosition);
  expect(await analysis.barSum("category")).toBe(api.total);
  expect(await analysis.listedTotal((count) => count === api.total)).toBe(api.total);
  const exported = await analysis.export("csv");
  expect(exported).toMatchObject({ fault: "", rows: api.total });
  expect(createHash("sha256").update(exported.file).digest("hex")).toBe(exported.sha256);
  expect(exported.file.toString("utf8").trim().split("\n")).toHaveLength(api.total + 1);
  expect(analysis.errors).toEqual([]);
});

test("the ranking of towns adds up to what lies in a cell", async () => {
  const analysis = await screen("?time=all&category=WATER&show=figures&unit=cells-3&measure=per_km2");
  const api = await summary("category=WATER");

  expect(await analysis.drawnPlaces((count) => count > 0)).toBeGreaterThan(0);
  expect(await analysis.rankedSum()).toBe(api.total - api.withoutCell);
});

test("a link restores the view, and undo, redo and the browser's back walk the same steps", async () => {
  const analysis = await screen("?time=all");
  const all = await analysis.matching();
  await analysis.toggleCategory("NOISE");
  const noise = await analysis.matching((count) => count !== all);
  await analysis.toggleValue("channels", "phone");
  const phoned = await analysis.matching((count) => count !== noise);
  await analysis.addressHas("channel=phone");
  const copy = await screen(new URL(analysis.address()).search);

  expect(await copy.matching()).toBe(phoned);
  expect(await copy.chips()).toHaveLength(2);
  await analysis.key("Control+z");
  expect(await analysis.matching((count) => count !== phoned)).toBe(noise);
  await analysis.addressLacks("channel");
  await analysis.key("Control+Shift+z");
  expect(await analysis.matching((count) => count !== noise)).toBe(phoned);
  await analysis.addressHas("channel=phone");
  await analysis.goBack();
  expect(await analysis.matching((count) => count !== phoned)).toBe(noise);
  await analysis.removeChip("投诉类别");
  expect(await analysis.matching((count) => count !== noise)).toBe(all);
});

test("dragging over the timeline chooses days, as one step", async () => {
  const analysis = await screen("?time=all");
  const all = await analysis.matching();
  await analysis.dragTimeline(0.3, 0.5);
  const some = await analysis.matching((count) => count !== all);
  await analysis.addressHas("time=");
  const [from = "", to = ""] = (new URL(analysis.address()).searchParams.get("time") ?? "").split("..");

  expect(some).toBe((await summary(`from=${from}T00:00:00%2B08:00&to=${to}T24:00:00%2B08:00`.replace("T24:00:00", "T23:59:59.999"))).total);
  await analysis.key("Control+z");
  expect(await analysis.matching((count) => count !== some)).toBe(all);
});

test("hotspots are told raw and corrected, and the legend states what they rest on", async () => {
  const analysis = await screen();

  expect(await analysis.significant()).toMatch(/未校正 热 \d+ \/ 冷 \d+.*校正后 热 \d+ \/ 冷 \d+/s);
  const legend = await analysis.legend();
  expect(legend).toMatch(/n = [\d,]+ 个六边形（2 km）/);
  expect(legend).toContain("FDR 校正，α 0.05");
  expect(legend).toMatch(/\d{4}-\d{2}-\d{2} 至 \d{4}-\d{2}-\d{2}/);
});

test("a row of the ranking chosen by keyboard is told in detail and narrows everything down", async () => {
  const analysis = await screen("?time=all&show=figures&unit=cells-3&measure=per_km2");
  const name = await analysis.pickFirstPlace();

  expect(await analysis.placeDetails()).toContain(name);
  const all = await analysis.matching();
  await analysis.choose("只看这里");
  await analysis.matching((count) => count < all);
  expect((await analysis.chips()).join()).toContain(name);
});

test("the map page opens from here, and this one again from there", async () => {
  const analysis = await screen();

  expect(await analysis.goToMapPage()).toBeGreaterThan(0);
  await analysis.goToAnalysis();
  expect(await analysis.goToMapPage()).toBeGreaterThan(0);
  expect(analysis.errors).toEqual([]);
});

test("the map page opens by itself", async () => {
  const map = await MapScreen.open();
  try {
    expect(await map.drawnIncidents((count) => count > 0)).toBeGreaterThan(0);
    expect(map.errors).toEqual([]);
  } finally {
    await map.close();
  }
});

test("a link that names what does not exist says so in its chip", async () => {
  const analysis = await screen("?time=all&status=evaporated");

  expect(await analysis.matching()).toBe(0);
  expect((await analysis.chips()).join()).toContain("evaporated（未知）");
});

describe("live", () => {
  async function report(): Promise<void> {
    const body = { categoryCode: "NOISE", title: "夜间噪声", position: { x: 112.45, y: 32.6, crs: "wgs84" } };
    const reply = await fetch(`${origin()}/api/incidents`, { method: "POST", headers: { "content-type": "application/json", "idempotency-key": randomUUID() }, body: JSON.stringify(body) });
    expect(reply.status).toBe(201);
  }

  test("a report appears on an open screen without moving the view", async () => {
    const analysis = await screen("?category=NOISE&view=112.45000,32.60000,11.00");
    const before = await analysis.matching();
    const address = analysis.address();
    await report();

    expect(await analysis.matching((count) => count > before)).toBe(before + 1);
    expect(new URL(analysis.address()).searchParams.get("view")).toBe(new URL(address).searchParams.get("view"));
  });

  test("a file made after another report arrived is saved, and both numbers are told", async () => {
    const analysis = await screen("?category=NOISE");
    const before = await analysis.matching();
    await analysis.beforeEachExport(report);
    const exported = await analysis.export("csv");

    expect(exported).toMatchObject({ fault: "", agreement: "moved", rows: before + 1 });
    expect(exported.file.toString("utf8").trim().split("\n")).toHaveLength(before + 2);
  });

  test("a sheet stays as it was taken when a report arrives", async () => {
    const analysis = await screen("?category=NOISE");
    const before = await analysis.matching();
    await report();
    await analysis.matching((count) => count === before + 1);
    await analysis.openSheet();
    const sheet = await analysis.sheet();
    await report();
    await analysis.matching((count) => count === before + 2);

    expect(sheet).toContain(`符合 ${(before + 1).toLocaleString("en")} 件`);
    expect(await analysis.sheet()).toBe(sheet);
  });

  test("a sheet of figures that stopped following says so", async () => {
    const analysis = await screen("?category=NOISE");
    await analysis.goOffline(true);
    await analysis.freshness((state) => state !== null);
    await analysis.openSheet();

    expect(await analysis.sheet()).toContain("数字停留在");
    await analysis.goOffline(false);
  });

  test("a lost stream is told, and what was missed is caught up", async () => {
    const analysis = await screen("?category=NOISE");
    const before = await analysis.matching();
    await analysis.goOffline(true);
    expect(await analysis.freshness((state) => state !== null)).toBe("late");
    await report();
    await analysis.goOffline(false);

    expect(await analysis.matching((count) => count > before)).toBe(before + 1);
    await analysis.freshness((state) => state === null);
    await analysis.sees("连接已恢复，数据已补齐");
  });
});

test("the print sheet holds map, legend, scale, time, attribution and figures on one page", async () => {
  const analysis = await screen("?category=AIR");
  await analysis.openSheet();
  const text = await analysis.sheet();

  for (const part of ["演示数据", "筛选：投诉类别：大气", "数据截至", "制图时间", "虚构城市", "FDR 校正", "km"]) expect(text).toContain(part);
  const pdf = (await analysis.pdf()).toString("latin1");
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  const [, width = 0, height = 0] = /\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/.exec(pdf)?.map(Number) ?? [];
  // A4 landscape in points.
  expect(Math.round(width)).toBe(842);
  expect(Math.round(height)).toBe(595);
});

test.each([[{ language: "zh", theme: "light" }], [{ language: "en", theme: "dark" }]] as const)("axe finds no serious violation: %j", async (look) => {
  const analysis = await screen("?category=NOISE", look);

  expect(await analysis.violations()).toEqual([]);
  expect(await analysis.title()).toContain(look.language === "en" ? "Analysis" : "分析");
});

test.each([[1440, 900], [1024, 768], [360, 640]])("nothing overflows sideways at %d × %d", async (width, height) => {
  const analysis = await screen("", { width, height });

  expect(await analysis.widthOverflow()).toBe(0);
});
