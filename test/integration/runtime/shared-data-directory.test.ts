import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { openStore, type Store } from "../../../server/store/open-store.ts";

let dataDir: string;
let stores: Store[];
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), "ecogrid-shared-"));
  chmodSync(dataDir, 0o711);
});
beforeEach(() => { stores = []; });
afterEach(async () => { for (const store of stores.reverse()) await store.close(); });
afterAll(() => rmSync(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));

async function open(role: "server" | "import"): Promise<Store> {
  const store = await openStore({ dataDir, databaseUrl: undefined }, { role, address: role === "server" ? "http://127.0.0.1:8080" : "" });
  stores.push(store);
  return store;
}

test("an import uses the database of a running server and leaves it running", async () => {
  const server = await open("server");

  const importing = await open("import");
  await importing.close();

  expect(importing.connectionString).toBe(server.connectionString);
  expect((await server.pool.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
});

test("an import without a server starts the database and stops it at the end", async () => {
  const importing = await open("import");
  await importing.close();

  await expect(open("server")).resolves.toHaveProperty("connectionString");
});

test("a server that starts during an import is told to wait for it", async () => {
  await open("import");

  await expect(open("server")).rejects.toThrow(`An import is at work on the data directory ${dataDir} (process ${process.pid})`);
});

test("a second import beside an import is told to wait for it", async () => {
  await open("import");

  await expect(open("import")).rejects.toThrow("An import is at work");
});
