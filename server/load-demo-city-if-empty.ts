import { type Config, serviceSettings } from "./config.ts";
import type { ServiceDeps } from "./service-deps.ts";
import type { Store } from "./store/open-store.ts";

export interface DemoCityOptions {
  onProgress: (message: string) => void;
  signal: AbortSignal;
}

interface LoadOptions extends DemoCityOptions {
  settings: ServiceDeps["settings"];
}

interface DemoCityModule {
  loadDemoCity(store: Store, options: LoadOptions): Promise<void>;
  /** Whether an earlier start began the city and did not finish it. */
  isDemoCityUnfinished(store: Store): Promise<boolean>;
}

const [loadModule] = Object.values(import.meta.glob<DemoCityModule>("./demo/load-demo-city.ts"));

/** Loads the fictional city into a database that holds neither boundaries nor incidents, unless DEMO=off. */
export async function loadDemoCityIfEmpty(store: Store, config: Config, options: DemoCityOptions): Promise<void> {
  if (config.demo === "off" || !loadModule) return;
  const { loadDemoCity, isDemoCityUnfinished } = await loadModule();
  if (!(await isEmpty(store)) && !(await isDemoCityUnfinished(store))) return;
  options.onProgress("loading the fictional demo city (set DEMO=off to begin empty)");
  await loadDemoCity(store, { ...options, settings: serviceSettings(config) });
}

async function isEmpty({ kysely }: Store): Promise<boolean> {
  const edition = await kysely.selectFrom("boundary_edition").select("id").limit(1).executeTakeFirst();
  const incident = await kysely.selectFrom("incident").select("id").limit(1).executeTakeFirst();
  return edition === undefined && incident === undefined;
}
