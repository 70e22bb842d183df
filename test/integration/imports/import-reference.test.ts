import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { normalise } from "../../../geo/index.ts";
import type { Store } from "../../../server/store/open-store.ts";
import { collection, squareCell, temporaryFolder, writeFile } from "../../support/import-file.ts";
import { runCommand } from "../../support/run-command.ts";
import { createTestDatabase } from "../../support/test-database.ts";

let store: Store;
let folder: string;
beforeEach(async () => {
  store = await createTestDatabase();
  folder = temporaryFolder();
});
afterEach(() => store.close());

/** Imports a table; answers the exit code and "row field reason" of each finding. */
async function load(kind: string, lines: readonly string[], ...flags: string[]) {
  writeFile(folder, `${kind}.csv`, `${lines.join("\n")}\n`);
  return loadFile(kind, `${kind}.csv`, ...flags);
}

async function loadFile(kind: string, name: string, ...flags: string[]) {
  const result = await runCommand(store, [kind, name, "--findings", `${kind}.findings.csv`, ...flags], folder);
  let findings: string[] = [];
  if (result.said.includes("findings written")) {
    findings = readFileSync(join(folder, `${kind}.findings.csv`), "utf8").trim().split("\r\n").slice(1)
      .map((line) => line.split(",")).map(([row, , field, reason]) => `${row} ${field} ${reason}`);
  }
  return { ...result, findings };
}

const rowsOf = async (text: string) => (await sql.raw<Record<string, unknown>>(text).execute(store.kysely)).rows;
const stored = (said: string) => /stored +(\d+)/.exec(said)?.[1];
const present = (said: string) => /already there +(\d+)/.exec(said)?.[1];

async function loadStaff(): Promise<void> {
  await load("departments", ["code,name,first_contact", "env,生态环境局,是", "urb,综合执法局,"]);
  await load("posts", ["code,name,kind,department,heads_department", "env-head,局长,department_head,env,yes", "env-1,网格员,grid_officer,env,"]);
  await load("people", ["code,name,phone", "p1,王一,1", "p2,李二,2", "p3,赵三,"]);
}

test("departments, posts and people are stored once, and a head is named by the post", async () => {
  await loadStaff();
  const again = await load("people", ["code,name", "p1,王一", "p2,李二改"]);

  expect([stored(again.said), present(again.said)]).toEqual(["1", "1"]);
  expect(await rowsOf("select code, head_post_code, is_first_contact from department order by code")).toEqual([
    { code: "env", head_post_code: "env-head", is_first_contact: true }, { code: "urb", head_post_code: null, is_first_contact: false },
  ]);
  // The second file has no telephone column, so the numbers stay.
  expect(await rowsOf("select name, phone from person order by code")).toEqual([
    { name: "王一", phone: "1" }, { name: "李二改", phone: "2" }, { name: "赵三", phone: null },
  ]);
});

test("a row that names what is not there is a finding, and the others are stored with one event", async () => {
  await loadStaff();

  const result = await load("posts", ["code,name,kind,department", "a,甲,officer,env", "b,乙,officer,evn", "a,丙,officer,env", ",丁,officer,env"]);

  expect(result).toMatchObject({ code: 0, findings: ["2 department unknown_department", "3 code duplicate_code", "4 code missing"] });
  expect(await rowsOf("select payload from event order by seq desc limit 1")).toEqual([{ payload: { kind: "posts", count: 1 } }]);
});

test("GB18030, semicolons and Chinese column names are read", async () => {
  // 编号;姓名 and 9;张伟 in GB18030.
  writeFile(folder, "people.csv", Buffer.from([0xb1, 0xe0, 0xba, 0xc5, 0x3b, 0xd0, 0xd5, 0xc3, 0xfb, 0x0a, 0x39, 0x3b, 0xd5, 0xc5, 0xce, 0xb0, 0x0a]));

  const result = await loadFile("people", "people.csv");

  expect(result.code).toBe(0);
  expect(await rowsOf("select code, name from person")).toEqual([{ code: "9", name: "张伟" }]);
});

test("two holders of one post at once are a finding; a deputy beside the holder is not", async () => {
  await loadStaff();

  const result = await load("holdings", [
    "post,person,role,from,to", "env-1,p1,holder,2024-01-01,2025-01-01", "env-1,p2,holder,2024-06-01,", "env-1,p3,deputy,2024-06-01,", "env-1,p2,holder,2025-01-01,",
    "env-1,p2,holder,2026-02-01,2026-01-01",
  ]);

  expect(result.findings).toEqual(["2 from overlapping_holding", "5 to empty_period"]);
  expect(await rowsOf("select person_code, role, held::text from post_holding order by person_code")).toEqual([
    { person_code: "p1", role: "holder", held: '["2023-12-31 16:00:00+00","2024-12-31 16:00:00+00")' },
    { person_code: "p2", role: "holder", held: '["2024-12-31 16:00:00+00",)' },
    { person_code: "p3", role: "deputy", held: '["2024-05-31 16:00:00+00",)' },
  ]);
});

test("the same holding with an end ends it, after which another may begin", async () => {
  await loadStaff();
  await load("holdings", ["post,person,from,to", "env-1,p1,2024-01-01,"]);

  const result = await load("holdings", ["post,person,from,to", "env-1,p1,2024-01-01,2025-01-01", "env-1,p2,2025-01-01,", "env-1,p2,2025-01-01,"]);

  expect([result.findings, stored(result.said), present(result.said)]).toEqual([[], "2", "1"]);
});

test("leaves are kept once and can be prolonged", async () => {
  await loadStaff();
  await load("leaves", ["person,from,to,reason", "p1,2026-01-01,2026-01-10,病假"]);

  const result = await load("leaves", ["person,from,to", "p1,2026-01-01,2026-01-20", "px,2026-01-01,", "p2,2026-02-01,2026-01-01"]);

  expect(result.findings).toEqual(["2 person unknown_person", "3 to empty_period"]);
  expect(await rowsOf("select away::text, reason from leave")).toEqual([{ away: '["2025-12-31 16:00:00+00","2026-01-19 16:00:00+00")', reason: "病假" }]);
});

test("categories may stand in any order; circles and unknown parents are findings", async () => {
  const result = await load("categories", ["code,name,parent", "noise.night,夜间,noise", "noise,噪声,", "a,甲,b", "b,乙,a", "c,丙,nowhere", "d,丁,c"]);

  expect(result.findings.sort()).toEqual(["3 parent circular_parent", "4 parent circular_parent", "5 parent unknown_category", "6 parent circular_parent"]);
  expect(await rowsOf("select code, parent_code from category order by code")).toEqual([
    { code: "noise", parent_code: null }, { code: "noise.night", parent_code: "noise" },
  ]);
});

test("a cell that two territories have needs its territory", async () => {
  await loadStaff();
  writeFile(folder, "north.geojson", collection(squareCell("1", 110, 40), squareCell("2", 111, 40)));
  writeFile(folder, "south.geojson", collection(squareCell("1", 110, 20)));
  await runCommand(store, ["cells", "north.geojson", "--level", "town", "--create-level"], folder);
  await runCommand(store, ["cells", "south.geojson", "--level", "town"], folder);

  const result = await load("rules", [
    "code,cell,territory,department,assists", "r1,1,,env,", "r2,1,south,env,", "r3,2,,env,urb；env", "r4,9,,env,", "r5,2,south,env,", "r6,,,env,nobody",
  ]);

  expect(result.findings.sort()).toEqual(["1 cell ambiguous_cell", "4 cell unknown_cell", "5 territory unknown_cell", "6 assists unknown_department"]);
  expect(await rowsOf("select code, territory, cell_code, assist_department_codes from responsibility_rule order by code")).toEqual([
    { code: "r2", territory: "south", cell_code: "1", assist_department_codes: [] },
    { code: "r3", territory: "north", cell_code: "2", assist_department_codes: ["urb", "env"] },
  ]);
});

test("time bands, periods and leading posts of rules must make sense", async () => {
  await loadStaff();
  await load("categories", ["code,name", "noise,噪声"]);

  const result = await load("rules", [
    "code,department,category,band_from,band_to,post,post_kind,from,to",
    "ok,env,noise,22:00,06:00,env-1,,2024-01-01,", "half,env,,22:00,,,,,", "empty,env,,22:00,22:00,,,,", "both,env,,,,env-1,grid_officer,,",
    "past,env,,,,,,2024-01-02,2024-01-01", "time,env,,25:00,26:00,,,,", "cat,env,nois,,,,,,",
  ]);

  expect(result.findings.sort()).toEqual([
    "2 band_to missing", "3 band_from empty_period", "4 post_kind post_and_kind", "5 to empty_period",
    "6 band_from not_a_time_of_day", "6 band_to not_a_time_of_day", "7 category unknown_category",
  ]);
  expect(await rowsOf("select band_from_minute, band_to_minute, lead_post_code from responsibility_rule")).toEqual([{ band_from_minute: 1320, band_to_minute: 360, lead_post_code: "env-1" }]);
});

test("positions in a table need their reference system and are brought to WGS 84", async () => {
  const lines = ["code,name,经度,纬度", "e1,甲,117.0,34.9", "e2,乙,,34.9", "e3,丙,1170,34.9"];

  expect(await load("enterprises", lines)).toMatchObject({ code: 1, complained: expect.stringContaining("--crs") as string });
  const result = await load("enterprises", lines, "--crs", "gcj02");

  expect(result.findings).toEqual(["2 x missing", "3 x out_of_range"]);
  const [enterprise] = await rowsOf("select lng, lat from enterprise");
  const [lng, lat] = normalise({ x: 117, y: 34.9, crs: "gcj02" });
  expect(enterprise).toEqual({ lng, lat });
});

test("reaches and sections come from GeoJSON; parts that go on are one line", async () => {
  const reach = (code: string, coordinates: unknown, type = "MultiLineString") => ({ type: "Feature", properties: { code, river: "沙河", name: code }, geometry: { type, coordinates } });
  writeFile(folder, "reaches.geojson", collection(
    reach("r1", [[[117, 34], [117.1, 34]], [[117.1, 34], [117.2, 34]]]), reach("r2", [[117.2, 34]], "LineString"), reach("r3", [117, 34], "Point"),
  ));
  writeFile(folder, "sections.geojson", collection(
    { type: "Feature", properties: { code: "s1", name: "断面", reach: "r1", target_class: "Ⅲ类" }, geometry: { type: "Point", coordinates: [117.1, 34] } },
    { type: "Feature", properties: { code: "s2", name: "断面", reach: "r9", target_class: "VI" }, geometry: { type: "Point", coordinates: [117.1, 34] } },
  ));

  expect((await loadFile("river-reaches", "reaches.geojson")).findings).toEqual(["2 geometry bad_geometry", "3 geometry wrong_geometry"]);
  expect((await loadFile("monitoring-sections", "sections.geojson")).findings).toEqual(["2 target_class not_a_water_class"]);
  expect(await rowsOf("select code, substring(geometry_wkb from 2 for 1)::text as type, length(geometry_wkb) as bytes from river_reach")).toEqual([{ code: "r1", type: "\\x02", bytes: 9 + 3 * 16 }]);
  expect(await rowsOf("select code, reach_code, target_class from monitoring_section")).toEqual([{ code: "s1", reach_code: "r1", target_class: 3 }]);
});

test("a level whose depth is taken, or that has cells, does not move", async () => {
  await load("levels", ["code,depth,name", "county,1,县", "town,2,镇"]);
  writeFile(folder, "towns.geojson", collection(squareCell("1", 110, 40)));
  await runCommand(store, ["cells", "towns.geojson", "--level", "镇"], folder);

  const result = await load("levels", ["code,depth,name", "village,2,村", "town,3,镇", "county,1,区县", "Bad Code,5,x"]);

  expect(result.findings.sort()).toEqual(["1 depth depth_taken", "2 depth level_in_use", "4 code bad_code"]);
  expect(await rowsOf("select code, depth, name_zh from cell_level order by depth")).toEqual([{ code: "county", depth: 1, name_zh: "区县" }, { code: "town", depth: 2, name_zh: "镇" }]);
});

test("a dry run finds the same and stores nothing; strict ends with 2", async () => {
  await loadStaff();
  const lines = ["code,name,kind,department", "a,甲,officer,env", "b,乙,officer,evn"];

  expect(await load("posts", lines, "--dry-run", "--strict")).toMatchObject({ code: 2, findings: ["2 department unknown_department"] });
  expect(await rowsOf("select 1 from post where code = 'a'")).toEqual([]);
});

test("an unknown column is refused with the nearest there is, and nothing is stored", async () => {
  const result = await load("people", ["code,name", "p1,王一"], "--map", "name=nmae");

  expect(result).toMatchObject({ code: 1, complained: expect.stringContaining('Did you mean "name"?') as string });
  expect(await rowsOf("select 1 from person")).toEqual([]);
});

test("a file with some fields of known rules leaves their period, time band and leader as they are", async () => {
  await loadStaff();
  await load("rules", [
    "code,department,band_from,band_to,post,post_kind,from,to",
    "old,env,22:00,06:00,env-1,,2020-01-01,2021-01-01", "kind,env,,,,grid_officer,2020-01-01,",
  ]);
  const terms = "select code, band_from_minute as f, band_to_minute as t, lead_post_code as post, lead_post_kind as kind, valid::text from responsibility_rule order by code";
  const before = await rowsOf(terms);

  const basis = await load("rules", ["code,department,legal_basis", "old,env,法一", "kind,env,法二"]);

  expect([basis.findings, stored(basis.said)]).toEqual([[], "2"]);
  expect(await rowsOf(terms)).toEqual(before);

  // Naming a post takes the place of the kind; an end alone keeps the beginning; half a band keeps the other half.
  const post = await load("rules", ["code,department,post", "kind,env,env-1"]);
  const end = await load("rules", ["code,department,to", "kind,env,2022-01-01"]);
  const half = await load("rules", ["code,department,band_from", "old,env,20:00", "kind,env,20:00"]);

  expect([post.findings, end.findings, half.findings]).toEqual([[], [], ["2 band_to missing"]]);
  expect(await rowsOf(terms)).toEqual([
    { code: "kind", f: null, t: null, post: "env-1", kind: null, valid: '["2019-12-31 16:00:00+00","2021-12-31 16:00:00+00")' },
    { ...before[1], f: 1200 },
  ]);
});

test("holdings and leaves without an end column keep the ends that are stored", async () => {
  await loadStaff();
  await load("holdings", ["post,person,role,from,to", "env-1,p1,deputy,2024-01-01,2025-01-01"]);
  await load("leaves", ["person,from,to", "p1,2026-01-01,2026-01-10"]);

  const holdings = await load("holdings", ["post,person,from", "env-1,p1,2024-01-01"]);
  const leaves = await load("leaves", ["person,from,reason", "p1,2026-01-01,病假"]);

  expect([present(holdings.said), stored(leaves.said)]).toEqual(["1", "1"]);
  expect(await rowsOf("select role, held::text from post_holding")).toEqual([{ role: "deputy", held: '["2023-12-31 16:00:00+00","2024-12-31 16:00:00+00")' }]);
  expect(await rowsOf("select away::text, reason from leave")).toEqual([{ away: '["2025-12-31 16:00:00+00","2026-01-09 16:00:00+00")', reason: "病假" }]);
});

test("a row with a value too few or too many is refused", async () => {
  await loadStaff();

  const result = await load("leaves", ["person,from,to", "p1,2026-01-01", "p2,2026-01-01,,2026-01-10", "p3,2026-01-01,2026-01-10"]);

  expect(result.findings).toEqual(["1  ragged_row", "2  ragged_row"]);
  expect(readFileSync(join(folder, "leaves.findings.csv"), "utf8")).toContain("The row has 2 values, the header 3.");
  expect(await rowsOf("select person_code from leave")).toEqual([{ person_code: "p3" }]);
});

test("codes, departments, posts, categories and parents are known by their Chinese column names", async () => {
  const results = [
    await load("departments", ["编码,名称", "env,生态环境局"]),
    await load("posts", ["编号,名称,kind,部门", "env-1,网格员,grid_officer,env"]),
    await load("people", ["编号,姓名", "p1,王一"]),
    await load("holdings", ["岗位,person", "env-1,p1"]),
    await load("categories", ["编码,名称,上级编码", "n,噪声,", "n1,施工噪声,n"]),
    await load("rules", ["编号,类别,部门,岗位", "r1,n1,env,env-1"]),
  ];

  expect(results.map(({ code, findings }) => [code, findings])).toEqual(results.map(() => [0, []]));
  expect(await rowsOf("select category_code, lead_post_code from responsibility_rule")).toEqual([{ category_code: "n1", lead_post_code: "env-1" }]);
});

test("a period that cannot be is quoted with the days of the file", async () => {
  await loadStaff();
  await load("leaves", ["person;from;to", "p1;2026-12-20;2026-12-10", "p2;2026-12-20 08:30;2026-12-10"]);

  const findings = readFileSync(join(folder, "leaves.findings.csv"), "utf8");
  expect(findings).toContain(",2026-12-20 – 2026-12-10,");
  expect(findings).toContain(",2026-12-20 08:30 – 2026-12-10,");
});

test("who takes over as the first contact names whom it displaces", async () => {
  await loadStaff();

  const result = await load("departments", ["code,name,first_contact", "urb,综合执法局,yes"]);

  expect(result.said).toContain('"urb" takes over as the first-contact department from "env" (生态环境局)');
});

test("a table without rows ends with 1 and a sentence", async () => {
  expect(await load("people", ["code,name"])).toMatchObject({ code: 1, complained: expect.stringContaining("holds no rows") as string });
});

test("imports into the demo city say that it is one", async () => {
  const before = await load("people", ["code,name", "p1,王一"]);
  await sql`insert into deployment (name_zh, name_en, is_demo) values ('示范市', 'Demo City', true)`.execute(store.kysely);
  const after = await load("people", ["code,name", "p2,李二"]);

  expect([before.said.includes("演示数据"), after.said.includes("演示数据")]).toEqual([false, true]);
});
