import type { Kysely } from "kysely";
import type { Database } from "../store/schema.ts";

/**
 * Asks for the newest committed event. Whoever asks while a question is under way shares the next
 * one: that one begins after the call, so its answer covers all that was committed before.
 */
export function createNewestSeq(db: Kysely<Database>): () => Promise<number> {
  let running: Promise<number> | undefined;
  let next: Promise<number> | undefined;

  const ask = (): Promise<number> => {
    if (running === undefined) {
      running = readNewest(db).finally(() => { running = undefined; });
      return running;
    }
    next ??= running.catch(() => undefined).then(() => {
      next = undefined;
      return ask();
    });
    return next;
  };
  return ask;
}

async function readNewest(db: Kysely<Database>): Promise<number> {
  const row = await db.selectFrom("event").select((eb) => eb.fn.max("seq").as("seq")).executeTakeFirst();
  return row?.seq ?? 0;
}
