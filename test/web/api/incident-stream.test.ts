import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { StreamEvent } from "../../../server/contract/event.ts";
import { followStream, type StreamConnection } from "../../../web/api/incident-stream.ts";

const published = (seq: number): StreamEvent => ({ seq, at: "2026-11-21T06:30:00Z", type: "edition.published", editionId: 1, territory: "3704" });
const message = (seq: number) => `id: ${seq}\ndata: ${JSON.stringify(published(seq))}\n\n`;

interface Call { lastEventId: string | null; send(text: string): void; end(): void; }
let calls: Call[] = [];
let connection: StreamConnection | undefined;
const log: string[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  calls = [];
  log.length = 0;
  vi.stubGlobal("fetch", (_path: string, init: RequestInit) => {
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const writer = writable.getWriter();
    const headers = new Headers(init.headers);
    // As a real fetch does: an abort breaks the body off.
    init.signal?.addEventListener("abort", () => void writer.abort(new DOMException("aborted", "AbortError")));
    calls.push({
      lastEventId: headers.get("last-event-id"),
      send: (text) => void writer.write(new TextEncoder().encode(text)),
      end: () => void writer.close(),
    });
    return Promise.resolve(new Response(readable, { status: 200 }));
  });
});
afterEach(() => {
  connection?.close();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function follow(fromSeq: number | null): void {
  connection = followStream(fromSeq, {
    onOpen: () => log.push("open"), onEvent: (event) => log.push(`event ${event.seq}`), onReset: () => log.push("reset"), onLost: (attempt) => log.push(`lost ${attempt}`),
  });
}
const settle = () => vi.advanceTimersByTimeAsync(1);
const call = (index: number): Call => calls[index] ?? expect.fail(`no connection number ${index}`);

test("it asks for what comes after the seq it was given", async () => {
  follow(41);
  await settle();

  expect(call(0).lastEventId).toBe("41");
});

test("a repeated event is delivered once", async () => {
  follow(null);
  await settle();
  call(0).send(message(5) + message(5) + message(4) + message(6));
  await settle();

  expect(log).toEqual(["open", "event 5", "event 6"]);
});

test("after a loss it says so, comes back and resumes from the last event seen", async () => {
  follow(null);
  await settle();
  call(0).send(message(5));
  await settle();
  call(0).end();
  await vi.advanceTimersByTimeAsync(2_000);

  expect(log).toEqual(["open", "event 5", "lost 1", "open"]);
  expect(call(1).lastEventId).toBe("5");
});

test("a server that answers with an error is asked again", async () => {
  vi.stubGlobal("fetch", () => Promise.resolve(new Response("busy", { status: 503 })));
  follow(null);
  await vi.advanceTimersByTimeAsync(2_500);

  expect(log.slice(0, 2)).toEqual(["lost 1", "lost 2"]);
});

test("silence counts as a loss", async () => {
  follow(null);
  await vi.advanceTimersByTimeAsync(44_000);
  expect(log).toEqual(["open"]);
  await vi.advanceTimersByTimeAsync(2_000);

  expect(log).toContain("lost 1");
});

test("after a sleep, during which no timer ran, a dead connection is noticed in seconds", async () => {
  follow(null);
  await settle();
  call(0).send(message(5));
  await settle();
  vi.setSystemTime(Date.now() + 3_600_000);
  await vi.advanceTimersByTimeAsync(7_000);

  expect(log.slice(2)).toEqual(["lost 1", "open"]);
  expect(call(1).lastEventId).toBe("5");
});

test("heartbeats keep a quiet connection", async () => {
  follow(null);
  for (let i = 0; i < 12; i++) {
    await vi.advanceTimersByTimeAsync(15_000);
    call(0).send(": alive\n\n");
  }
  await settle();

  expect(log).toEqual(["open"]);
});

test("an event of a kind that this page does not know is not passed over: everything is fetched anew, once", async () => {
  follow(5);
  await settle();
  const unknown = `id: 6\ndata: {"seq":6,"at":"2026-11-21T06:30:00Z","type":"incident.moved"}\n\n`;
  call(0).send(unknown + unknown + message(7));
  await settle();

  expect(log).toEqual(["open", "reset", "event 7"]);
});

test("a reset asks for everything anew and goes on from its id", async () => {
  follow(3);
  await settle();
  call(0).send(`id: 900\nevent: reset\ndata: {"lastEventSeq":900}\n\n${message(900)}${message(901)}`);
  await settle();

  expect(log).toEqual(["open", "reset", "event 901"]);
});

test("when the network is known to be back it does not wait for its turn", async () => {
  follow(null);
  await settle();
  call(0).send(message(5));
  await settle();
  connection?.reconnect();
  await settle();

  expect(log).toEqual(["open", "event 5", "open"]);
  expect(call(1).lastEventId).toBe("5");
});

test("a closed stream does not come back", async () => {
  follow(null);
  await settle();
  connection?.close();
  await vi.advanceTimersByTimeAsync(60_000);

  expect(calls).toHaveLength(1);
});
