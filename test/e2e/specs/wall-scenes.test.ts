import { describe, expect, test } from "vitest";
import type { Cell } from "../../../server/contract/cell.ts";
import type { CategoryHotspots } from "../../../server/contract/hotspot.ts";
import type { Summary } from "../../../server/contract/summary.ts";
import type { Upstream, Water } from "../../../server/contract/water.ts";
import { formatConcentration } from "../../../web/features/water/format-concentration.ts";
import { origin } from "../drivers/browser.ts";
import { openedScreens } from "../drivers/opened-screens.ts";
import { WallScreen } from "../drivers/wall-screen.ts";

const { screen } = openedScreens((query, options) => WallScreen.open(query, options));
const ask = async <T>(path: string): Promise<T> => (await fetch(`${origin()}${path}`)).json() as Promise<T>;

/** What the wall itself asked of the API and was answered, by the part of the address. */
function answersOf(wall: WallScreen): (part: string) => Promise<unknown> {
  return async (part) => {
    const addresses = await wall.page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
    const address = addresses.find((each) => each.includes(part));
    if (address === undefined) throw new Error(`the wall never asked ${part}`);
    return ask(address.slice(origin().length));
  };
}
const figure = (wall: WallScreen, name: string) => wall.page.locator(`[data-figure="${name}"] [data-testid="value"]`).first().innerText();

describe("the overview", () => {
  test("its figures are the API's: registered, clear, without an owner, found by the grid itself, hotspots", async () => {
    const wall = await screen("?scenes=overview");
    await wall.mapAtRest();
    const asked = answersOf(wall);
    const months = await wall.page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => name.includes("/api/summary?depth=")));
    const summaries = await Promise.all(months.slice(0, 2).map((address) => ask<Summary>(address.slice(origin().length))));
    const now = summaries.toSorted((one, other) => Date.parse(other.byPeriod[0]?.from ?? "0") - Date.parse(one.byPeriod[0]?.from ?? "0"))[0]!;
    const hotspots = await asked("/api/hotspots/by-category") as CategoryHotspots;
    const rate = (part: number) => (Math.round((part * 1000) / now.total) / 10).toFixed(1);
    const proactive = now.byChannel.filter(({ value }) => value === "patrol" || value === "video").reduce((sum, { count }) => sum + count, 0);

    expect(await figure(wall, "received")).toBe(now.total.toLocaleString("en-US"));
    expect(await figure(wall, "settled")).toBe(rate(now.byResult.clear + now.byResult.overridden));
    expect(await figure(wall, "unsettled")).toBe(String(now.byResult.ambiguous + now.byResult.gap + now.byResult.unassigned));
    expect(await figure(wall, "proactive")).toBe(rate(proactive));
    expect(await figure(wall, "hotspots")).toBe(String(hotspots.groups.length));
  });

  test("list and map name the same hotspots by the same numbers, and the list says what the API found", async () => {
    const wall = await screen("?scenes=overview");
    await wall.mapAtRest();
    const { groups } = await answersOf(wall)("/api/hotspots/by-category") as CategoryHotspots;
    const numbersOf = (selector: string, name: string) => wall.page.locator(selector).evaluateAll((all, attribute) => all.map((each) => Number(each.getAttribute(attribute))), name);
    const listed = await numbersOf("[data-hotspot]", "data-hotspot");
    const drawn = await numbersOf("[data-map-hotspot]", "data-map-hotspot");
    const rows = await wall.page.locator("[data-hotspot]").allInnerTexts();

    expect(listed.length).toBeGreaterThan(3);
    expect(drawn.toSorted((a, b) => a - b)).toEqual(listed);
    rows.forEach((row, at) => {
      const group = groups[at]!;
      for (const words of [group.place.nameZh, group.category.nameZh, `${group.observed} 件`, group.chief?.person?.name ?? ""]) expect(row).toContain(words);
    });
    expect(await wall.page.locator('[data-map-hotspot][data-free="false"]').count()).toBe(0);
  });

  test("no card covers the city: names, numbers and cards keep clear of each other", async () => {
    const wall = await screen("?scenes=overview");
    await wall.mapAtRest();
    const boxes = await wall.page.locator("[data-card], [data-map-hotspot], [data-map-section], [data-area], [data-river]").evaluateAll((all) => all.map((each) => {
      const { left, top, right, bottom } = each.getBoundingClientRect();
      return { what: each.textContent.slice(0, 20), left, top, right, bottom };
    }));
    const overlaps = boxes.flatMap((one, at) => boxes.slice(at + 1)
      .filter((other) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1)
      .map((other) => `${one.what} | ${other.what}`));

    expect(overlaps).toEqual([]);
  });
});

test("the city is nearly as large as the map lets it be, the twelve months stand beside it, and each river is named once", async () => {
  const wall = await screen("?scenes=overview");
  await wall.mapAtRest();
  const rivers = await wall.page.locator("[data-river]").evaluateAll((all) => all.map((each) => each.getAttribute("data-river")));

  expect(Number(await wall.page.locator(".wall-map").getAttribute("data-fit"))).toBeGreaterThanOrEqual(0.85);
  expect(await wall.page.locator('[data-source="trend"]').count()).toBe(1);
  expect(rivers.length).toBeGreaterThan(2);
  expect(new Set(rivers).size).toBe(rivers.length);
});

describe("a district", () => {
  test("has its own figures, and ranks its own places", async () => {
    const { items: [district] } = await ask<{ items: Cell[] }>("/api/cells?level=county");
    const wall = await screen(`?scenes=district-${district!.territory}-${district!.code}`);
    await wall.page.getByTestId("scene-district").waitFor();
    const months = await wall.page.evaluate((code) => performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => name.includes(`/api/summary?cell=${code}`)), district!.code);
    const summaries = await Promise.all(months.slice(0, 2).map((address) => ask<Summary>(address.slice(origin().length))));
    const { items: towns } = await ask<{ items: Cell[] }>(`/api/cells?parent=${district!.code}&territory=${district!.territory}`);
    const ranked = await wall.page.locator("[data-place]").evaluateAll((all) => all.map((each) => each.getAttribute("data-place")));

    expect(summaries.map(({ total }) => total.toLocaleString("en-US"))).toContain(await figure(wall, "received"));
    expect(ranked.length).toBeGreaterThan(0);
    expect(towns.map(({ code }) => code)).toEqual(expect.arrayContaining(ranked as string[]));
  });
});

describe("water", () => {
  test("is offered exactly when a section has a class, and every section has the sign and colour of its class", async () => {
    const water = await ask<Water>("/api/water");
    const known = water.sections.filter(({ waterClass }) => waterClass !== null);
    const wall = await screen(known.length > 0 ? "?scenes=water" : "?scenes=overview");
    const listed = await wall.page.locator("[data-testid=scene-water] li[data-section]").evaluateAll((all) => all.map((each) => {
      const chip = each.querySelector<HTMLElement>("[data-class]");
      return { code: each.getAttribute("data-section"), shown: chip?.dataset["class"], colour: chip === null ? "" : getComputedStyle(chip).backgroundColor };
    }));
    const token = (waterClass: number) => wall.page.evaluate((one) => {
      const probe = document.createElement("i");
      probe.style.background = one === 2 ? "color-mix(in srgb, var(--w-2) 90%, black)" : `var(--w-${one})`;
      document.body.append(probe);
      const { backgroundColor } = getComputedStyle(probe);
      probe.remove();
      return backgroundColor;
    }, waterClass);

    expect(listed.length > 0).toBe(known.length > 0);
    for (const { code, shown, colour } of listed) {
      const { waterClass } = known.find((section) => section.code === code)!;
      expect([shown, colour]).toEqual([String(waterClass), await token(waterClass!)]);
    }
  });

  test("tells what lies up-stream of the section that the curve shows: the nearest of the API, in order, and how many more there are", async () => {
    const { sections: [worst] } = await ask<Water>("/api/water");
    const { sections, enterprises } = await ask<Upstream>(`/api/monitoring-sections/${worst!.code}/upstream?withinMetres=30000`);
    const wall = await screen("?scenes=water");
    await wall.mapAtRest();
    const near = [...sections, ...enterprises].toSorted((one, other) => one.distanceMetres - other.distanceMetres);
    const panel = wall.panel("worst-upstream");
    const rows = await panel.locator("[data-upstream]").evaluateAll((all) => all.map((each) => ({ code: each.getAttribute("data-upstream"), text: each.textContent })));
    const told = await panel.innerText();

    const curve = await wall.panel("worst-section").innerText();
    expect(curve).toContain(worst!.nameZh);
    expect(curve).toContain(`最新 ${formatConcentration(worst!.mainItems[0]!.value)}`);
    expect(told).toContain(`${worst!.nameZh} 上游`);
    expect(rows.length).toBeGreaterThan(2);
    expect(rows.map(({ code }) => code)).toEqual(near.slice(0, rows.length).map(({ code }) => code));
    rows.forEach(({ text }, at) => expect(text).toContain(near[at]!.nameZh));
    expect(told).toContain(near.length > rows.length ? `另有 ${near.length - rows.length} 处` : `${near.length} 处`);
  });
});
