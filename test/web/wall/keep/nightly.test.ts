import { describe, expect, test } from "vitest";
import { createHeapWatch } from "../../../../web/wall/keep/heap-watch.ts";
import { isNightlyDue } from "../../../../web/wall/keep/nightly.ts";

const SHANGHAI = "Asia/Shanghai";
const at = (text: string): number => Date.parse(`${text}+08:00`);

describe("the nightly reload at 03:30 and 10 minutes", () => {
  test.each([
    ["2026-11-21T12:00", "2026-11-22T03:39", false], ["2026-11-21T12:00", "2026-11-22T03:40", true], ["2026-11-21T12:00", "2026-11-22T09:00", true],
    ["2026-11-22T03:41", "2026-11-22T23:59", false], ["2026-11-22T03:41", "2026-11-23T00:10", false], ["2026-11-22T03:41", "2026-11-23T03:40", true], ["2026-11-22T02:00", "2026-11-22T02:30", false],
  ])("loaded at %s it is due at %s: %s", (loaded, now, isDue) => {
    expect(isNightlyDue(at(loaded), at(now), "03:30", 10, SHANGHAI)).toBe(isDue);
  });
});

test("the heap is too full only when it stays so", () => {
  const sizes = [70, 70, 70, 70, 10, 70, 70, 70, 70, 70];
  const watch = createHeapWatch(() => ({ usedJSHeapSize: sizes.shift() ?? 0, jsHeapSizeLimit: 100 }));

  expect(Array.from({ length: 10 }, () => watch())).toEqual([false, false, false, false, false, false, false, false, false, true]);
});

test("a browser without that measure is never reloaded for it", () => {
  const watch = createHeapWatch(() => undefined);

  expect(Array.from({ length: 9 }, () => watch())).not.toContain(true);
});
