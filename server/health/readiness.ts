import { isSchemaCurrent } from "../store/migrate.ts";
import type { Store } from "../store/open-store.ts";

/** Ready with a warning: requests are served, though not as they should be. */
export type Readiness = { isReady: true; warning?: string } | { isReady: false; reason: string };

const PATIENCE_MS = 3_000;

/** Whether requests can be served: the database answers in time and its schema is the one this program knows. */
export async function checkReadiness(store: Pick<Store, "kysely">, staleSince: Date | null = null): Promise<Readiness> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<Readiness>((resolve) => {
    timer = setTimeout(() => resolve({ isReady: false, reason: "the database does not answer in time" }), PATIENCE_MS);
  });
  try {
    const readiness = await Promise.race([askSchema(store), tooLate]);
    return readiness.isReady && staleSince !== null ? { isReady: true, warning: sentenceOf(staleSince) } : readiness;
  } finally {
    clearTimeout(timer);
  }
}

/** Not a reason to be taken out of service: another copy would answer from the same database. */
function sentenceOf(staleSince: Date): string {
  return `boundaries, rules and people could not be read anew since ${staleSince.toISOString()}; incidents are assigned by those read before, and it is tried again`;
}

async function askSchema({ kysely }: Pick<Store, "kysely">): Promise<Readiness> {
  try {
    return (await isSchemaCurrent(kysely)) ? { isReady: true } : { isReady: false, reason: "the schema is not up to date" };
  } catch {
    return { isReady: false, reason: "the database does not answer" };
  }
}
