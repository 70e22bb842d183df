import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { PROJECT_ROOT } from "../../server/project-root.ts";
import { databaseAddress, withAdministrator } from "../support/database-address.ts";
import { runProgram, whenReady } from "../support/running-program.ts";

export interface ServedProgram {
  url: string;
  stop(): Promise<void>;
}

/** Loading the demo city takes seconds, but minutes on a machine that others load. */
const READY_WITHIN_MS = 240_000;

/** Starts the built program on a new database of the given server. */
export async function serveDatabase(serverUrl: string, env: Readonly<Record<string, string>>): Promise<ServedProgram> {
  for (const file of ["server/main.js", "web/index.html"]) {
    if (!existsSync(join(PROJECT_ROOT, "dist", file))) throw new Error(`dist/${file} is missing: run the browser tests by "npm test -- e2e", or "npm run build" first.`);
  }
  const name = `e2e_${randomUUID().replaceAll("-", "")}`;
  await withAdministrator(serverUrl, (client) => client.query(`create database ${name}`));
  const program = runProgram({ root: PROJECT_ROOT, env: { DATABASE_URL: databaseAddress(serverUrl, name), ...env } });
  return {
    url: await whenReady(program, READY_WITHIN_MS),
    async stop() {
      program.pressCtrlC();
      await program.ended;
      await withAdministrator(serverUrl, (client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}
