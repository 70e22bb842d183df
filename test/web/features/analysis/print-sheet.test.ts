// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from "vitest";
import PrintSheet from "../../../../web/features/analysis/PrintSheet.vue";
import type { TakenSheet } from "../../../../web/features/analysis/taken-sheet.ts";
import { freshStores, mount, settle, unmountAll } from "../mounting.ts";

const taken: TakenSheet = {
  pictures: null, hasMoved: false, madeAt: "2026-11-21 14:31",
  figures: {
    subject: "热点 · Gi*", filter: "投诉类别：大气", counts: { matching: "412", total: "5,000" }, comparison: null, asOf: "2026-11-21 14:30", lastEventSeq: "17", staleness: null,
    places: { isTested: true, hasPer10k: true, rows: [{ id: "t/a", name: "甲镇", count: "12", perKm2: "3.4", per10k: "980.2", z: "2.10" }] },
  },
};
beforeEach(freshStores);
afterEach(unmountAll);

async function sheet(of: Partial<TakenSheet>): Promise<string> {
  const host = mount(PrintSheet, { taken: { ...taken, ...of } });
  await settle();
  return host.textContent ?? "";
}

test("a sheet says what was taken, whatever the stores hold now", async () => {
  const text = await sheet({});

  for (const part of ["筛选：投诉类别：大气", "符合 412 件，占全部 5,000 件", "甲镇", "件/万人", "980.2", "数据截至 2026-11-21 14:30（事件序号 17）", "制图时间 2026-11-21 14:31"]) expect(text).toContain(part);
});

test("a sheet of data that had stopped following says so, and one taken amid changes", async () => {
  expect(await sheet({ figures: { ...taken.figures, staleness: "数字停留在 14:30" } })).toContain("数字停留在 14:30");
  expect(await sheet({ hasMoved: true })).toContain("可能相差一次事件");
});

test("a missing picture is told", async () => {
  expect(await sheet({})).toContain("地图没有取到画面");
});
