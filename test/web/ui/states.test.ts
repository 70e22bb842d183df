// @vitest-environment happy-dom
import { h } from "vue";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import PanelFrame from "../../../web/ui/PanelFrame.vue";
import { estimateProgress } from "../../../web/ui/states/estimate-progress.ts";
import { ageVerdictOf } from "../../../web/ui/states/age-verdict.ts";
import type { PanelState } from "../../../web/ui/states/panel-state.ts";
import { click, freshStores, mount, settle, textOf, unmountAll } from "../features/mounting.ts";

const NOW = new Date("2026-11-21T06:30:00Z");
const MINUTE_MS = 60_000;

beforeEach(() => {
  freshStores();
  vi.useFakeTimers({ now: NOW, toFake: ["Date", "setInterval", "clearInterval"] });
});
afterEach(() => {
  unmountAll();
  vi.useRealTimers();
});

test.each([[0, "fresh"], [15, "fresh"], [16, "late"], [30, "late"], [31, "stale"], [-5, "fresh"]])("at an age of %d min what is expected every 10 is %s", (minutes, expected) => {
  expect(ageVerdictOf(minutes * MINUTE_MS, 10 * MINUTE_MS)).toBe(expected);
});

const panel = (state: PanelState, more: Record<string, unknown> = {}) => mount({ render: () => h(PanelFrame, { title: "受理", state, timeZone: "Asia/Shanghai", ...more }, { default: () => h("output", "1,284") }) });
const aged = (minutes: number) => ({ age: { asOf: new Date(NOW.getTime() - minutes * MINUTE_MS), expectedEveryMs: 10 * MINUTE_MS } });

describe("a panel", () => {
  test("is a region called by its title and says from when its data are", () => {
    const section = panel({ kind: "ready" }, aged(2)).querySelector("section");

    expect(section?.getAttribute("aria-labelledby")).toBe(section?.querySelector("h3")?.id);
    expect(textOf(section)).toBe("受理1,284数据截至 14:28 · 2 分前");
  });

  test.each([[20, "late", "迟到"], [180, "stale", "陈旧"]])("after %d min is %s and says so, keeping the number", (minutes, freshness, word) => {
    const host = panel({ kind: "ready" }, aged(minutes));

    expect(host.querySelector(`.state-frame[data-freshness="${freshness}"]`)).not.toBeNull();
    expect(textOf(host)).toContain(word);
    expect(textOf(host)).toContain("1,284");
  });

  test("grows old by itself", async () => {
    const host = panel({ kind: "ready" }, aged(0));
    vi.advanceTimersByTime(16 * MINUTE_MS);
    await settle();

    expect(textOf(host)).toContain("迟到");
    expect(textOf(host)).toContain("16 分前");
  });

  test("shows a skeleton at first, never a number", () => {
    const host = panel({ kind: "loading" });

    expect(host.querySelector('[role="status"][aria-label="加载中"]')).not.toBeNull();
    expect(host.querySelector(".state-frame")?.getAttribute("aria-busy")).toBe("true");
    expect(textOf(host)).not.toContain("1,284");
  });

  test("keeps what it has while it loads anew", () => {
    const host = panel({ kind: "ready", updating: true, progress: { done: 5, total: 10, elapsedMs: 1500 } });

    expect(textOf(host)).toContain("1,284");
    expect(host.querySelector('[role="progressbar"]')?.getAttribute("aria-valuenow")).toBe("50");
  });

  test("says how a long run goes, and lets go of it", () => {
    const cancelled = vi.fn();
    const host = panel({ kind: "loading", progress: { done: 412_000, total: 1_000_000, elapsedMs: 2400 }, canCancel: true }, { onCancel: cancelled });

    expect(textOf(host)).toContain("已处理 412,000 / 1,000,000每秒 171,667约剩 4 秒");
    click(host.querySelector(".progress button"));
    expect(cancelled).toHaveBeenCalledOnce();
  });

  test("says nothing of progress in the first second", () => {
    expect(panel({ kind: "loading", progress: { done: 1, total: 10, elapsedMs: 900 } }).querySelector('[role="progressbar"]')).toBeNull();
  });

  test("with nothing to show says for what and when, and what to loosen", () => {
    const acted = vi.fn();
    const host = panel({ kind: "empty", text: "本月无超期（截至 14:30）", action: "放宽筛选" }, { onAct: acted });

    expect(textOf(host.querySelector('[role="status"]'))).toContain("本月无超期（截至 14:30）");
    expect(textOf(host)).not.toContain("1,284");
    click(host.querySelector(".message button"));
    expect(acted).toHaveBeenCalledOnce();
  });

  test("after a failure keeps the last good value and offers to try again", () => {
    const retried = vi.fn();
    const host = panel({ kind: "failed", text: "没有取到数据", hasLastGood: true }, { onRetry: retried });

    expect(textOf(host.querySelector('[role="alert"]'))).toContain("没有取到数据");
    expect(textOf(host)).toContain("1,284");
    click(host.querySelector('[role="alert"] button'));
    expect(retried).toHaveBeenCalledOnce();
  });

  test("after a failure without any value shows none", () => {
    expect(textOf(panel({ kind: "failed", text: "没有取到数据", hasLastGood: false }))).not.toContain("1,284");
  });

  test("that cannot be computed says why and what would help", () => {
    const text = textOf(panel({ kind: "notComputable", reason: "只有 12 个网格有数据，少于 30。", remedy: "放宽时间。" }));

    expect(text).toContain("样本不足只有 12 个网格有数据，少于 30。放宽时间。");
    expect(text).not.toContain("1,284");
  });
});

test.each([
  [{ done: 0, total: 10, elapsedMs: 5000 }, { share: 0, perSecond: null, remainingMs: null }],
  [{ done: 5, total: 10, elapsedMs: 100 }, { share: 0.5, perSecond: null, remainingMs: null }],
  [{ done: 5, total: 10, elapsedMs: 1000 }, { share: 0.5, perSecond: 5, remainingMs: 1000 }],
  [{ done: 5, total: null, elapsedMs: 1000 }, { share: null, perSecond: 5, remainingMs: null }],
  [{ done: 12, total: 10, elapsedMs: 1000 }, { share: 1, perSecond: 12, remainingMs: 0 }],
])("progress %j is estimated as %j", (progress, estimate) => {
  expect(estimateProgress(progress)).toEqual(estimate);
});
