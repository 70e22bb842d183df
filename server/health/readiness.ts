import { isSchemaCurrent } from "../store/migrate.ts";
import type { Store } from "../store/open-store.ts";

/** Ready with a warning: requests are served, though not as they should be. */
export type Readiness = { isReady: true; warning?: string } | { isReady: false; reason: string };

/** Since when what is kept in memory is known to be older than what is stored; null: it is not. */
export interface StaleSince {
  assignments: Date | null;
  columns: Date | null;
}

const PATIENCE_MS = 3_000;

/** Whether requests can be served: the database answers in time and its schema is the one this program knows. */
export async function checkReadiness(store: Pick<Store, "kysely">, staleSince: StaleSince = { assignments: null, columns: null }): Promise<Readiness> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<Readiness>((resolve) => {
    timer = setTimeout(() => resolve({ isReady: false, reason: "the database does not answer in time" }), PATIENCE_MS);
  });
  try {
    const readiness = await Promise.race([askSchema(store), tooLate]);
    const warning = sentencesOf(staleSince);
    return readiness.isReady && warning !== "" ? { isReady: true, warning } : readiness;
  } finally {
    clearTimeout(timer);
  }
}

/** Not a reason to be taken out of service: another copy would answer from the same database. */
function sentencesOf({ assignments, columns }: StaleSince): string {
  return [
    assignments && `boundaries, rules and people could not be read anew since ${assignments.toISOString()}; incidents are assigned by those read before, and it is tried again`,
    columns && `incidents could not be read anew since ${columns.toISOString()}; lists and counts are refused until they can, and it is tried again`,
  ].filter((sentence) => sentence !== null).join(". ");
}

async function askSchema({ kysely }: Pick<Store, "kysely">): Promise<Readiness> {
  try {
    return (await isSchemaCurrent(kysely)) ? { isReady: true } : { isReady: false, reason: "the schema is not up to date" };
  } catch {
    return { isReady: false, reason: "the database does not answer" };
  }
}
