// @vitest-environment happy-dom
import { createHash } from "node:crypto";
import { createPinia, setActivePinia } from "pinia";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useIncidentExportStore, type ShownCount } from "../../../web/stores/incident-export.ts";

const BYTES = new TextEncoder().encode("id\n1\n2\n");
const DIGEST = `sha-256=:${createHash("sha256").update(BYTES).digest("base64")}:`;
const asked: string[] = [];
function answer(headers: Record<string, string>, status = 200, body: BodyInit = BYTES): void {
  vi.stubGlobal("fetch", (path: string) => {
    asked.push(path);
    return Promise.resolve(new Response(body, { status, headers: { "content-disposition": 'attachment; filename="incidents.csv"', ...headers } }));
  });
}
beforeEach(() => {
  setActivePinia(createPinia());
  asked.length = 0;
});
afterEach(() => vi.unstubAllGlobals());

async function run(matching: number, shown: Partial<ShownCount> = {}) {
  const store = useIncidentExportStore();
  await store.run("csv", new URLSearchParams({ category: "NOISE" }), { matching, lastEventSeq: 7, isUpdating: false, ...shown });
  return store.state;
}

test("a file that says what the screen says is without fault", async () => {
  answer({ "x-row-count": "2", "repr-digest": DIGEST });

  expect(await run(2)).toMatchObject({ kind: "done", fault: null, agreement: "same", received: { fileName: "incidents.csv", bytes: BYTES.length } });
  expect(asked).toEqual(["/api/incidents/export?format=csv&category=NOISE"]);
});

test.each([
  ["rows", { "x-row-count": "3", "repr-digest": DIGEST, "x-last-event-seq": "7" }],
  ["digest", { "x-row-count": "2", "repr-digest": "sha-256=:AAAA:" }],
  ["undeclared", { "x-row-count": "2" }],
  ["undeclared", { "repr-digest": DIGEST }],
])("a contradiction is a fault: %s", async (fault, headers) => {
  answer(headers);

  expect(await run(2)).toMatchObject({ kind: "done", fault });
});

test.each([
  ["a report arrived in between", "8", {}],
  ["the screen has heard of one that the file lacks", "6", {}],
  ["the counts were just being renewed", "7", { isUpdating: true }],
])("another number is no fault where %s; both states are told", async (_, seq, shown) => {
  answer({ "x-row-count": "3", "repr-digest": DIGEST, "x-last-event-seq": seq });

  expect(await run(2, shown)).toMatchObject({ kind: "done", fault: null, agreement: "moved", received: { statedRows: 3, lastEventSeq: Number(seq) }, shown: { matching: 2, lastEventSeq: 7 } });
});

test("a damaged file is a fault whatever arrived in between", async () => {
  answer({ "x-row-count": "3", "repr-digest": "sha-256=:AAAA:", "x-last-event-seq": "8" });

  expect(await run(2)).toMatchObject({ kind: "done", fault: "digest" });
});

test("a refusal is told as such", async () => {
  answer({}, 400, JSON.stringify({ error: { code: "invalid", message: "no" } }));

  expect(await run(2)).toMatchObject({ kind: "failed", cause: { kind: "refused", message: "no" } });
});
