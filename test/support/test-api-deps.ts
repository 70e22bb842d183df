import type { ApiDeps } from "../../server/api.ts";
import { openLiveAssigner } from "../../server/assignment/live-assigner.ts";
import { openEventFeed } from "../../server/events/event-feed.ts";
import type { Store } from "../../server/store/open-store.ts";

/**
 * What routes are handed, over a test database; an unexpected failure fails the test with its cause.
 * What follows the event log ends when the store is closed.
 */
export async function testApiDeps(store: Store): Promise<ApiDeps> {
  const db = store.kysely;
  const settings = { timeZone: "Asia/Shanghai", nearestToleranceMetres: 200, warningDistanceMetres: 30 };
  const logError = (error: unknown) => { throw error; };
  const feed = await openEventFeed({ db, connectionString: store.connectionString, logError });
  const liveAssigner = await openLiveAssigner({ db, feed, settings, logError });
  const stopping = new AbortController();
  const closeStore = store.close;
  store.close = async () => {
    stopping.abort();
    liveAssigner.close();
    await feed.close();
    await closeStore();
  };
  return { db, settings, now: () => new Date(), logError, placesVersion: async () => "1", feed, liveAssigner, stopping: stopping.signal };
}
