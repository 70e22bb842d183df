import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createApi } from "../../../server/api.ts";
import { appendEvent } from "../../../server/events/append-events.ts";
import { connectPool } from "../../../server/store/connect-pool.ts";
import { type Store, wrapPool } from "../../../server/store/open-store.ts";
import { followStream, type StreamConnection } from "../../../web/api/incident-stream.ts";
import { storeSmallStaff } from "../../support/small-staff.ts";
import { createTestDatabase } from "../../support/test-database.ts";
import { testApiDeps } from "../../support/test-api-deps.ts";

const realFetch = fetch;
let database: Store;
let running: { server: Server; store: Store; api: ReturnType<typeof createApi> } | undefined;
let port = 0;
let connection: StreamConnection | undefined;
let ids: number[];
let log: string[];

beforeEach(async () => {
  database = await createTestDatabase();
  await storeSmallStaff(database.kysely);
  [ids, log, port] = [[], [], 0];
  await startServer();
  vi.stubGlobal("fetch", (path: string, init: RequestInit) => realFetch(`http://127.0.0.1:${port}${path}`, init));
});
afterEach(async () => {
  connection?.close();
  vi.unstubAllGlobals();
  await stopServer();
  await database.close();
});

/** A server program as far as the database and the network can tell: connections, columns and feed of its own. */
async function startServer(): Promise<void> {
  const store = wrapPool(await connectPool(database.connectionString), database.connectionString, async () => undefined);
  const api = createApi(await testApiDeps(store));
  const server = createServer(getRequestListener(api.fetch));
  await new Promise<void>((resolve) => { server.listen(port, "127.0.0.1", resolve); });
  port = (server.address() as AddressInfo).port;
  running = { server, store, api };
}

async function stopServer(): Promise<void> {
  const was = running;
  running = undefined;
  if (was === undefined) return;
  const ended = new Promise((resolve) => { was.server.close(resolve); });
  was.server.closeAllConnections();
  await ended;
  await was.store.close();
}

function follow(fromSeq: number | null): void {
  connection = followStream(fromSeq, {
    onOpen: () => log.push("open"), onReset: () => log.push("reset"), onLost: () => log.push("lost"),
    onEvent: (event) => { if (event.type === "incident.reported") ids.push(event.incident.id); },
  });
}
/** Not over the network, where the cuts would hit it too. */
async function report(title: string): Promise<number> {
  const answer = await running?.api.request("/api/incidents", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ categoryCode: "water", position: null, title }) });
  expect(answer?.status).toBe(201);
  return (await answer?.json() as { id: number }).id;
}
/** What happens while this server is down, by another one of the same database. */
const happen = (count: number) => database.kysely.transaction().execute(async (trx) => {
  for (let i = 0; i < count; i++) await appendEvent(trx, { type: "reference.imported", incidentId: null, payload: { kind: "posts", count: i } });
});
const whenHeard = (expected: readonly number[]) => vi.waitFor(() => expect(ids.length).toBeGreaterThanOrEqual(expected.length), { timeout: 30_000, interval: 20 });
const whenLogged = (entry: string) => vi.waitFor(() => expect(log).toContain(entry), { timeout: 30_000, interval: 20 });

test("a connection that is cut again and again loses nothing and repeats nothing", async () => {
  follow(0);
  const expected: number[] = [];
  for (let i = 0; i < 24; i++) {
    expected.push(await report(`第 ${i} 件`));
    if (i % 6 === 5) running?.server.closeAllConnections();
  }
  await whenHeard(expected);

  expect(ids).toEqual(expected);
  expect(log.filter((entry) => entry === "lost").length).toBeGreaterThan(0);
});

test("a server that is started anew goes on where each client was", async () => {
  follow(0);
  const first = await report("先");
  await whenHeard([first]);
  await stopServer();
  await whenLogged("lost");
  await happen(3);
  await startServer();
  const last = await report("后");
  await whenHeard([first, last]);

  expect(ids).toEqual([first, last]);
  expect(log).not.toContain("reset");
});

test("a client that missed too much is told to begin with a fresh snapshot, and then hears what follows", async () => {
  follow(0);
  const first = await report("先");
  await whenHeard([first]);
  await stopServer();
  await database.pool.query(`insert into event (type, payload) select 'reference.imported', '{"kind":"posts","count":1}' from generate_series(1, 10001)`);
  await startServer();
  await whenLogged("reset");
  const last = await report("后");
  await whenHeard([first, last]);

  expect(ids).toEqual([first, last]);
});
