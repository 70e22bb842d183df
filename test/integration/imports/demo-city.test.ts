import { afterEach, beforeEach, expect, test } from "vitest";
import { sql } from "kysely";
import { readConfig } from "../../../server/config.ts";
import { isDemoCityUnfinished, loadDemoCity } from "../../../server/demo/load-demo-city.ts";
import { listEditions } from "../../../server/editions/list-editions.ts";
import { loadDemoCityIfEmpty } from "../../../server/load-demo-city-if-empty.ts";
import type { Store } from "../../../server/store/open-store.ts";
import { temporaryFolder, writeFile } from "../../support/import-file.ts";
import { runCommand } from "../../support/run-command.ts";
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

test.each([
  ["levels", "code,depth,name\ncounty,1,县\n"], ["departments", "code,name\nenv,生态环境局\n"], ["people", "code,name\np1,王一\n"],
  ["categories", "code,name\nnoise,噪声\n"], ["enterprises", "code,name,x,y\ne1,甲,117,34\n"],
])("a database into which only %s were loaded is not empty: the demo city stays out", async (kind, content) => {
  const folder = temporaryFolder();
  writeFile(folder, "mine.csv", content);
  await runCommand(store, [kind, "mine.csv", ...(kind === "enterprises" ? ["--crs", "wgs84"] : [])], folder);
  // What was loaded counts, even where nobody remembers how it came in.
  await sql`delete from import_job`.execute(store.kysely);
  const told: string[] = [];

  await loadDemoCityIfEmpty(store, readConfig({}), { onProgress: (message) => told.push(message), signal: new AbortController().signal });

  expect(told).toEqual([]);
  expect(await listEditions(store.kysely)).toEqual([]);
});

test("a failed import of a file whose name begins like the demo city's is not the demo city", async () => {
  const folder = temporaryFolder();
  writeFile(folder, "demo-city x.csv", "a\n1\n");
  writeFile(folder, "demo-city 2026-01-01T00:00:00.000Z", "a\n1\n");
  expect((await runCommand(store, ["incidents", "demo-city x.csv"], folder)).code).toBe(1);
  expect((await runCommand(store, ["incidents", "demo-city 2026-01-01T00:00:00.000Z"], folder)).code).toBe(1);

  expect(await isDemoCityUnfinished(store)).toBe(false);
  await loadDemoCityIfEmpty(store, readConfig({}), { onProgress: () => undefined, signal: new AbortController().signal });
  expect(await countOf("incident")).toBe(0);
});
