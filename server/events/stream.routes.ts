import { createRoute, z } from "@hono/zod-openapi";
import { streamEventSchema } from "../contract/event.ts";
import { publicEventSchema } from "../contract/public-incident.ts";
import { InvalidError } from "../errors.ts";
import { createApiRouter, refusals } from "../http/api-router.ts";
import { said } from "../said.ts";
import { createEventStreams, EVENT_FIELDS } from "./event-streams.ts";
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
    query: z.object({
      lastEventId: z.string().optional().describe("As the header, for a first connection; the header goes first"),
      fields: z.enum(EVENT_FIELDS).default("all").describe("public: the same events as PublicEvent, without titles, addresses, reasons and names, for screens where anybody can look"),
    }).strict(),
  },
  responses: {
    200: { description: "Messages until either side ends the connection", content: { "text/event-stream": { schema: z.union([streamEventSchema, publicEventSchema]) } } },
    400: refusals[400],
  },
});

export function streamRoutes({ feed, stopping }: StreamDeps) {
  const streams = createEventStreams(feed, stopping);
  return createApiRouter().openapi(getStream, (c) => {
    const lastEventId = c.req.valid("header")["last-event-id"] || c.req.valid("query").lastEventId;
    return new Response(streams.open(lastEventId === undefined ? null : readSeq(lastEventId), c.req.valid("query").fields), {
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
  throw InvalidError.at("lastEventId", said("lastEventId must be the id of an event of this stream: a whole number", "lastEventId 应是事件编号（整数）"));
}
