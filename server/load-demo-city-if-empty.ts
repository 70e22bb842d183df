import { type Config, serviceSettings } from "./config.ts";
import type { Store } from "./store/open-store.ts";

export interface DemoCityProgress {
  onProgress: (message: string) => void;
  signal: AbortSignal;
}

/**
 * Loads the fictional city into a database that holds neither boundaries nor incidents, or goes on with one that
 * an earlier start did not finish, unless DEMO=off.
 */
export async function loadDemoCityIfEmpty(store: Store, config: Config, options: DemoCityProgress): Promise<void> {
  if (config.demo === "off") return;
  const { loadDemoCity, isDemoCityUnfinished } = await import("./demo/load-demo-city.ts");
  if (!(await isEmpty(store)) && !(await isDemoCityUnfinished(store))) return;
  options.onProgress("loading the fictional demo city (set DEMO=off to begin empty)");
  await loadDemoCity(store, { ...options, settings: serviceSettings(config) });
}

async function isEmpty({ kysely }: Store): Promise<boolean> {
  const edition = await kysely.selectFrom("boundary_edition").select("id").limit(1).executeTakeFirst();
  const incident = await kysely.selectFrom("incident").select("id").limit(1).executeTakeFirst();
  return edition === undefined && incident === undefined;
}
