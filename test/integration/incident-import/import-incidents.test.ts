import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createApi } from "../../../server/api.ts";
import { importOptionsSchema, type ImportReport } from "../../../server/contract/import.ts";
import type { ResponsibilityChecks } from "../../../server/contract/responsibility.ts";
import { InvalidError } from "../../../server/errors.ts";
import { appendEvent } from "../../../server/events/append-events.ts";
import { CHUNK_ROWS } from "../../../server/imports/incidents/chunk-writer.ts";
import { importIncidents } from "../../../server/imports/incidents/import-incidents.ts";
import { connectPool } from "../../../server/store/connect-pool.ts";
import type { Store } from "../../../server/store/open-store.ts";
import { memorySource } from "../../server/imports/read/memory-source.ts";
import { testApiDeps } from "../../support/test-api-deps.ts";
import { createTestDatabase } from "../../support/test-database.ts";
import { publishEdition } from "./published-edition.ts";
import { newImportJob, runImport, TEST_SETTINGS } from "./run-import.ts";

let store: Store;
beforeEach(async () => {
  store = await createTestDatabase();
  await publishEdition(store, "square", [{
    level: "cell", depth: 1,
    cells: { type: "FeatureCollection", features: [square("A", 117, 34), square("B", 118, 34)] },
  }]);
  await store.pool.query("insert into category (code, name_zh) values ('noise', '噪声')");
});
afterEach(() => store.close());

const OPTIONS = { crs: "wgs84", timeZone: "Asia/Shanghai", sourceSystem: "12345" } as const;
const HEADER = "external_id,occurred_at,category,title,x,y";

function square(code: string, lng: number, lat: number) {
  const ring = [[lng, lat], [lng + 1, lat], [lng + 1, lat + 1], [lng, lat + 1], [lng, lat]];
  return { type: "Feature" as const, properties: { code }, geometry: { type: "Polygon" as const, coordinates: [ring] } };
}

function file(rows: readonly string[], name = "rows.csv") {
  return memorySource([HEADER, ...rows, ""].join("\n"), name, 4096);
}

const englishNotes = ({ notes }: ImportReport): string[] => notes.map(({ en }) => en);

/** Incidents and events as they are stored. */
async function storedFacts() {
  const incidents = await store.pool.query<{ id: number; external_id: string; cell_code: string | null; import_id: number; assignment_result: string }>(
    "select id, external_id, cell_code, import_id, assignment_result from incident order by id");
  const events = await store.pool.query<{ payload: { importId: number; firstId: number; lastId: number; count: number } }>(
    "select payload from event where type = 'incidents.imported' order by seq");
  return { incidents: incidents.rows, events: events.rows.map(({ payload }) => payload) };
}

test("every kind of dirt is told apart, and the totals add up", async () => {
  const { report, findings } = await runImport(store, file([
    "1,2024-05-01 08:00:00,noise,ok,117.5,34.5",
    "2,2024-05-01 08:00:00,noise,no position,,",
    "3,2024-05-01 08:00:00,noise,words,east,34.5",
    "4,2024-05-01 08:00:00,noise,too far,517.5,34.5",
    "5,2024-05-01 08:00:00,noise,zero,0,0",
    "6,2124-05-01 08:00:00,noise,future,117.5,34.5",
    "7,when,noise,bad date,117.5,34.5",
    "8,,noise,no date,117.5,34.5",
    "9,2024-05-01 08:00:00,music,unknown,117.5,34.5",
    "10,2024-05-01 08:00:00,,no category,117.5,34.5",
    "1,2024-05-01 08:00:00,noise,again,117.5,34.5",
    `11,2024-05-01 08:00:00,noise,${"x".repeat(201)},117.5,34.5`,
    "12,2024-05-01 08:00:00,noise",
    "13,2024-05-01 08:00:00,noise,nul \0,117.5,34.5",
    '14,2024-05-01 08:00:00,noise,"open,117.5,34.5',
    "15,2024-05-01 08:00:00,噪声,by name and elsewhere,10,10",
    ",2024-05-01 08:00:00,noise,no number,117.5,34.5",
    "16,01/02/2024 08:00,noise,two ways,117.5,34.5",
  ]), OPTIONS);

  expect(findings.map(({ rowNumber, field, reason, outcome }) => `${rowNumber} ${field} ${reason} ${outcome}`).sort()).toEqual([
    "2 x missing_position stored", "3 x unreadable_position rejected", "4 x absurd_position rejected", "5 x null_island rejected",
    "6 occurred_at future_date rejected", "7 occurred_at unreadable_date rejected", "8 occurred_at missing_date rejected",
    "9 category unknown_category rejected", "10 category missing_category rejected", "11 external_id duplicate_in_file stored",
    "12 title too_long rejected", "13  ragged_row rejected", "14 title bad_bytes rejected", "15  bad_quotes rejected",
    "17 external_id missing_external_id rejected", "18 occurred_at ambiguous_date rejected",
  ].sort());
  expect(report).toMatchObject({ rowsRead: 18, rowsStored: 3, rowsPresent: 1, rowsRejected: 14, results: { gap: 1, unassigned: 2 } });
  const { incidents } = await storedFacts();
  expect(incidents.map(({ external_id, cell_code }) => [external_id, cell_code])).toEqual([["1", "A"], ["2", null], ["15", null]]);
});

test("bytes that are no characters are refused where they decide and kept where they only describe", async () => {
  const text = Buffer.from(`${HEADER}\n1,2024-05-01 08:00:00,noise,标题一,117.5,34.5\n2,2024-05-01 08:00:00,noise,T?,117.5,34.5\n3?,2024-05-01 08:00:00,noise,t,117.5,34.5\n`);
  for (let i = 0; i < text.length; i++) if (text[i] === 0x3f) text[i] = 0xff;

  const { report, findings } = await runImport(store, memorySource(text), OPTIONS);

  expect(findings.map(({ rowNumber, field, reason, outcome }) => [rowNumber, field, reason, outcome])).toEqual([
    [2, "title", "bad_bytes", "stored"], [3, "external_id", "bad_bytes", "rejected"],
  ]);
  expect(report.rowsStored).toBe(2);
});

test("importing the same file again stores nothing, and a longer file only what is new", async () => {
  const rows = Array.from({ length: 50 }, (_, i) => `N${i},2024-05-01 08:00:00,noise,t,117.${i},34.5`);
  await runImport(store, file(rows), OPTIONS);

  const again = await runImport(store, file(rows), OPTIONS);
  const longer = await runImport(store, file([...rows, "N50,2024-05-01 08:00:00,noise,t,118.5,34.5"]), OPTIONS);

  expect(again.report).toMatchObject({ rowsStored: 0, rowsPresent: 50 });
  expect(longer.report).toMatchObject({ rowsStored: 1, rowsPresent: 50 });
  const { incidents, events } = await storedFacts();
  expect(incidents).toHaveLength(51);
  expect(events).toEqual([
    expect.objectContaining({ firstId: incidents[0]?.id, lastId: incidents[49]?.id, count: 50 }),
    expect.objectContaining({ firstId: incidents[50]?.id, lastId: incidents[50]?.id, count: 1 }),
  ]);
});

test("a dry run says what the import then does, and stores nothing", async () => {
  const rows = ["1,2024-05-01 08:00:00,new one,t,117.5,34.5", "2,bad,noise,t,117.5,34.5", "1,2024-05-01 08:00:00,noise,t,117.5,34.5"];
  const options = { ...OPTIONS, createCategories: true };

  const dry = await runImport(store, file(rows), { ...options, dryRun: true });
  const before = await storedFacts();
  const wet = await runImport(store, file(rows), options);

  expect(before).toEqual({ incidents: [], events: [] });
  const { elapsedMs: _dry, ...said } = dry.report;
  const { elapsedMs: _wet, ...done } = wet.report;
  expect(said).toEqual(done);
  expect(dry.findings).toEqual(wet.findings);
  expect(done).toMatchObject({ rowsStored: 1, rowsPresent: 1, rowsRejected: 1, createdCategories: ["NEW-ONE"] });
});

test("categories are made only for rows that are kept, with the value as name", async () => {
  const { report } = await runImport(store, file(["1,2024-05-01 08:00:00,Dust / Site,t,117.5,34.5", "2,2024-05-01 08:00:00,Other,t,999,34.5"]), { ...OPTIONS, createCategories: true });

  expect(report.createdCategories).toEqual(["DUST-SITE"]);
  const { rows } = await store.pool.query("select code, name_zh from category where code <> 'noise'");
  expect(rows).toEqual([{ code: "DUST-SITE", name_zh: "Dust / Site" }]);
});

test("what the checks say of categories that the import made is what its incidents got", async () => {
  const deps = await testApiDeps(store);
  const { report } = await runImport(store, file(["1,2026-05-01 08:00:00,Dust,t,117.5,34.5", "2,2026-05-01 08:00:00,Smoke,t,117.5,34.5", "3,2026-05-01 08:00:00,Smoke,t,117.5,34.5"]), { ...OPTIONS, createCategories: true });
  expect([report.results, englishNotes(report).filter((note) => note.includes("changed while"))]).toEqual([{ gap: 3 }, []]);

  await vi.waitFor(async () => {
    const response = await createApi(deps).request("/api/responsibility/checks?at=2026-06-01T00:00:00Z");
    const { counts, items } = (await response.json()) as ResponsibilityChecks;
    expect(counts.category_without_rule).toBe(3);
    expect(items.filter(({ kind }) => kind === "category_without_rule").map(({ category, incidents }) => [category?.code, incidents])).toEqual([["SMOKE", 2], ["DUST", 1], ["noise", 0]]);
  });
});

test("two imports of one file at the same time store every row once", async () => {
  const rows = Array.from({ length: 30_000 }, (_, i) => `N${(i * 7919) % 30_000},2024-05-01 08:00:00,noise,t,117.5,34.5`);

  const [one, other] = await Promise.all([runImport(store, file(rows), OPTIONS), runImport(store, file([...rows].reverse()), OPTIONS)]);

  expect(one.report.rowsStored + other.report.rowsStored).toBe(30_000);
  expect(one.report.rowsPresent + other.report.rowsPresent).toBe(30_000);
  const { incidents, events } = await storedFacts();
  expect(incidents).toHaveLength(30_000);
  for (const { importId, firstId, lastId, count } of events) {
    expect(incidents.filter(({ id, import_id }) => import_id === importId && id >= firstId && id <= lastId)).toHaveLength(count);
  }
});

test("a user who may not leave out the server's checks imports all the same", async () => {
  const role = `importer_${Date.now()}`;
  await store.pool.query(`create role ${role}; grant all on all tables in schema public to ${role}; grant all on all sequences in schema public to ${role};
    grant create, temporary on database ${new URL(store.connectionString).pathname.slice(1)} to ${role}`);
  const address = new URL(store.connectionString);
  address.searchParams.set("options", `-c role=${role}`);
  const pool = await connectPool(address.href);
  try {
    const { report } = await runImport({ ...store, pool }, file(["1,2024-05-01 08:00:00,noise,t,117.5,34.5"]), OPTIONS);

    expect(report.rowsStored).toBe(1);
    expect(englishNotes(report).join()).toContain("session_replication_role");
  } finally {
    await pool.end();
    await store.pool.query(`drop owned by ${role}; drop role ${role}`);
  }
});

test("references are still checked: a category that vanished stops the import", async () => {
  const source = file(["1,2024-05-01 08:00:00,noise,t,117.5,34.5"]);
  const importing = runImport({ ...store, kysely: store.kysely.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      // The importer's own list of categories, read after the rules and people.
      if (result.rows.some((row) => row.name_zh === "噪声" && Object.keys(row).length === 3)) await store.pool.query("delete from category");
      return result;
    },
  }) }, source, OPTIONS);

  await expect(importing).rejects.toThrow(/removed while the file was imported.*Import it again/);
  expect((await storedFacts()).incidents).toEqual([]);
});

test("a cancelled import keeps whole chunks and can be finished later", async () => {
  const rows = Array.from({ length: 35_000 }, (_, i) => `N${i},2024-05-01 08:00:00,noise,t,117.5,34.5`);
  const stop = new AbortController();
  const source = file(rows);
  const open = source.open.bind(source);
  source.open = (onBytes) => open((done) => { onBytes(done); if (done * 3 > source.bytesTotal * 2) stop.abort(new Error("cancelled")); });

  await expect(runImport(store, source, OPTIONS, stop.signal)).rejects.toThrow("cancelled");
  const { incidents, events } = await storedFacts();
  const finished = await runImport(store, file(rows), OPTIONS);

  expect(incidents.length).toBeGreaterThan(0);
  expect(incidents).toHaveLength(events.reduce((sum, { count }) => sum + count, 0));
  expect(finished.report).toMatchObject({ rowsPresent: incidents.length, rowsStored: 35_000 - incidents.length });
});

test("a cut-off file says how much of it was stored, and that is every whole row", async () => {
  const rows = Array.from({ length: 40_000 }, (_, i) => `N${i},2024-05-01 08:00:00,noise,t${(i * 7919) % 104_729},117.${i},34.5`);
  const bytes = gzipSync([HEADER, ...rows].join("\n"));

  await expect(runImport(store, memorySource(bytes.subarray(0, bytes.length * 0.7), "cut.csv.gz", 65_536), OPTIONS))
    .rejects.toThrow(/cut\.csv\.gz stops in the middle.* (\d+) whole rows.* \1 of them were stored, 0 were present, 0 were refused/);
});

test("points of a GeoJSON file are read without naming columns", async () => {
  const collection = { type: "FeatureCollection", features: [
    { type: "Feature", properties: { external_id: 1, occurred_at: "2024-05-01T00:00:00Z", category: "noise" }, geometry: { type: "Point", coordinates: [118.5, 34.5] } },
    { type: "Feature", properties: { external_id: 2, occurred_at: "2024-05-01T00:00:00Z", category: "noise" }, geometry: null },
    { type: "Feature", properties: { external_id: 3, occurred_at: "2024-05-01T00:00:00Z", category: "noise" }, geometry: { type: "LineString", coordinates: [[1, 1], [2, 2]] } },
  ] };
  const { report, findings } = await runImport(store, memorySource(JSON.stringify(collection), "points.geojson"), { sourceSystem: "12345", crs: "wgs84" });

  expect(report).toMatchObject({ rowsStored: 2, rowsRejected: 1 });
  expect(findings.map(({ rowNumber, reason }) => [rowNumber, reason])).toEqual([[2, "missing_position"], [3, "unreadable_position"]]);
  expect((await storedFacts()).incidents.map(({ cell_code }) => cell_code)).toEqual(["B", null]);
});

test("without a column of numbers, rows are known by what they say", async () => {
  const rows = ["2024-05-01 08:00:00,noise,a", "2024-05-01 08:00:00,noise,b", "2024-05-01 08:00:00,noise,a"];
  const source = () => memorySource(["occurred_at,category,title", ...rows].join("\n"));
  const first = await runImport(store, source(), OPTIONS);
  const again = await runImport(store, source(), OPTIONS);

  expect(first.report).toMatchObject({ rowsStored: 2, rowsPresent: 1 });
  expect(again.report).toMatchObject({ rowsStored: 0, rowsPresent: 3 });
  expect(englishNotes(first.report).join()).toContain("fingerprint");
});

test("values keep every character that text can hold", async () => {
  const title = 'tab\t, back\\slash, "quotes", line\nbreak, \\N, 😀';
  await runImport(store, memorySource(`${HEADER}\n1,2024-05-01 08:00:00,noise,"${title.replaceAll('"', '""')}",117.5,34.5\n`), OPTIONS);

  const { rows } = await store.pool.query("select title, raw_x, lng, occurred_at from incident");
  expect(rows).toEqual([{ title, raw_x: 117.5, lng: 117.5, occurred_at: new Date("2024-05-01T00:00:00Z") }]);
});

test("many rows at one position are reported as a placeholder and stored", async () => {
  const rows = Array.from({ length: 60 }, (_, i) => `N${i},2024-05-01 08:00:00,noise,t,${i % 2 ? "117.25" : `117.${1000 + i}`},34.25`);
  const { report } = await runImport(store, file(rows), OPTIONS);

  expect(report).toMatchObject({ rowsStored: 60, placeholders: [{ x: 117.25, y: 34.25, rows: 30 }] });
});

test.each([
  ["no reference system", {}, { crs: undefined }, /--crs/],
  ["no time zone", {}, { timeZone: undefined }, /row 1.*--timezone/],
  ["an unknown time zone", {}, { timeZone: "Mars/Olympus" }, /not a time zone/],
  ["an unknown column", { map: { title: "headline" } }, {}, /no column "headline"/],
  ["an unknown field", { map: { colour: "title" } }, {}, /no field "colour"/],
  ["a comparison with a missing column", { compare: ["area=cell.code"] }, {}, /no column "area"/],
  ["a comparison at an unknown level", { compare: ["title=cell.code@galaxy"] }, {}, /no level "galaxy"/],
  ["an unknown date order", { set: { date_order: "ymd" } }, {}, /mdy or dmy/],
])("%s is refused before anything is stored", async (_what, more, less, sentence) => {
  const options = { ...OPTIONS, ...more } as Record<string, unknown>;
  for (const [name, value] of Object.entries(less)) { if (value === undefined) delete options[name]; else options[name] = value; }
  const importing = runImport(store, file(["1,2024-05-01 08:00:00,noise,t,117.5,34.5"]), options);

  await expect(importing).rejects.toThrow(sentence);
  await expect(importing).rejects.toBeInstanceOf(InvalidError);
  expect((await storedFacts()).incidents).toEqual([]);
});

test("numbers too small for the database are stored as nothing, not refused by it", async () => {
  const { report } = await runImport(store, memorySource(
    "external_id,occurred_at,category,x,y,accuracy_metres\n1,2024-05-01 08:00:00,noise,117.5,34.5,1e-50\n2,2024-05-01 08:00:00,noise,1e-400,34.5,0.00049\n", "rows.csv", 4096,
  ), OPTIONS);

  expect(report.rowsStored).toBe(2);
  const { rows } = await store.pool.query("select raw_x, accuracy_metres from incident order by external_id");
  expect(rows).toEqual([{ raw_x: 117.5, accuracy_metres: 0 }, { raw_x: 0, accuracy_metres: 0 }]);
});

test("rules published while a file is read count for the rows that follow, and the report says from which on", async () => {
  const rows = Array.from({ length: 2 * CHUNK_ROWS + 1000 }, (_, i) => `${i},2024-05-01 08:00:00,noise,t,117.5,34.5`);
  const importId = await newImportJob(store, "rows.csv");
  let published: Promise<unknown> | undefined;
  const publish = () => store.kysely.transaction().execute(async (trx) => {
    await trx.insertInto("department").values({ code: "d", name_zh: "部门", is_first_contact: true }).execute();
    await appendEvent(trx, { type: "reference.imported", incidentId: null, payload: { kind: "departments", count: 1 } });
  });
  const source = memorySource([HEADER, ...rows, ""].join("\n"), "rows.csv", 65_536);
  const report = await importIncidents({ ...source, open: (onBytes) => Readable.from(slowly(source.open(onBytes), () => published)) }, importOptionsSchema.parse(OPTIONS), {
    db: store.kysely, pool: store.pool, importId, signal: new AbortController().signal, settings: TEST_SETTINGS, onFinding: () => undefined,
    onProgress: ({ rowsRead }) => { if (rowsRead > 0) published ??= publish(); },
  });

  const { rows: [last] } = await store.pool.query("select department_code from incident where external_id = $1", [String(rows.length - 1)]);
  const { rows: [first] } = await store.pool.query("select department_code from incident where external_id = '0'");
  expect([first, last]).toEqual([{ department_code: null }, { department_code: "d" }]);
  expect(englishNotes(report).filter((note) => note.includes("changed while the file was read"))).toEqual([expect.stringMatching(/rows from \d+ on were assigned by the new ones/)]);
});

/** Goes on reading only once what the test began is done. */
async function* slowly(bytes: AsyncIterable<unknown>, pause: () => Promise<unknown> | undefined): AsyncGenerator<unknown> {
  for await (const piece of bytes) {
    await pause();
    yield piece;
  }
}

test("a record may name a cell of another territory on the same ground", async () => {
  await publishEdition(store, "wards", [{
    level: "ward", depth: 2, cells: { type: "FeatureCollection", features: [square("W1", 117, 34)] },
  }]);
  const { report } = await runImport(store, memorySource(
    "external_id,occurred_at,category,x,y,area,ward\n1,2024-05-01,noise,117.5,34.5,A,W1\n2,2024-05-01,noise,118.5,34.5,A,W1\n", "rows.csv", 4096,
  ), { ...OPTIONS, compare: ["area=cell.code@cell", "ward=cell.code@ward"] });

  expect(report.agreements).toMatchObject([
    { column: "area", compared: 2, exact: 1, elsewhere: 1, unknownArea: 0 },
    { column: "ward", compared: 2, exact: 1, elsewhere: 1, unknownArea: 0 },
  ]);
});

test("a recode table of which no value was met is told", async () => {
  const rows = ["1,2024-05-01 08:00:00,noise,a,117.5,34.5"];
  const { report } = await runImport(store, file(rows), { ...OPTIONS, recode: { category: { Noise: "noise" }, title: { a: "b" } } });

  expect(englishNotes(report).filter((note) => note.includes("replaced nothing"))).toEqual([expect.stringContaining("--recode category")]);
});

test("where the recorded cell is farther, the examples name what was found at its level, or the nearest and how far", async () => {
  const within = (code: string, parent: string, lng: number) => {
    const { properties, ...rest } = square(code, lng, 40);
    return { ...rest, properties: { ...properties, parent } };
  };
  await publishEdition(store, "two-levels", [
    { level: "ward", depth: 2, cells: { type: "FeatureCollection", features: [square("W1", 10, 40), square("W2", 11, 40)] } },
    { level: "beat", depth: 3, cells: { type: "FeatureCollection", features: [within("B1", "W1", 10), within("B2", "W2", 11)] } },
  ]);
  const at = (id: number, recorded: string, x: number) => `${id},2024-05-01 08:00:00,noise,${recorded},${x},40.5`;
  const { report } = await runImport(store, file([at(1, "W1", 11.5), at(2, "W1", 9.998), at(3, "W2", 5)]), { ...OPTIONS, compare: ["title=cell.code@ward"] });
  const told = englishNotes(report).find((note) => note.includes("farther than")) ?? "";

  expect(told).toContain("row 1 (W1 recorded, W2 found)");
  expect(told).toMatch(/row 2 \(W1 recorded, nearest cell W1, 1[67]\d m away, outside every cell\)/);
  expect(told).toContain("row 3 (W2 recorded, outside every cell)");
});
