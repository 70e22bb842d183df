import { afterEach, beforeEach, expect, test } from "vitest";
import { sql } from "kysely";
import { isDemoCityUnfinished, loadDemoCity } from "../../../server/demo/load-demo-city.ts";
import { listEditions } from "../../../server/editions/list-editions.ts";
import type { Store } from "../../../server/store/open-store.ts";
import { createTestDatabase } from "../../support/test-database.ts";

let store: Store;
beforeEach(async () => { store = await createTestDatabase(); });
afterEach(() => store.close());

const settings = { timeZone: "Asia/Shanghai", nearestToleranceMetres: 200, warningDistanceMetres: 30 };
const countOf = async (table: "incident" | "event" | "person") =>
  Number((await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(store.kysely)).rows[0]?.n);

test("the demo city, stopped half-way, is completed by the next start and then left alone", async () => {
  const stopping = new AbortController();
  await loadDemoCity(store, {
    settings, signal: stopping.signal,
    onProgress: (message) => { if (message.includes("incidents:")) stopping.abort(new Error("stopped")); },
  });
  const halfway = await countOf("incident");
  const wasUnfinished = await isDemoCityUnfinished(store);

  await loadDemoCity(store, { settings, signal: new AbortController().signal, onProgress: () => undefined });

  const complete = await countOf("incident");
  expect(wasUnfinished).toBe(true);
  expect(halfway).toBeGreaterThan(0);
  expect(complete).toBeGreaterThan(halfway);
  expect(await isDemoCityUnfinished(store)).toBe(false);
  const events = await countOf("event");
  await loadDemoCity(store, { settings, signal: new AbortController().signal, onProgress: () => undefined });
  expect(await countOf("event")).toBe(events);
  const [edition] = await listEditions(store.kysely);
  expect(edition).toMatchObject({ status: "published", findingCounts: { error: 0, warning: 0 } });
});
