import { collectDefaultMetrics, Registry } from "prom-client";

/** A registry with the process's own figures (memory, event loop delay, garbage collection); one for each app. */
export function createRegistry(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
}
