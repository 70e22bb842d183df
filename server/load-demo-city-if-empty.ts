import { sql } from "kysely";
import { type Config, serviceSettings } from "./config.ts";
import type { Store } from "./store/open-store.ts";

export interface DemoCityProgress {
  onProgress: (message: string) => void;
  signal: AbortSignal;
}

/**
 * Loads the fictional city into a database into which nothing was ever loaded, or goes on with one that an earlier
 * start did not finish, unless DEMO=off.
 */
export async function loadDemoCityIfEmpty(store: Store, config: Config, options: DemoCityProgress): Promise<void> {
  if (config.demo === "off") return;
  const { loadDemoCity, isDemoCityUnfinished } = await import("./demo/load-demo-city.ts");
  if (!(await isEmpty(store)) && !(await isDemoCityUnfinished(store))) return;
  options.onProgress("loading the fictional demo city (set DEMO=off to begin empty)");
  await loadDemoCity(store, { ...options, settings: serviceSettings(config) });
}

/** What a person can have loaded. Any of it means that the database is theirs: the city stays out. */
const OWN_DATA = [
  "cell_level", "boundary_edition", "department", "person", "category", "responsibility_rule", "enterprise", "river_reach",
  "monitoring_section", "incident", "import_job",
] as const;

async function isEmpty({ kysely }: Pick<Store, "kysely">): Promise<boolean> {
  const { rows } = await sql<{ holds_data: boolean }>`
    select ${sql.join(OWN_DATA.map((table) => sql`exists (select from ${sql.table(table)})`), sql` or `)} as holds_data`.execute(kysely);
  return rows[0]?.holds_data === false;
}
