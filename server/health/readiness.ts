import { isSchemaCurrent } from "../store/migrate.ts";
import type { Store } from "../store/open-store.ts";

export type Readiness = { isReady: true } | { isReady: false; reason: string };

const PATIENCE_MS = 3_000;

/** Whether requests can be served: the database answers in time and its schema is the one this program knows. */
export async function checkReadiness(store: Pick<Store, "kysely">): Promise<Readiness> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<Readiness>((resolve) => {
    timer = setTimeout(() => resolve({ isReady: false, reason: "the database does not answer in time" }), PATIENCE_MS);
  });
  try {
    return await Promise.race([askSchema(store), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

async function askSchema({ kysely }: Pick<Store, "kysely">): Promise<Readiness> {
  try {
    return (await isSchemaCurrent(kysely)) ? { isReady: true } : { isReady: false, reason: "the schema is not up to date" };
  } catch {
    return { isReady: false, reason: "the database does not answer" };
  }
}
