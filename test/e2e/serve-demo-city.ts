import type { TestProject } from "vitest/node";
import { serveDatabase } from "./serve-database.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the built program serves the demo city for this run. */
    demoCityUrl: string;
  }
}

/** Global set-up of the browser tests: the built program itself, on a database of its own, with the demo city loaded. */
export default async function serveDemoCity(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await serveDatabase(project.getProvidedContext().databaseServerUrl, { DEMO: "auto" });
  project.provide("demoCityUrl", url);
  return stop;
}
