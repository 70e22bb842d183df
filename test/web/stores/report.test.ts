import { createPinia, setActivePinia } from "pinia";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useReportStore } from "../../../web/stores/report.ts";

const report = { categoryCode: "NOISE", title: "夜间噪声", position: { x: 117, y: 34, crs: "wgs84" as const } };
let keys: (string | null)[] = [];

beforeEach(() => {
  setActivePinia(createPinia());
  keys = [];
  vi.stubGlobal("fetch", (_path: string, init: RequestInit) => {
    keys.push(new Headers(init.headers).get("idempotency-key"));
    return Promise.reject(new TypeError("Failed to fetch"));
  });
});
afterEach(() => vi.unstubAllGlobals());

test("a retry of the same content carries the same key, so it cannot register twice", async () => {
  const store = useReportStore();
  await store.send(report);
  await store.send({ ...report });

  expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
  expect(keys[1]).toBe(keys[0]);
});

test("changed content is a new report", async () => {
  const store = useReportStore();
  await store.send(report);
  await store.send({ ...report, title: "夜间噪声，持续" });

  expect(keys[1]).not.toBe(keys[0]);
});

test("a second press while the first is on its way sends nothing", async () => {
  const store = useReportStore();
  await Promise.all([store.send(report), store.send(report)]);

  expect(keys).toHaveLength(1);
});
