import type { Kysely } from "kysely";
import pg from "pg";
import type { StreamEvent } from "../contract/event.ts";
import type { Database } from "../store/schema.ts";
import { EVENT_CHANNEL } from "./append-events.ts";
import { SeqWaiters } from "./seq-waiters.ts";

const BATCH = 500;
const RECENT = 2_000;
const FIRST_RETRY_MS = 200;
const LONGEST_RETRY_MS = 10_000;
/** A connection may die without a word; asking now and then bounds how late an event can be. */
const CHECK_EVERY_MS = 15_000;

export type EventListener = (events: readonly StreamEvent[]) => void;

/** Committed events in order of seq, as they come. Each listener hears each event once. */
export interface EventFeed {
  /** Every event up to this one has been given to the listeners. */
  lastSeq(): number;
  /** Resolves once every event up to `seq` has been given to the listeners; asks for them at once. Rejects when they cannot be read. */
  reach(seq: number): Promise<void>;
  /** Returns the function that ends the subscription. Listeners must not throw. */
  subscribe(listener: EventListener): () => void;
  /** Up to `limit` events after `seq`, oldest first, none newer than `lastSeq()`. */
  readAfter(seq: number, limit: number): Promise<readonly StreamEvent[]>;
  close(): Promise<void>;
}

export interface EventFeedDeps {
  db: Kysely<Database>;
  connectionString: string;
  logError: (error: unknown) => void;
}

/**
 * Follows the event table: one connection waits for notifications and is made again when it
 * breaks; events are read by seq, so none is missed and none comes twice. The latest are at hand
 * from the start: after a restart every screen comes back at once.
 */
export async function openEventFeed(deps: EventFeedDeps): Promise<EventFeed> {
  const { db, logError } = deps;
  const listeners = new Set<EventListener>();
  /** The latest events without a gap, oldest first. */
  let recent = await readNewest(db, RECENT);
  let lastSeq = recent.at(-1)?.seq ?? 0;
  const waiters = new SeqWaiters();
  /** Each past stretch is read once for all who ask for it at the same time. */
  const readings = new Map<string, Promise<StreamEvent[]>>();
  let closed = false;
  let reading: Promise<void> | undefined;
  let readAgain = false;

  const readNew = async () => {
    for (;;) {
      readAgain = false;
      const events = await readEvents(db, lastSeq, BATCH);
      if (closed) return;
      const newest = events.at(-1);
      if (newest !== undefined) {
        lastSeq = newest.seq;
        recent = [...recent, ...events].slice(-RECENT);
        for (const listener of [...listeners]) listener(events);
        waiters.reached(lastSeq);
      }
      if (events.length < BATCH && !readAgain) return;
    }
  };
  const wake = () => {
    if (closed) return;
    readAgain = true;
    reading ??= readNew().catch((error: unknown) => {
      readAgain = false;
      waiters.giveUp(error);
      logError(error);
    }).finally(() => {
      reading = undefined;
      if (readAgain) wake();
      else waiters.giveUp(new Error("an event that was waited for is not in the log"));
    });
  };
  const readPast = (seq: number, limit: number) => {
    const key = `${seq} ${limit}`;
    const running = readings.get(key) ?? readEvents(db, seq, limit).finally(() => readings.delete(key));
    readings.set(key, running);
    return running;
  };
  const connection = keepListening(deps.connectionString, wake, logError);
  const check = setInterval(wake, CHECK_EVERY_MS);
  check.unref();

  return {
    lastSeq: () => lastSeq,
    reach(seq) {
      if (lastSeq >= seq) return Promise.resolve();
      if (closed) return Promise.reject(new Error("the event feed is closed"));
      const reached = waiters.waitFor(seq);
      wake();
      return reached;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async readAfter(seq, limit) {
      const until = lastSeq;
      const oldest = recent[0];
      if (seq >= until) return [];
      if (oldest && oldest.seq <= seq + 1) return recent.filter((event) => event.seq > seq && event.seq <= until).slice(0, limit);
      return (await readPast(seq, limit)).filter((event) => event.seq <= until);
    },
    async close() {
      closed = true;
      clearInterval(check);
      listeners.clear();
      await connection.close();
      await reading;
      waiters.giveUp(new Error("the event feed is closed"));
    },
  };
}

/** The newest events, oldest first. */
async function readNewest(db: Kysely<Database>, limit: number): Promise<StreamEvent[]> {
  const rows = await db.selectFrom("event").select(["seq", "at", "type", "payload"]).orderBy("seq", "desc").limit(limit).execute();
  return rows.reverse().map((row) => asStreamEvent(row));
}

async function readEvents(db: Kysely<Database>, afterSeq: number, limit: number): Promise<StreamEvent[]> {
  const rows = await db.selectFrom("event").select(["seq", "at", "type", "payload"])
    .where("seq", ">", afterSeq).orderBy("seq").limit(limit).execute();
  return rows.map((row) => asStreamEvent(row));
}

/** Holds because every row was written by appendEvent, whose types are those of the contract. */
function asStreamEvent(row: { seq: number; at: Date; type: string; payload: unknown }): StreamEvent {
  return { seq: row.seq, at: row.at.toISOString(), type: row.type, ...(row.payload as object) } as StreamEvent;
}

/** One connection that listens until it is closed; `onWake` follows every notification and every new connection. */
function keepListening(connectionString: string, onWake: () => void, logError: (error: unknown) => void) {
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  let closed = false;
  let waitMs = FIRST_RETRY_MS;

  const connect = () => {
    const next = new pg.Client({ connectionString, application_name: "ecogrid events", keepAlive: true });
    client = next;
    let over = false;
    const lost = (error?: unknown) => {
      if (over) return;
      over = true;
      next.end().catch(() => undefined);
      if (closed) return;
      if (error !== undefined) logError(error);
      retry = setTimeout(connect, waitMs);
      waitMs = Math.min(waitMs * 2, LONGEST_RETRY_MS);
    };
    next.on("error", lost);
    next.on("end", () => lost());
    next.on("notification", onWake);
    next.connect().then(() => next.query(`listen ${EVENT_CHANNEL}`)).then(() => {
      waitMs = FIRST_RETRY_MS;
      onWake();
    }).catch(lost);
  };
  connect();
  return {
    async close() {
      closed = true;
      clearTimeout(retry);
      await client?.end().catch(() => undefined);
    },
  };
}
