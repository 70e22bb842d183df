import { CompiledQuery, type Kysely } from "kysely";
import type pg from "pg";
import type { StreamEvent } from "../contract/event.ts";
import type { Database } from "../store/schema.ts";

/** The channel on which PostgreSQL wakes every listening server; its payload is the newest seq. */
export const EVENT_CHANNEL = "ecogrid_event";

// Any constant will do, as long as every writer of events takes the same one.
const EVENT_ORDER_LOCK = 5_043_911;

type PayloadOf<Type extends StreamEvent["type"]> = Omit<Extract<StreamEvent, { type: Type }>, "seq" | "at" | "type">;

/** An event about to be written; its payload is what the stream will carry beside seq, at and type. */
export type NewEvent = {
  [Type in StreamEvent["type"]]: { type: Type; incidentId: number | null; payload: PayloadOf<Type> }
}[StreamEvent["type"]];

export interface AppendedEvent {
  seq: number;
  at: Date;
}

/**
 * Writes one event inside the caller's transaction; listeners hear of it once that has committed.
 *
 * Call it last: from here to the commit other writers of events wait. That makes seq order and
 * commit order the same, so whoever has seen seq N has seen every event before it.
 */
export async function appendEvent(trx: Kysely<Database>, event: NewEvent): Promise<AppendedEvent> {
  return append(event, async (text, values) => (await trx.executeQuery<AppendedEvent>(CompiledQuery.raw(text, values))).rows);
}

/** `appendEvent` for a transaction that was begun on a bare connection, such as one that copies rows. */
export async function appendEventOn(client: pg.ClientBase, event: NewEvent): Promise<AppendedEvent> {
  return append(event, async (text, values) => (await client.query<AppendedEvent>(text, values)).rows);
}

/** Holds back other writers of events until the transaction ends: for one that writes many at once. */
export async function takeEventTurn(trx: Kysely<Database>): Promise<void> {
  await trx.executeQuery(CompiledQuery.raw("select pg_advisory_xact_lock($1)", [EVENT_ORDER_LOCK]));
}

async function append(event: NewEvent, run: (text: string, values: unknown[]) => Promise<AppendedEvent[]>): Promise<AppendedEvent> {
  // A statement of its own: the number must be drawn after the lock is held.
  await run("select pg_advisory_xact_lock($1)", [EVENT_ORDER_LOCK]);
  const [row] = await run(
    `with appended as (
       insert into event (at, type, incident_id, payload) values (clock_timestamp(), $1, $2, $3) returning seq, at
     ) select seq, at, pg_notify($4, seq::text) from appended`,
    [event.type, event.incidentId, JSON.stringify(event.payload), EVENT_CHANNEL],
  );
  if (row === undefined) throw new Error("the event was not written");
  return { seq: Number(row.seq), at: row.at };
}
