// @vitest-environment happy-dom
import { createPinia, setActivePinia } from "pinia";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useOutboxStore } from "../../../web/stores/outbox.ts";
import { useReportStore } from "../../../web/stores/report.ts";

const report = { categoryCode: "NOISE", title: "夜间噪声", position: { x: 117, y: 34, crs: "wgs84" as const } };
let keys: (string | null)[] = [];

beforeEach(() => {
  localStorage.clear();
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

test("one that gets no answer is kept on this device under its key", async () => {
  const outcome = await useReportStore().send(report);

  expect(outcome).toBe("waiting");
  expect(useOutboxStore().items).toMatchObject([{ key: keys[0], report, problem: null }]);
});

test("one close to a border that nobody has confirmed is neither stored nor kept", async () => {
  const nearBoundary = { cell: { code: "a", nameZh: "甲", nameEn: null }, other: { code: "b", nameZh: "乙", nameEn: null }, distanceMetres: 4, warningDistanceMetres: 30, accuracyMetres: null };
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(JSON.stringify({ error: { code: "near_boundary", message: "near", nearBoundary } }), { status: 409 })));
  const store = useReportStore();

  expect(await store.send(report)).toBe("near_boundary");
  expect(store.nearBoundary).toEqual(nearBoundary);
  expect(useOutboxStore().count).toBe(0);
});

test("one that is refused for good stays on the screen with the reason", async () => {
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(JSON.stringify({ error: { code: "invalid", message: "no such category" } }), { status: 400 })));
  const store = useReportStore();

  expect(await store.send(report)).toBe("failed");
  expect(store.state.kind).toBe("failed");
  expect(useOutboxStore().count).toBe(0);
});
