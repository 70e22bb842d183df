import type { StreamEvent } from "../contract/event.ts";
import { type PublicEvent, publicEventSchema } from "../contract/public-incident.ts";
import type { EventFeed } from "./event-feed.ts";

const HEARTBEAT_MS = 15_000;
const RETRY_MS = 2_000;
/** More than this is quicker to load anew than to replay. */
const LARGEST_GAP = 10_000;
const CATCH_UP_BATCH = 200;
/** What may wait for one slow reader; beyond it the connection is cut and resumes when it can. */
const LARGEST_BACKLOG_BYTES = 1 << 20;

export interface EventStreamLimits {
  largestGap: number;
  largestBacklogBytes: number;
  heartbeatMs: number;
}

/** How much of each event a reader is told: all of it, or what may be shown where anybody can look. */
export const EVENT_FIELDS = ["all", "public"] as const;
export type EventFields = (typeof EVENT_FIELDS)[number];

export interface EventStreams {
  /** A stream of messages after `seq`; null begins with what happens next. */
  open(afterSeq: number | null, fields?: EventFields): ReadableStream<Uint8Array>;
}

interface Reader {
  readonly fields: EventFields;
  controller: ReadableStreamDefaultController<Uint8Array>;
  /** While it catches up: everything up to here has been handed to this reader. */
  sentSeq: number;
  /** False while it catches up from what is stored. */
  isLive: boolean;
}

const encoder = new TextEncoder();
const encode = (text: string) => encoder.encode(text);
const HEARTBEAT = encode(": alive\n\n");

/**
 * Live streams for any number of readers. Each event is put into bytes once for each choice of fields,
 * whoever reads it and whether live or on the way to catch up; a reader that cannot keep up is cut off rather than
 * remembered without bound.
 */
export function createEventStreams(feed: EventFeed, stopping: AbortSignal, limits: Partial<EventStreamLimits> = {}): EventStreams {
  const { largestGap = LARGEST_GAP, largestBacklogBytes = LARGEST_BACKLOG_BYTES, heartbeatMs = HEARTBEAT_MS } = limits;
  const readers = new Set<Reader>();

  const finish = (reader: Reader) => {
    if (readers.delete(reader)) reader.controller.close();
  };
  /** Throws away what waits for the reader, which will ask for it again. */
  const cutOff = (reader: Reader) => {
    if (readers.delete(reader)) reader.controller.error(new Error("the reader was too slow"));
  };
  const send = (reader: Reader, bytes: Uint8Array) => {
    reader.controller.enqueue(bytes);
  };
  const unsubscribe = feed.subscribe((events) => {
    for (const reader of [...readers]) {
      if (!reader.isLive) continue;
      if (hasRoom(reader)) for (const event of events) send(reader, encodeEvent(event, reader.fields));
      else cutOff(reader);
    }
  });
  const heartbeat = setInterval(() => {
    for (const reader of [...readers]) {
      if (hasRoom(reader)) send(reader, HEARTBEAT);
      else cutOff(reader);
    }
  }, heartbeatMs);
  heartbeat.unref();
  stopping.addEventListener("abort", () => {
    unsubscribe();
    clearInterval(heartbeat);
    for (const reader of [...readers]) finish(reader);
  }, { once: true });

  /** Sends one batch of what was missed; turns live when there is no more. */
  const catchUp = async (reader: Reader) => {
    const events = await feed.readAfter(reader.sentSeq, CATCH_UP_BATCH);
    if (!readers.has(reader)) return;
    for (const event of events) send(reader, encodeEvent(event, reader.fields));
    reader.sentSeq = events.at(-1)?.seq ?? reader.sentSeq;
    reader.isLive = reader.sentSeq >= feed.lastSeq();
  };

  return {
    open(afterSeq, fields = "all") {
      let reader: Reader;
      return new ReadableStream<Uint8Array>({
        start(controller) {
          const current = feed.lastSeq();
          const isTooFar = afterSeq !== null && (current - afterSeq > largestGap || afterSeq > current);
          reader = { fields, controller, sentSeq: afterSeq === null || isTooFar ? current : afterSeq, isLive: false };
          send(reader, encode(`retry: ${RETRY_MS}\n\n`));
          if (isTooFar) send(reader, encode(`id: ${current}\nevent: reset\ndata: {"lastEventSeq":${current}}\n\n`));
          reader.isLive = reader.sentSeq >= current;
          if (stopping.aborted) controller.close();
          else readers.add(reader);
        },
        // Asked only while there is room, so a long way to catch up waits for the reader.
        async pull() {
          try {
            while (!reader.isLive && readers.has(reader) && hasRoom(reader)) await catchUp(reader);
          } catch (error) {
            readers.delete(reader);
            throw error;
          }
        },
        cancel() {
          readers.delete(reader);
        },
      }, { highWaterMark: largestBacklogBytes, size: (bytes) => bytes.byteLength });
    },
  };
}

function hasRoom(reader: Reader): boolean {
  return (reader.controller.desiredSize ?? 0) > 0;
}

/** Kept as long as the feed keeps the event. */
const encoded = { all: new WeakMap<StreamEvent, Uint8Array>(), public: new WeakMap<StreamEvent, Uint8Array>() } satisfies Record<EventFields, unknown>;

function encodeEvent(event: StreamEvent, fields: EventFields): Uint8Array {
  const known = encoded[fields].get(event);
  if (known !== undefined) return known;
  const bytes = encode(`id: ${event.seq}\ndata: ${JSON.stringify(fields === "all" ? event : publicPart(event))}\n\n`);
  encoded[fields].set(event, bytes);
  return bytes;
}

/** An event of a form that is not known to be public only tells that it was. */
function publicPart(event: StreamEvent): PublicEvent | Pick<StreamEvent, "seq" | "at" | "type"> {
  const { success, data } = publicEventSchema.safeParse(event);
  return success ? data : { seq: event.seq, at: event.at, type: event.type };
}
