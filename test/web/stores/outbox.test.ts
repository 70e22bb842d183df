// @vitest-environment happy-dom
import { createPinia, setActivePinia } from "pinia";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useOutboxStore } from "../../../web/stores/outbox.ts";
import { anExplanation, anIncident } from "../features/builders.ts";

const report = (title: string) => ({ categoryCode: "NOISE", title, position: { x: 117, y: 34, crs: "wgs84" as const } });
const stored = { ...anIncident(), description: "", storedAt: "2026-11-21T06:00:00Z", explanation: anExplanation(), override: null, lastEventSeq: 1 };
let sent: { key: string | null; body: { title: string; confirmedNearBoundary?: boolean } }[] = [];

function answer(reply: (title: string) => Response | Error): void {
  vi.stubGlobal("fetch", (_path: string, init: RequestInit) => {
    const body = JSON.parse(String(init.body)) as (typeof sent)[number]["body"];
    sent.push({ key: new Headers(init.headers).get("idempotency-key"), body });
    const given = reply(body.title);
    return given instanceof Error ? Promise.reject(given) : Promise.resolve(given);
  });
}
const refused = (status: number, error: unknown) => new Response(JSON.stringify({ error }), { status });
const taken = () => new Response(JSON.stringify(stored), { status: 201 });

beforeEach(() => {
  localStorage.clear();
  sent = [];
  setActivePinia(createPinia());
});
afterEach(() => vi.unstubAllGlobals());

test("what waits outlives the page, and goes in order, each under its own key", async () => {
  useOutboxStore().keep(report("甲"), "k1");
  useOutboxStore().keep(report("乙"), "k2");
  setActivePinia(createPinia());
  const outbox = useOutboxStore();
  expect(outbox.count).toBe(2);

  answer(taken);
  await outbox.flush();

  expect(sent.map(({ key, body }) => [key, body.title])).toEqual([["k1", "甲"], ["k2", "乙"]]);
  expect(outbox.count).toBe(0);
  expect(localStorage.getItem("ecogrid.outbox")).toBe("[]");
});

test.each([["no answer", new TypeError("Failed to fetch")], ["a server in trouble", refused(503, { code: "busy", message: "restarting" })]])("%s keeps everything for later", async (_what, reply) => {
  const outbox = useOutboxStore();
  outbox.keep(report("甲"), "k1");
  outbox.keep(report("乙"), "k2");
  answer(() => reply);
  await outbox.flush();

  expect(sent).toHaveLength(1);
  expect(outbox.items.map(({ key, problem }) => [key, problem])).toEqual([["k1", null], ["k2", null]]);
});

test("one that is refused stays with its reason and holds up no other", async () => {
  const outbox = useOutboxStore();
  outbox.keep(report("甲"), "k1");
  outbox.keep(report("乙"), "k2");
  answer((title) => (title === "甲" ? refused(400, { code: "invalid", message: "no such category" }) : taken()));
  await outbox.flush();

  expect(outbox.items).toMatchObject([{ key: "k1", problem: { kind: "refused", message: "no such category" } }]);
});

test("one close to a border waits for somebody to confirm, and then goes as another request", async () => {
  const outbox = useOutboxStore();
  outbox.keep(report("甲"), "k1");
  answer(() => refused(409, { code: "near_boundary", message: "near" }));
  await outbox.flush();
  expect(outbox.items[0]?.problem?.kind).toBe("near_boundary");

  answer(taken);
  await outbox.confirm("k1");

  expect(sent.at(-1)?.body.confirmedNearBoundary).toBe(true);
  expect(sent.at(-1)?.key).not.toBe("k1");
  expect(outbox.count).toBe(0);
});

test("a browser that keeps nothing says so", () => {
  const outbox = useOutboxStore();
  vi.stubGlobal("localStorage", { getItem: () => null, setItem: () => { throw new DOMException("full", "QuotaExceededError"); } });

  expect(outbox.keep(report("甲"), "k1")).toBe(false);
});

test("what is no list of reports in the storage counts as none", () => {
  localStorage.setItem("ecogrid.outbox", "{");
  expect(useOutboxStore().count).toBe(0);
});

test("one that this version cannot read does not take the others with it", () => {
  useOutboxStore().keep(report("甲"), "k1");
  const stored = JSON.parse(localStorage.getItem("ecogrid.outbox") ?? "[]") as unknown[];
  localStorage.setItem("ecogrid.outbox", JSON.stringify([{ key: "old" }, ...stored]));
  setActivePinia(createPinia());

  expect(useOutboxStore().items.map(({ key }) => key)).toEqual(["k1"]);
});
