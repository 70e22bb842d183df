import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { StreamEvent } from "../../../server/contract/event.ts";
import { appendEvent, appendEventOn, type NewEvent } from "../../../server/events/append-events.ts";
import { type EventFeed, openEventFeed } from "../../../server/events/event-feed.ts";
import type { Store } from "../../../server/store/open-store.ts";
import { createTestDatabase } from "../../support/test-database.ts";

let store: Store;
let feed: EventFeed;
let heard: StreamEvent[];
const problems: unknown[] = [];

beforeEach(async () => {
  store = await createTestDatabase();
  feed = await openEventFeed({ db: store.kysely, connectionString: store.connectionString, logError: (error) => problems.push(error) });
  heard = [];
  feed.subscribe((events) => heard.push(...events));
});
afterEach(async () => {
  await feed.close();
  await store.close();
});

const anEvent = (count: number): NewEvent => ({ type: "reference.imported", incidentId: null, payload: { kind: "posts", count } });
const append = (count: number) => store.kysely.transaction().execute((trx) => appendEvent(trx, anEvent(count)));
const whenHeard = (count: number) => vi.waitFor(() => expect(heard.length).toBeGreaterThanOrEqual(count), { timeout: 20_000, interval: 10 });

test("an event is heard once its transaction has committed, as the contract has it", async () => {
  const { seq, at } = await append(7);
  await whenHeard(1);

  expect(heard).toEqual([{ seq, at: at.toISOString(), type: "reference.imported", kind: "posts", count: 7 }]);
  expect(feed.lastSeq()).toBe(seq);
});

test("an event of a bare connection is an event like any other", async () => {
  const client = await store.pool.connect();
  await client.query("begin");
  await appendEventOn(client, anEvent(8));
  await client.query("commit");
  client.release();
  await whenHeard(1);

  expect(heard).toMatchObject([{ type: "reference.imported", count: 8 }]);
});

test("an event that is rolled back never was", async () => {
  await expect(store.kysely.transaction().execute(async (trx) => {
    await appendEvent(trx, anEvent(1));
    throw new Error("changed my mind");
  })).rejects.toThrow("changed my mind");
  await append(2);
  await whenHeard(1);

  expect(heard).toMatchObject([{ count: 2 }]);
});

test("with many writers at once every event is heard once, in order, and none is overtaken", async () => {
  const ends = Array.from({ length: 120 }, (_, i) => append(i));
  await Promise.all(ends);
  await whenHeard(120);

  expect(heard.map(({ seq }) => seq)).toEqual([...heard.map(({ seq }) => seq)].sort((a, b) => a - b));
  expect(new Set(heard.map((event) => event.type === "reference.imported" && event.count)).size).toBe(120);
  expect(heard).toHaveLength(120);
});

test("a writer that waits with its commit does not let a later number be seen before its own", async () => {
  const appended = deferred();
  const mayCommit = deferred();
  const slow = store.kysely.transaction().execute(async (trx) => {
    await appendEvent(trx, anEvent(1));
    appended.resolve();
    await mayCommit.promise;
  });
  await appended.promise;
  const quick = append(2);
  const overtook = await Promise.race([quick.then(() => true), sleep(300, false)]);
  mayCommit.resolve();
  await Promise.all([slow, quick]);
  await whenHeard(2);

  expect(overtook).toBe(false);
  expect(heard.map((event) => event.type === "reference.imported" && event.count)).toEqual([1, 2]);
});

function deferred() {
  let resolve = () => {};
  const promise = new Promise<void>((done) => { resolve = done; });
  return { promise, resolve };
}

test("what happened while the connection was down is heard when it is back", async () => {
  await append(1);
  await whenHeard(1);
  await store.pool.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'ecogrid events' and datname = current_database()");
  await append(2);
  await append(3);
  await whenHeard(3);

  expect(heard.map((event) => event.type === "reference.imported" && event.count)).toEqual([1, 2, 3]);
  expect(problems.length).toBeGreaterThan(0);
});

test("a feed begins with what comes after it, and can read back from any event", async () => {
  for (let i = 1; i <= 5; i++) await append(i);
  await whenHeard(5);
  const later = await openEventFeed({ db: store.kysely, connectionString: store.connectionString, logError: (error) => problems.push(error) });
  const lateHeard: StreamEvent[] = [];
  later.subscribe((events) => lateHeard.push(...events));
  await append(6);
  await vi.waitFor(() => expect(lateHeard).toHaveLength(1), { timeout: 5_000, interval: 10 });
  const back = [await later.readAfter(heard[1]!.seq, 3), await feed.readAfter(heard[1]!.seq, 3), await feed.readAfter(feed.lastSeq(), 3)];
  await later.close();

  expect(back.map((events) => events.map((event) => event.type === "reference.imported" && event.count))).toEqual([[3, 4, 5], [3, 4, 5], []]);
});
