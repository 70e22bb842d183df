import { createHash } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Store } from "../../../server/store/open-store.ts";
import { temporaryFolder, writeFile } from "../../support/import-file.ts";
import { runCommand } from "../../support/run-command.ts";
import { createTestDatabase } from "../../support/test-database.ts";

let store: Store;
let folder: string;
beforeEach(async () => {
  store = await createTestDatabase();
  folder = temporaryFolder();
});
afterEach(() => store.close());

const CONTENT = "external_id,occurred_at,category\n1,2024-05-01T00:00:00Z,noise\n2,2024-05-02T00:00:00Z,noise\n";
const load = (name: string, ...flags: string[]) => runCommand(store, ["incidents", name, "--create-categories", ...flags], folder);
const systems = async () => (await store.kysely.selectFrom("incident").select("source_system").orderBy("id").execute()).map((row) => row.source_system);

test("the same file under another name is refused unless the source system is stated", async () => {
  for (const name of ["may.csv", "copy of may.csv"]) writeFile(folder, name, CONTENT);
  expect((await load("may.csv")).code).toBe(0);

  const refused = await load("copy of may.csv");
  const tried = await load("copy of may.csv", "--dry-run");

  expect(refused.code).toBe(1);
  expect(refused.complained).toContain('as "may.csv", which import 1 stored');
  expect(refused.complained).toContain('--source-system "may"');
  expect(tried).toMatchObject({ code: 1, complained: refused.complained });
  expect(await systems()).toEqual(["may", "may"]);
  const { rows } = await store.pool.query("select file_sha256, state from import_job order by id");
  const sha256 = createHash("sha256").update(CONTENT).digest("hex");
  expect(rows).toEqual([{ file_sha256: sha256, state: "done" }, { file_sha256: sha256, state: "failed" }]);

  expect((await load("copy of may.csv", "--source-system", "may")).said).toMatch(/already there +2/);
  expect((await load("copy of may.csv", "--source-system", "twice")).said).toMatch(/stored +2/);
});

test("the same file under the same name, and a changed one under another, are taken", async () => {
  writeFile(folder, "may.csv", CONTENT);
  writeFile(folder, "june.csv", `${CONTENT}3,2024-06-01T00:00:00Z,noise\n`);

  expect((await load("may.csv")).said).toMatch(/stored +2/);
  expect((await load("may.csv")).said).toMatch(/already there +2/);
  expect((await load("june.csv")).said).toMatch(/stored +3/);
});

test("a file whose rows say their source system may be called anything", async () => {
  const content = "external_id,source_system,occurred_at,category\n1,12345,2024-05-01T00:00:00Z,noise\n";
  for (const name of ["a.csv", "b.csv"]) writeFile(folder, name, content);

  expect((await load("a.csv")).said).toMatch(/stored +1/);
  expect((await load("b.csv")).said).toMatch(/already there +1/);
});
