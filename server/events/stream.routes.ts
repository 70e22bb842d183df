import { createRoute, z } from "@hono/zod-openapi";
import { streamEventSchema } from "../contract/event.ts";
import { InvalidError } from "../errors.ts";
import { createApiRouter, refusals } from "../http/api-router.ts";
import { createEventStreams } from "./event-streams.ts";
import type { EventFeed } from "./event-feed.ts";

export interface StreamDeps {
  feed: EventFeed;
  /** Ends every stream, or they would hold the stop up. */
  stopping: AbortSignal;
}

const getStream = createRoute({
  method: "get",
  path: "/api/stream",
  summary: "What happens, as it happens (server-sent events)",
  description: "Each message carries one StreamEvent; its id is the event's seq. A client that comes back with Last-Event-ID "
    + "gets what it missed. The event `reset` says that too much was missed: load anew, then go on from its id.",
  request: {
    headers: z.object({ "last-event-id": z.string().optional() }),
    query: z.object({ lastEventId: z.string().optional().describe("As the header, for a first connection; the header goes first") }).strict(),
  },
  responses: {
    200: { description: "Messages until either side ends the connection", content: { "text/event-stream": { schema: streamEventSchema } } },
    400: refusals[400],
  },
});

export function streamRoutes({ feed, stopping }: StreamDeps) {
  const streams = createEventStreams(feed, stopping);
  return createApiRouter().openapi(getStream, (c) => {
    const lastEventId = c.req.valid("header")["last-event-id"] || c.req.valid("query").lastEventId;
    return new Response(streams.open(lastEventId === undefined ? null : readSeq(lastEventId)), {
      headers: {
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "no-store",
        // Proxies would otherwise hold messages back until a buffer is full.
        "x-accel-buffering": "no",
        // Nothing follows a stream, and a stopping server must not wait for a kept connection.
        connection: "close",
      },
    });
  });
}

function readSeq(text: string): number {
  const seq = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(seq)) return seq;
  throw new InvalidError("lastEventId must be the id of an event of this stream", [{ field: "lastEventId", message: "not a whole number" }]);
}
