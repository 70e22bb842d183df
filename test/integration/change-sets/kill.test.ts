import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { build } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PROJECT_ROOT } from "../../../server/project-root.ts";
import { killIfAlive } from "../../support/kill-if-alive.ts";
import { type ChangeCity, openChangeCity, reportAt } from "./change-city.ts";

const INCIDENTS = 4_000;
const KILLS = 4;

let folder: string;
let city: ChangeCity;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "ecogrid-change-kill-"));
  await build({
    configFile: false, root: PROJECT_ROOT, logLevel: "error", ssr: { noExternal: true },
    build: { ssr: join(PROJECT_ROOT, "test/integration/change-sets/apply-child.ts"), target: "node20", outDir: join(folder, "program"), emptyOutDir: true },
  });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "ecogrid", type: "module" }));
  city = await openChangeCity();
  const { id } = await reportAt(city, 0);
  // The same incident many times over: there must be enough to move for a kill to come in between.
  await sql`insert into incident (source_system, external_id, kind, category_code, occurred_at, reported_at, raw_x, raw_y, raw_crs, lng, lat, edition_id, cell_code,
      jurisdiction_code, cell_method, near_boundary, assignment_result, basis_id, department_code, post_code, person_code)
    select 'copy', n::text, kind, category_code, occurred_at, reported_at, raw_x, raw_y, raw_crs, lng, lat, edition_id, cell_code,
      jurisdiction_code, cell_method, near_boundary, assignment_result, basis_id, department_code, post_code, null
    from incident cross join generate_series(2, ${INCIDENTS}) n where id = ${id}`.execute(city.store.kysely);
  await sql`update incident set person_code = null`.execute(city.store.kysely);
}, 120_000);
afterAll(async () => {
  await city.store.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});

type Child = ChildProcessByStdio<null, Readable, null>;

const startChild = (): Child => spawn(process.execPath, [join(folder, "program", "apply-child.js"), city.store.connectionString], { stdio: ["ignore", "pipe", "inherit"] });

/** Ends the child so long after it has begun to move incidents; its last word when it was through before. */
async function killAfter(child: Child, waitMs: number): Promise<string> {
  let last = "";
  const lines = createInterface({ input: child.stdout });
  const isMoving = new Promise<void>((resolve) => {
    lines.on("line", (line) => {
      last = line;
      if (line.startsWith("publishing") || line.startsWith("applied")) resolve();
    });
  });
  const ended = once(child, "exit");
  await isMoving;
  await sleep(waitMs);
  killIfAlive(child.pid!);
  await ended;
  return last;
}

async function stateNow() {
  const { rows: [row] } = await city.store.pool.query<{ moved: number; told: number; applied: number; sets: number }>(`select
    (select count(*)::int from incident where person_code is not null) as moved,
    (select count(*)::int from event where type = 'incident.reassigned') as told,
    (select count(*)::int from event where type = 'change_set.applied') as applied,
    (select count(*)::int from change_set) as sets`);
  return row;
}

test("killed at any moment, a change set is applied whole or not at all", async () => {
  const [nothing, everything] = [{ moved: 0, told: 0, applied: 0, sets: 0 }, { moved: INCIDENTS, told: INCIDENTS, applied: 1, sets: 1 }];
  let cutShort = 0;
  for (let kill = 0; kill < KILLS && cutShort === kill; kill++) {
    const last = await killAfter(startChild(), kill * 150);
    const state = await stateNow();
    expect([nothing, everything]).toContainEqual(state);
    if (last.startsWith("applied")) expect(state).toEqual(everything);
    if (state?.sets === 0) cutShort++;
  }
  expect(cutShort).toBeGreaterThan(0);

  const child = startChild();
  child.stdout.resume();
  await once(child, "exit");

  const state = await stateNow();
  expect([state?.moved, state?.told]).toEqual([INCIDENTS, INCIDENTS]);
}, 120_000);
