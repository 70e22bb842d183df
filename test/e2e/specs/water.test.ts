import { expect, test } from "vitest";
import type { SectionWaterHistory, Upstream, Water } from "../../../server/contract/water.ts";
import { askApi } from "../drivers/map-screen.ts";
import { openedScreens } from "../drivers/opened-screens.ts";
import { SectionPanel } from "../drivers/section-panel.ts";

const { screen } = openedScreens((query, options) => SectionPanel.open(query, options));
const failing = async () => {
  const { sections } = await askApi<Water>("/api/water");
  const first = sections.find(({ meetsTarget }) => meetsTarget === false);
  if (first === undefined) throw new Error("the demo city has a section that misses its target");
  return first;
};

test("a section found by name shows its class, what pollutes it, its months and what lies up-stream", async () => {
  const section = await failing();
  const panel = await screen();

  await panel.search(section.nameZh);

  expect(await panel.shownClass()).toBe(String(section.waterClass));
  expect(await panel.mainItems()).toEqual(section.mainItems.map(({ nameZh }) => nameZh));
  const { months } = await askApi<SectionWaterHistory>(`/api/monitoring-sections/${section.code}/water`);
  expect(await panel.dots()).toBe(months.filter(({ items }) => items.length > 0).length);
  expect(await panel.curveLabel()).toContain(section.mainItems[0]?.nameZh);
  const { enterprises } = await askApi<Upstream>(`/api/monitoring-sections/${section.code}/upstream?withinMetres=30000`);
  expect((await panel.upstream()).join("\n")).toContain(enterprises[0]?.nameZh);
  await panel.addressHas(`section=${section.code}`);
  expect(panel.errors).toEqual([]);
  expect(panel.strayRequests).toEqual([]);
});

test.each([["light", "zh"], ["dark", "en"]] as const)("a link opens the panel; in %s and %s it is accessible", async (theme, language) => {
  const section = await failing();
  const panel = await screen(`?section=${section.code}`, { theme, language });

  await panel.upstream();

  expect(await panel.violations()).toEqual([]);
});

test("another indicator draws another curve, and the table has the same months", async () => {
  const section = await failing();
  const panel = await screen(`?section=${section.code}`);
  await panel.upstream();

  await panel.chooseIndicator("溶解氧");

  expect(await panel.curveLabel()).toContain("溶解氧");
  expect(await panel.curveLabel()).toContain("下限");
  // A header row and one for each month.
  expect(await panel.tableRows()).toBe(37);
});
