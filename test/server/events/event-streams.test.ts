import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { StreamEvent } from "../../../server/contract/event.ts";
import type { EventFeed, EventListener } from "../../../server/events/event-feed.ts";
import { createEventStreams, type EventStreamLimits } from "../../../server/events/event-streams.ts";

const anEvent = (seq: number): StreamEvent => ({ seq, at: "2026-01-01T00:00:00.000Z", type: "reference.imported", kind: "posts", count: seq });

/** A feed whose events the test appends. */
function aFeed(count: number) {
  const events = Array.from({ length: count }, (_, i) => anEvent(i + 1));
  const listeners = new Set<EventListener>();
  const feed: EventFeed & { append(event?: StreamEvent): void; reads: number } = {
    reads: 0,
    lastSeq: () => events.length,
    subscribe(listener) { listeners.add(listener); return () => listeners.delete(listener); },
    async readAfter(seq, limit) { feed.reads++; return events.slice(seq, seq + limit); },
    reach: () => Promise.resolve(),
    async close() { listeners.clear(); },
    append(event = anEvent(events.length + 1)) {
      events.push(event);
      for (const listener of listeners) listener(events.slice(-1));
    },
  };
  return feed;
}

function setUp(count: number, limits: Partial<EventStreamLimits> = {}) {
  const feed = aFeed(count);
  const stopping = new AbortController();
  return { feed, stopping, streams: createEventStreams(feed, stopping.signal, limits) };
}

/** Reads in the background; `text` is all that has come so far. */
function listen(stream: ReadableStream<Uint8Array>) {
  const heard = { text: "", ended: false, failed: false, cancel: () => reader.cancel() };
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  void (async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      heard.text += decoder.decode(value);
    }
    heard.ended = true;
  })().catch(() => { heard.failed = true; });
  return heard;
}

const seqsOf = (text: string) => [...text.matchAll(/^data: (.*)$/gm)].map(([, json]) => (JSON.parse(json ?? "") as StreamEvent).seq);
const settle = () => vi.advanceTimersByTimeAsync(0);
const upTo = (last: number, first = 1) => Array.from({ length: last - first + 1 }, (_, i) => first + i);

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

test("a new reader is told how soon to come back, and then hears what happens", async () => {
  const { feed, streams } = setUp(5);
  const heard = listen(streams.open(null));
  await settle();
  feed.append();
  await settle();

  expect(heard.text).toBe(`retry: 2000\n\nid: 6\ndata: ${JSON.stringify(anEvent(6))}\n\n`);
});

test("a reader that comes back gets what it missed, once each, and then what happens", async () => {
  const { feed, streams } = setUp(950);
  const heard = listen(streams.open(3));
  feed.append();
  await settle();
  feed.append();
  await settle();

  expect(seqsOf(heard.text)).toEqual(upTo(952, 4));
});

test.each([
  ["missed too much", 49],
  ["knows of events that never were", 101],
])("a reader that %s is told to load anew", async (_what, afterSeq) => {
  const { feed, streams } = setUp(100, { largestGap: 50 });
  const heard = listen(streams.open(afterSeq));
  await settle();
  feed.append();
  await settle();

  expect(heard.text).toContain('id: 100\nevent: reset\ndata: {"lastEventSeq":100}\n\nid: 101\n');
  expect(feed.reads).toBe(0);
});

test("a gap of exactly the limit is still replayed", async () => {
  const { streams } = setUp(100, { largestGap: 50 });
  const heard = listen(streams.open(50));
  await settle();

  expect(seqsOf(heard.text)).toEqual(upTo(100, 51));
});

test("a quiet stream shows that it is alive", async () => {
  const { streams } = setUp(0);
  const heard = listen(streams.open(null));
  await vi.advanceTimersByTimeAsync(45_000);

  expect(heard.text.match(/^: alive$/gm)).toHaveLength(3);
});

test("a reader that does not read is cut off; others are not kept waiting", async () => {
  const { feed, streams } = setUp(0, { largestBacklogBytes: 2_000 });
  const slow = streams.open(null);
  const heard = listen(streams.open(null));
  for (let i = 0; i < 100; i++) {
    feed.append();
    await settle();
  }

  expect(seqsOf(heard.text)).toEqual(upTo(100));
  await expect(slow.getReader().read()).rejects.toThrow("too slow");
});

test("a long way to catch up waits for the reader", async () => {
  const { feed, streams } = setUp(5_000, { largestBacklogBytes: 1_000 });
  const stream = streams.open(0);
  await settle();
  const readsBefore = feed.reads;
  const heard = listen(stream);
  await settle();

  expect(readsBefore).toBe(1);
  expect(seqsOf(heard.text)).toEqual(upTo(5_000));
});

test("an event is put into bytes once, for readers that hear it live and for those that catch up", async () => {
  let encodings = 0;
  const counted = { ...anEvent(1), toJSON: () => { encodings++; return anEvent(1); } };
  const listeners = new Set<EventListener>();
  let newest = 0;
  const feed: EventFeed = {
    lastSeq: () => newest, readAfter: async (seq) => (seq < newest ? [counted] : []), reach: async () => undefined, close: async () => undefined,
    subscribe(listener) { listeners.add(listener); return () => listeners.delete(listener); },
  };
  const streams = createEventStreams(feed, new AbortController().signal);
  const live = Array.from({ length: 500 }, () => listen(streams.open(0)));
  newest = 1;
  for (const listener of listeners) listener([counted]);
  const returning = Array.from({ length: 500 }, () => listen(streams.open(0)));
  await settle();

  expect([...live, ...returning].every(({ text }) => seqsOf(text).join() === "1")).toBe(true);
  expect(encodings).toBe(1);
});

test("when the server stops every stream ends", async () => {
  const { stopping, streams } = setUp(0);
  const heard = [listen(streams.open(null)), listen(streams.open(null))];
  stopping.abort();
  await settle();
  const late = listen(streams.open(null));
  await settle();

  expect([...heard, late].map(({ ended }) => ended)).toEqual([true, true, true]);
});

test("a reader that has gone is forgotten", async () => {
  const { feed, streams } = setUp(0);
  const heard = listen(streams.open(null));
  await heard.cancel();

  expect(() => feed.append()).not.toThrow();
});

test("when what was missed cannot be read the stream fails, and nothing else", async () => {
  const { feed, streams, stopping } = setUp(10);
  feed.readAfter = async () => { throw new Error("no database"); };
  const heard = listen(streams.open(2));
  await settle();

  feed.append();
  stopping.abort();
  await settle();

  expect(heard.failed).toBe(true);
});

test("an event of a form that is not known is told to public readers as no more than that it was", async () => {
  const { feed, streams } = setUp(0);
  const heard = listen(streams.open(null, "public"));
  await settle();
  feed.append({ seq: 1, at: "2026-01-01T00:00:00.000Z", type: "incident.reported", incident: { id: 7, title: "投诉人张三丰" } } as unknown as StreamEvent);
  await settle();

  expect(heard.text).toContain('data: {"seq":1,"at":"2026-01-01T00:00:00.000Z","type":"incident.reported"}\n');
});
