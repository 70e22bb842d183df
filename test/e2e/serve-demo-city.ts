import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { PROJECT_ROOT } from "../../server/project-root.ts";
import { databaseAddress, withAdministrator } from "../support/database-address.ts";
import { runProgram, whenReady } from "../support/running-program.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the built program serves the demo city for this run. */
    demoCityUrl: string;
  }
}

/** Loading the demo city takes seconds, but minutes on a machine that others load. */
const READY_WITHIN_MS = 240_000;

/** Global set-up of the browser tests: the built program itself, on a database of its own, with the demo city loaded. */
export default async function serveDemoCity(project: TestProject): Promise<() => Promise<void>> {
  for (const file of ["server/main.js", "web/index.html"]) {
    if (!existsSync(join(PROJECT_ROOT, "dist", file))) throw new Error(`dist/${file} is missing: run the browser tests by "npm test -- e2e", or "npm run build" first.`);
  }
  const serverUrl = project.getProvidedContext().databaseServerUrl;
  const name = `e2e_${randomUUID().replaceAll("-", "")}`;
  await withAdministrator(serverUrl, (client) => client.query(`create database ${name}`));
  const program = runProgram({ root: PROJECT_ROOT, env: { DATABASE_URL: databaseAddress(serverUrl, name), DEMO: "auto" } });
  project.provide("demoCityUrl", await whenReady(program, READY_WITHIN_MS));
  return async () => {
    program.pressCtrlC();
    await program.ended;
    await withAdministrator(serverUrl, (client) => client.query(`drop database if exists ${name} with (force)`));
  };
}
