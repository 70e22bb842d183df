import type { Config } from "./config.ts";
import type { Store } from "./store/open-store.ts";

export interface DemoCityOptions {
  onProgress: (message: string) => void;
  signal: AbortSignal;
}

interface DemoCityModule {
  loadDemoCity(store: Store, options: DemoCityOptions): Promise<void>;
}

const [loadModule] = Object.values(import.meta.glob<DemoCityModule>("./demo/load-demo-city.ts"));

/** Loads the fictional city into a database that holds neither boundaries nor incidents, unless DEMO=off. */
export async function loadDemoCityIfEmpty(store: Store, config: Pick<Config, "demo">, options: DemoCityOptions): Promise<void> {
  if (config.demo === "off" || !loadModule || !(await isEmpty(store))) return;
  options.onProgress("loading the fictional demo city (set DEMO=off to begin empty)");
  const { loadDemoCity } = await loadModule();
  await loadDemoCity(store, options);
}

async function isEmpty({ kysely }: Store): Promise<boolean> {
  const edition = await kysely.selectFrom("boundary_edition").select("id").limit(1).executeTakeFirst();
  const incident = await kysely.selectFrom("incident").select("id").limit(1).executeTakeFirst();
  return edition === undefined && incident === undefined;
}
