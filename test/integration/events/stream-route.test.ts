import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createApi } from "../../../server/api.ts";
import type { Incident } from "../../../server/contract/incident.ts";
import { type StreamEvent, streamEventSchema } from "../../../server/contract/event.ts";
import { publicEventSchema } from "../../../server/contract/public-incident.ts";
import type { Store } from "../../../server/store/open-store.ts";
import { storeSmallCity } from "../../support/small-city.ts";
import { storeSmallStaff } from "../../support/small-staff.ts";
import { createTestDatabase } from "../../support/test-database.ts";
import { testApiDeps } from "../../support/test-api-deps.ts";

let store: Store;
let server: Server;
let address: string;

beforeAll(async () => {
  store = await createTestDatabase();
  await storeSmallCity(store.kysely);
  await storeSmallStaff(store.kysely);
  const api = createApi(await testApiDeps(store));
  server = createServer(getRequestListener(api.fetch));
  await new Promise<void>((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  if (server.listening) await new Promise((resolve) => { server.close(resolve); });
});

interface Listener {
  text: string;
  ended: boolean;
  response: Response;
  leave(): void;
}

async function listen(query = "", headers: Record<string, string> = {}): Promise<Listener> {
  const leaving = new AbortController();
  const response = await fetch(`${address}/api/stream${query}`, { headers, signal: leaving.signal });
  const listener: Listener = { text: "", ended: false, response, leave: () => leaving.abort() };
  const decoder = new TextDecoder();
  void (async () => {
    for await (const chunk of response.body ?? []) listener.text += decoder.decode(chunk as Uint8Array, { stream: true });
  })().catch(() => undefined).finally(() => { listener.ended = true; });
  return listener;
}

const eventsOf = ({ text }: Listener): StreamEvent[] =>
  [...text.matchAll(/^data: (.*)$/gm)].map(([, json]) => streamEventSchema.parse(JSON.parse(json ?? "")));
const report = async (title: string): Promise<Incident> => (await fetch(`${address}/api/incidents`, {
  method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ categoryCode: "water", position: null, title }),
})).json() as Promise<Incident>;
const eventually = (check: () => void) => vi.waitFor(check, { timeout: 30_000, interval: 20 });

test("a report is on every open stream, as the list shows it", async () => {
  const listeners = await Promise.all(Array.from({ length: 50 }, () => listen()));
  const { id } = await report("一件");
  await eventually(() => expect(listeners.map((listener) => eventsOf(listener).length)).toEqual(listeners.map(() => 1)));
  const { items } = await (await fetch(`${address}/api/incidents`)).json() as { items: unknown[] };
  for (const listener of listeners) listener.leave();

  expect(listeners[0]!.response.headers.get("content-type")).toContain("text/event-stream");
  expect(eventsOf(listeners[0]!)[0]).toMatchObject({ type: "incident.reported", incident: { id } });
  expect(eventsOf(listeners[0]!)[0]).toMatchObject({ incident: items[0] });
});

test("whoever asks for public fields hears the same event, live and on the way to catch up, without what the report said and whose it is", async () => {
  const live = await listen("?fields=public");
  const { id, title, externalId } = await report("投诉人张三丰");
  await eventually(() => expect(live.text).toContain("data: "));
  const { seq } = publicEventSchema.parse(JSON.parse(/^data: (.*)$/m.exec(live.text)?.[1] ?? ""));
  const late = await listen(`?fields=public&lastEventId=${seq - 1}`);
  await eventually(() => expect(late.text).toContain("data: "));
  for (const listener of [live, late]) listener.leave();

  for (const { text } of [live, late]) {
    const told = JSON.parse(/^data: (.*)$/m.exec(text)?.[1] ?? "") as { incident: object };
    expect(told).toMatchObject({ type: "incident.reported", incident: { id } });
    expect(Object.keys(told.incident)).not.toEqual(expect.arrayContaining(["title"]));
    for (const word of [title, externalId, "address", "person", "department"]) expect(text).not.toContain(word);
  }
});

test.each([
  ["the header", (seq: number) => listen("", { "last-event-id": String(seq) })],
  ["the query", (seq: number) => listen(`?lastEventId=${seq}`)],
  ["the header, before the query", (seq: number) => listen("?lastEventId=0", { "last-event-id": String(seq) })],
])("a listener that comes back with %s hears what it missed, once", async (_how, comeBack) => {
  const before = await listen();
  await report("先");
  await eventually(() => expect(eventsOf(before)).toHaveLength(1));
  before.leave();
  await report("后一");
  await report("后二");
  const after = await comeBack(eventsOf(before)[0]!.seq);
  await report("后三");
  await eventually(() => expect(eventsOf(after).length).toBeGreaterThanOrEqual(3));
  after.leave();

  expect(eventsOf(after).map((event) => event.type === "incident.reported" && event.incident.title)).toEqual(["后一", "后二", "后三"]);
});

test.each(["abc", "-1", "1.5", "99999999999999999999"])("an id that is none of this stream is refused: %s", async (id) => {
  expect((await fetch(`${address}/api/stream?lastEventId=${id}`)).status).toBe(400);
});

test("when the server stops its streams end, and nothing is left to wait for", async () => {
  const listeners = await Promise.all([listen(), listen()]);
  await store.close();
  await eventually(() => expect(listeners.map(({ ended }) => ended)).toEqual([true, true]));

  await new Promise((resolve) => { server.close(resolve); });
});
