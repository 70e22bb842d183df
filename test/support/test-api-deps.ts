import type { ApiDeps } from "../../server/api.ts";
import type { Store } from "../../server/store/open-store.ts";

/** What routes are handed, over a test database; an unexpected failure fails the test with its cause. */
export async function testApiDeps(store: Store): Promise<ApiDeps> {
  return {
    db: store.kysely,
    settings: { timeZone: "Asia/Shanghai", nearestToleranceMetres: 200, warningDistanceMetres: 30 },
    now: () => new Date(),
    logError: (error) => { throw error; },
    placesVersion: async () => "1",
  };
}
