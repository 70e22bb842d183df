import { Hono } from "hono";
import { expect, test } from "vitest";
import type { StreamEvent } from "../../../server/contract/event.ts";
import type { EventListener } from "../../../server/events/event-feed.ts";
import { streamRoutes } from "../../../server/events/stream.routes.ts";
import { dropBodyOnHead } from "../../../server/http/drop-body-on-head.ts";

function bodies() {
  let cancelled = 0;
  const app = new Hono();
  app.use(async (c, next) => { await next(); c.header("x-later", "yes"); }, dropBodyOnHead());
  app.get("/endless", (c) => c.body(new ReadableStream({ cancel() { cancelled += 1; } }), 200, { "x-row-count": "7", "content-length": "12" }));
  app.get("/nothing", (c) => c.body(null, 304));
  return { app, cancelled: () => cancelled };
}

test("HEAD has the headers of GET, and its body is let go", async () => {
  const { app, cancelled } = bodies();
  const answer = await app.request("/endless", { method: "HEAD" });
  expect([answer.status, answer.headers.get("x-row-count"), answer.headers.get("content-length"), answer.headers.get("x-later")]).toEqual([200, "7", "12", "yes"]);
  expect(cancelled()).toBe(1);
  expect((await app.request("/nothing", { method: "HEAD" })).status).toBe(304);
});

test("GET keeps its body", async () => {
  const { app, cancelled } = bodies();
  expect((await app.request("/endless")).body).not.toBeNull();
  expect(cancelled()).toBe(0);
});

test("HEAD leaves no reader behind on the live stream", async () => {
  const listeners: EventListener[] = [];
  const feed = { lastSeq: () => 0, subscribe: (listener: EventListener) => { listeners.push(listener); return () => undefined; }, readAfter: async () => [], reach: async () => undefined, close: async () => undefined };
  const stopping = new AbortController();
  const app = new Hono().use(dropBodyOnHead()).route("/", streamRoutes({ feed, stopping: stopping.signal }));
  expect((await app.request("/api/stream", { method: "HEAD" })).headers.get("content-type")).toContain("text/event-stream");
  const event: StreamEvent = { seq: 1, at: "2026-01-01T00:00:00.000Z", type: "reference.imported", kind: "posts", count: 1 };
  let sent = 0;
  const { enqueue } = ReadableStreamDefaultController.prototype;
  ReadableStreamDefaultController.prototype.enqueue = function enqueueCounted(...chunk: [unknown]) { sent += 1; enqueue.apply(this, chunk); };
  try {
    for (const listener of listeners) listener([event]);
  } finally {
    ReadableStreamDefaultController.prototype.enqueue = enqueue;
    stopping.abort();
  }
  expect(sent).toBe(0);
});
