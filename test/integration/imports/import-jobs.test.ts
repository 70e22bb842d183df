import { mkdtemp, mkdir, readdir, writeFile as write } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { type ApiDeps, createApi } from "../../../server/api.ts";
import type { TopologyFinding } from "../../../server/contract/cell.ts";
import { importOptionsSchema, type ImportFinding, type ImportJob } from "../../../server/contract/import.ts";
import { createImportJob, readImportJob } from "../../../server/imports/jobs/import-job-rows.ts";
import { openImportJobs } from "../../../server/imports/jobs/open-import-jobs.ts";
import { type BackgroundWork, directWork } from "../../../server/imports/jobs/background-work.ts";
import { ImportJobs } from "../../../server/imports/jobs/import-jobs.ts";
import { UploadFolder } from "../../../server/imports/jobs/upload-folder.ts";
import { isJobHeld, withJobLock } from "../../../server/imports/jobs/job-lock.ts";
import { MIGRATIONS } from "../../../server/store/migrations/index.ts";
import type { Store } from "../../../server/store/open-store.ts";
import { type CheckedApp, checkedApp } from "../../support/checked-app.ts";
import { withAdministrator } from "../../support/database-address.ts";
import { collection, squareCell } from "../../support/import-file.ts";
import { testApiDeps } from "../../support/test-api-deps.ts";
import { createTestDatabase } from "../../support/test-database.ts";

let store: Store;
let deps: ApiDeps;
let app: CheckedApp;
beforeEach(async () => {
  store = await createTestDatabase();
  deps = await testApiDeps(store);
  app = checkedApp(createApi(deps));
});
afterEach(() => store.close());

const settings = { timeZone: "Asia/Shanghai", nearestToleranceMetres: 200, warningDistanceMetres: 30 };
const options = importOptionsSchema.parse({});

function form(content: string, fields: Record<string, string>, fileName = "upload.csv"): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  data.set("file", new Blob([content]), fileName);
  return data;
}

async function post(content: string, fields: Record<string, string>, fileName?: string, more: Record<string, string> = {}): Promise<{ status: number; location: string | null; body: ImportJob & { error?: { code: string; message: string; details?: { field: string }[] } } }> {
  const request = new Request("http://app/api/imports", { method: "POST", body: form(content, fields, fileName) });
  const response = await app.request("/api/imports", { method: "POST", body: await request.arrayBuffer(), headers: { "content-type": request.headers.get("content-type") ?? "", ...more } });
  return { status: response.status, location: response.headers.get("location"), body: await response.json() as ImportJob & { error?: { code: string; message: string } } };
}

const get = async <T>(path: string) => (await app.request(path)).json() as Promise<T>;

async function ended(id: number): Promise<ImportJob> {
  await deps.jobs.idle();
  return get<ImportJob>(`/api/imports/${id}`);
}

test("notes of an import are told in both languages; what an earlier version noted stays, in English", async () => {
  const { body } = await post("code,name\np1,王一\n", { kind: "people" }, "人员.csv");
  const { report } = await ended(body.id);
  expect(report?.notes).toEqual([{ en: 'Read code from "code", name from "name".', zh: "读取：code 取“code”列，name 取“name”列。" }]);

  const old = { ...report, notes: ["First.", 'Second, "quoted".'] };
  await store.pool.query("update import_job set report = $1 where id = $2", [JSON.stringify(old), body.id]);
  await MIGRATIONS["0011-notes-in-chinese"]!.up(store.kysely);
  expect((await get<ImportJob>(`/api/imports/${body.id}`)).report?.notes).toEqual([{ en: "First.", zh: null }, { en: 'Second, "quoted".', zh: null }]);
});

test("an upload becomes a job, and the job ends with its report, its findings and no file left", async () => {
  const { status, location, body } = await post("code,name\np1,王一\n,李二\np3,\n", { kind: "people" }, "人员.csv");
  const job = await ended(body.id);

  expect([status, location]).toEqual([202, `/api/imports/${body.id}`]);
  expect(job).toMatchObject({ kind: "people", fileName: "人员.csv", state: "done", rowsRead: 3, rowsStored: 1, rowsRejected: 2, error: null });
  const first = await get<{ items: ImportFinding[]; nextCursor: string }>(`/api/imports/${job.id}/findings?limit=1`);
  const second = await get<{ items: ImportFinding[]; nextCursor: null }>(`/api/imports/${job.id}/findings?limit=1&cursor=${first.nextCursor}`);
  expect([...first.items, ...second.items].map(({ rowNumber, field, reason }) => [rowNumber, field, reason])).toEqual([[2, "code", "missing"], [3, "name", "missing"]]);
  expect(second.nextCursor).toBeNull();
  const csv = await (await app.request(`/api/imports/${job.id}/findings.csv`)).text();
  expect(csv.split("\r\n").slice(0, 2)).toEqual(["row_number,outcome,field,reason,value,message", expect.stringMatching(/^2,rejected,code,missing,/)]);
  expect(await readdir(deps.uploads.path)).toEqual([]);
});

test("a number that no import can have, and a parameter of the findings that does not exist, are refused", async () => {
  const status = async (path: string) => (await app.request(path)).status;

  expect(await status("/api/imports/99999999999999999999/findings.csv")).toBe(400);
  expect(await status("/api/imports/99999999999999999999/findings")).toBe(400);
  expect(await status("/api/imports/9007199254740991/findings.csv")).toBe(404);
  expect(await status("/api/imports/1/findings.csv?limit=1")).toBe(400);
});

test("a dry run is told apart and stores nothing", async () => {
  const { body } = await post("code,name\np1,王一\n", { kind: "people", dryRun: "true" });
  const job = await ended(body.id);

  expect(job).toMatchObject({ dryRun: true, state: "done", rowsStored: 1 });
  expect(await store.kysely.selectFrom("person").selectAll().execute()).toEqual([]);
});

test("a file that cannot be used fails its job with the sentence that says why", async () => {
  const { body } = await post("code,nmae\np1,王一\n", { kind: "people" });

  expect(await ended(body.id)).toMatchObject({ state: "failed", error: expect.stringContaining('the field "name"') as string, errorZh: expect.stringContaining("缺少必填的字段 name") as string });
});

const WRONG_FORMS: readonly (readonly [fields: Record<string, string>, field: string, sentence: string])[] = [
  [{}, "kind", "kind"],
  [{ kind: "peple" }, "kind", 'Did you mean "people"?'],
  [{ kind: "people", options: "{" }, "options", "not JSON"],
  [{ kind: "people", options: '{"mapp":{}}' }, "options", "mapp"],
  [{ kind: "people", options: '{"timeZone":"Mars"}' }, "timeZone", "not a time zone"],
  [{ kind: "people", options: '{"map":{"name":"a\\u0000"}}' }, "options", "U+0000"],
  [{ kind: "people", options: '{"recode":{"a":{"\\ud800":"b"}}}' }, "options", "surrogate"],
  [{ kind: "people", dryRun: "perhaps" }, "dryRun", "true or false"],
  [{ kind: "people", colour: "red" }, "colour", "known are"],
];

test("a form that cannot be used is refused, names the field and leaves nothing", async () => {
  const answers = await Promise.all(WRONG_FORMS.map(async ([fields]) => post("code,name\n", fields)));

  expect(answers.map(({ status, body }) => [status, body.error?.details?.map((detail) => detail.field), body.error?.message])).toEqual(
    WRONG_FORMS.map(([, field, sentence]) => [400, [field], expect.stringContaining(sentence)]),
  );
  expect(await store.kysely.selectFrom("import_job").selectAll().execute()).toEqual([]);
  expect(await readdir(deps.uploads.path)).toEqual([]);
});

test("a form without a file, and what is no form, are refused", async () => {
  const headers = { "content-type": "multipart/form-data; boundary=x" };

  expect((await app.request("/api/imports", { method: "POST", headers, body: "--x\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\npeople\r\n--x--" })).status).toBe(400);
  expect((await app.request("/api/imports", { method: "POST", headers: { "content-type": "application/json" }, body: "{}" })).status).toBe(400);
  const named = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\0.csv\"\r\n\r\ncode\r\n--x--";
  expect((await app.request("/api/imports", { method: "POST", headers, body: named })).status).toBe(400);
  expect((await app.request("/api/imports?dryRun=true", { method: "POST", headers, body: "" })).status).toBe(400);
});

test("a file beyond the limit is refused while it arrives, and removed", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "ecogrid-test-"));
  const small = await openImportJobs(store, { dataDir, settings, maxUploadBytes: 1000, workerFile: undefined, logError: () => undefined });
  app = checkedApp(createApi({ ...deps, ...small }));

  const { status, body } = await post("x".repeat(2000), { kind: "people" });

  expect([status, body.error?.code]).toEqual([413, "too_large"]);
  expect(await readdir(small.uploads.path)).toEqual([]);
});

test("the same key makes one job of the same upload, and is refused for another", async () => {
  const key = { "idempotency-key": "k-1" };
  const first = await post("code,name\na,x\n", { kind: "people" }, "a.csv", key);
  const again = await post("code,name\na,x\n", { kind: "people" }, "a.csv", key);
  const other = await post("code,name\nb,x\n", { kind: "people" }, "a.csv", key);

  expect([first.status, again.status, other.status]).toEqual([202, 202, 409]);
  expect(again.body.id).toBe(first.body.id);
  await deps.jobs.idle();
  expect(await readdir(deps.uploads.path)).toEqual([]);
});

test("jobs are listed newest first, page by page", async () => {
  const ids: number[] = [];
  for (const name of ["a", "b", "c"]) ids.push((await post(`code,name\n${name},x\n`, { kind: "people" })).body.id);
  await deps.jobs.idle();

  const first = await get<{ items: ImportJob[]; nextCursor: string }>("/api/imports?limit=2");
  const second = await get<{ items: ImportJob[]; nextCursor: null }>(`/api/imports?limit=2&cursor=${first.nextCursor}`);

  expect([...first.items, ...second.items].map((job) => job.id)).toEqual([...ids].reverse());
  expect(second.nextCursor).toBeNull();
});

test("a job that waits is cancelled at once; one that is over is not", async () => {
  // Keeps the first from ending before the second is cancelled.
  const gate = await store.pool.connect();
  await gate.query("begin; lock table person in exclusive mode");
  const running = await post("code,name\na,x\n", { kind: "people" });
  const waiting = await post("code,name\nb,x\n", { kind: "people" });

  const response = await app.request(`/api/imports/${waiting.body.id}/cancel`, { method: "POST" });
  await gate.query("commit");
  gate.release();
  const afterwards = await ended(running.body.id);

  expect(await response.json()).toMatchObject({ state: "cancelled" });
  expect(afterwards.state).toBe("done");
  expect((await app.request(`/api/imports/${waiting.body.id}/cancel`, { method: "POST" })).status).toBe(409);
  expect((await app.request("/api/imports/99999/cancel", { method: "POST" })).status).toBe(404);
  expect(await store.kysely.selectFrom("person").select("code").execute()).toEqual([{ code: "a" }]);
});

test("what a killed process left is run again if its file is there, and failed with a sentence if not", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "ecogrid-test-"));
  const started = { kind: "people", fileName: "people.csv", options, bytesTotal: 20, cameBy: "command", state: "running" } as const;
  const withFile = await createImportJob(store.kysely, { ...started, cameBy: "upload" });
  const without = await createImportJob(store.kysely, started);
  await mkdir(join(dataDir, "imports"));
  await write(join(dataDir, "imports", `${withFile}.upload`), "code,name\np1,王一\n");
  await write(join(dataDir, "imports", "left-over.part"), "half");

  const opened = await openImportJobs(store, { dataDir, settings, maxUploadBytes: 1000, workerFile: undefined, logError: () => undefined });
  await opened.jobs.idle();

  expect(await readImportJob(store.kysely, withFile)).toMatchObject({ state: "done", rowsStored: 1 });
  expect(await readImportJob(store.kysely, without)).toMatchObject({ state: "failed", error: expect.stringContaining("Run it again") as string });
  expect(await readdir(join(dataDir, "imports"))).toEqual([]);
});

test("a job whose database goes away during the run is run again once it answers", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "ecogrid-test-"));
  const id = await createImportJob(store.kysely, { kind: "people", fileName: "people.csv", options, bytesTotal: 20, sha256: "x", cameBy: "upload", state: "queued" });
  await mkdir(join(dataDir, "imports"));
  await write(join(dataDir, "imports", `${id}.upload`), "code,name\np1,王一\n");
  const uploads = new UploadFolder(dataDir, 1000);
  const direct = directWork({ db: store.kysely, pool: store.pool, settings });
  const name = new URL(store.connectionString).pathname.slice(1);
  const allow = (may: boolean) => withAdministrator(inject("databaseServerUrl"), async (client) => {
    await client.query(`alter database ${name} with allow_connections ${may}`);
    // The feed of the app beside it is not what this is about.
    if (!may) await client.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and application_name = 'ecogrid'", [name]);
  });
  let runs = 0;
  const work: BackgroundWork = {
    ...direct,
    async run(task, signal) {
      if (++runs > 1) return direct.run(task, signal);
      await allow(false);
      setTimeout(() => void allow(true), 600);
      throw new Error("Connection terminated unexpectedly");
    },
  };
  const jobs = new ImportJobs({ db: store.kysely, pool: store.pool, work, uploads, logError: () => undefined });

  await jobs.resume();
  await jobs.idle();

  expect(runs).toBe(2);
  expect(await readImportJob(store.kysely, id)).toMatchObject({ state: "done", rowsStored: 1 });
  expect(await readdir(uploads.path)).toEqual([]);
});

test("an upload of a server with another data directory is left to that server", async () => {
  const job = { kind: "people", fileName: "people.csv", options, bytesTotal: 20, sha256: "x", cameBy: "upload" } as const;
  const queued = await createImportJob(store.kysely, { ...job, state: "queued" });
  const killed = await createImportJob(store.kysely, { ...job, state: "running" });
  const dataDir = await mkdtemp(join(tmpdir(), "ecogrid-test-"));

  const opened = await openImportJobs(store, { dataDir, settings, maxUploadBytes: 1000, workerFile: undefined, logError: () => undefined });
  await opened.jobs.idle();

  expect([(await readImportJob(store.kysely, queued)).state, (await readImportJob(store.kysely, killed)).state]).toEqual(["queued", "running"]);
  expect(await (await app.request(`/api/imports/${killed}/cancel`, { method: "POST" })).json()).toMatchObject({ state: "cancelled" });
});

test("a job that keeps taking the server down is given up", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "ecogrid-test-"));
  const id = await createImportJob(store.kysely, { kind: "people", fileName: "people.csv", options, bytesTotal: 20, cameBy: "upload", state: "running" });
  await mkdir(join(dataDir, "imports"));
  await write(join(dataDir, "imports", `${id}.upload`), "code,name\np1,王一\n");
  await write(join(dataDir, "imports", `${id}.upload.attempts`), "...");

  const opened = await openImportJobs(store, { dataDir, settings, maxUploadBytes: 1000, workerFile: undefined, logError: () => undefined });
  await opened.jobs.idle();

  expect(await readImportJob(store.kysely, id)).toMatchObject({ state: "failed", error: expect.stringContaining("3 times") as string });
});

test("a job that another living process runs is left to it", async () => {
  const id = await createImportJob(store.kysely, { kind: "people", fileName: "people.csv", options, bytesTotal: 20, cameBy: "upload", state: "running" });
  const dataDir = await mkdtemp(join(tmpdir(), "ecogrid-test-"));

  await withJobLock(store.pool, id, async () => {
    await openImportJobs(store, { dataDir, settings, maxUploadBytes: 1000, workerFile: undefined, logError: () => undefined });

    expect(await readImportJob(store.kysely, id)).toMatchObject({ state: "running" });
    expect((await app.request(`/api/imports/${id}/cancel`, { method: "POST" })).status).toBe(409);
  });
  expect(await isJobHeld(store.pool, id)).toBe(false);
});

test("cells by API: loaded, checked, refused with the finding, accepted and in force", async () => {
  const content = collection(squareCell("a", 110, 30), squareCell("b", 110.5, 30));
  const { body } = await post(content, { kind: "cells", options: JSON.stringify({ level: "town", createLevel: true }) }, "two.geojson");
  expect(await ended(body.id)).toMatchObject({ state: "done", rowsStored: 2 });
  const { items: [draft] } = await get<{ items: { id: number }[] }>("/api/editions");
  const path = `/api/editions/${draft?.id}`;
  const act = (action: string, request?: unknown) => app.request(`${path}/${action}`, {
    method: "POST", ...(request === undefined ? {} : { body: JSON.stringify(request), headers: { "content-type": "application/json" } }),
  });

  await store.pool.query("update cell set name_en = 'East Town' where code = 'b'");
  const checked = await (await act("check")).json() as { findingCounts: { error: number } };
  const refused = await act("publish");
  const { items: findings } = await get<{ items: TopologyFinding[] }>(`${path}/findings`);
  const collectionAnswer = await app.request(`${path}/findings.geojson`);
  const errors = findings.filter((finding) => finding.severity === "error").map((finding) => finding.id);
  const published = await act("publish", { accept: errors, reason: "agreed" });

  expect(checked.findingCounts.error).toBe(errors.length);
  expect(findings[0]).toMatchObject({ cellCodes: ["a", "b"], cellNames: ["Cell a", "Cell b"], cellNamesEn: ["Cell a", "East Town"] });
  expect(findings[0]?.adviceEn).toContain("East Town (b)");
  expect(findings[0]?.adviceZh).not.toContain("East Town");
  expect(refused.status).toBe(409);
  expect(await refused.json()).toMatchObject({ error: { code: "conflict", details: [{ field: errors[0] }] } });
  expect(collectionAnswer.status).toBe(200);
  expect(published.status).toBe(200);
  expect(await published.json()).toMatchObject({ status: "published", findingCounts: { accepted: errors.length } });
  expect((await act("check")).status).toBe(409);
  expect((await app.request("/api/editions/999/findings")).status).toBe(404);
});

test("findings are listed errors first, then warnings, then notices, across pages", async () => {
  const { id } = await store.kysely.insertInto("boundary_edition")
    .values({ territory: "t", name: "t-1", status: "draft", effective_from: "-infinity" }).returning("id").executeTakeFirstOrThrow();
  const finding = (severity: "error" | "warning" | "notice", kind: string, size: number) => ({
    edition_id: id, finding_id: `${kind}:${size}`, kind, severity, cell_codes: [], cell_names: [], level_depth: 1, size, unit: "count" as const, geometry: "null", detail: "{}",
  });
  await store.kysely.insertInto("topology_finding").values([
    finding("notice", "repeated_position", 9), finding("warning", "gap", 1), finding("notice", "wrong_winding", 8), finding("error", "overlap", 2), finding("error", "overlap", 5),
  ]).execute();

  const ids: string[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const page: { items: { id: string }[]; nextCursor: string | null } = await get(`/api/editions/${id}/findings?limit=2${cursor && `&cursor=${cursor}`}`);
    ids.push(...page.items.map((item) => item.id));
    cursor = page.nextCursor;
  }

  expect(ids).toEqual(["overlap:5", "overlap:2", "gap:1", "repeated_position:9", "wrong_winding:8"]);
});
