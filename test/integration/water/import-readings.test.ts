import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Store } from "../../../server/store/open-store.ts";
import { temporaryFolder, writeFile } from "../../support/import-file.ts";
import { runCommand } from "../../support/run-command.ts";
import { noSharedData, sharedData } from "../../support/shared-data.ts";
import { storeSmallWaters } from "../../support/small-waters.ts";
import { createTestDatabase } from "../../support/test-database.ts";

let store: Store;
let folder: string;
beforeEach(async () => {
  store = await createTestDatabase();
  folder = temporaryFolder();
  await storeSmallWaters(store);
});
afterEach(() => store.close());

async function load(lines: readonly string[], ...flags: string[]) {
  writeFile(folder, "readings.csv", `${lines.join("\n")}\n`);
  const result = await runCommand(store, ["readings", "readings.csv", "--findings", "f.csv", ...flags], folder);
  const findings = result.said.includes("findings written")
    ? readFileSync(join(folder, "f.csv"), "utf8").trim().split("\r\n").slice(1).map((line) => line.split(",").slice(0, 4).join(" ")) : [];
  const totals = ["(?:would be )?stored", "already there", "rejected"].map((word) => Number(new RegExp(`^\\s*${word} +(\\d+)`, "m").exec(result.said)?.[1]));
  return { ...result, findings, totals };
}

const readings = async () => (await sql<{ text: string }>`
  select concat_ws(' ', section_code, indicator, to_char(observed_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI'), value, stated_value, stated_unit, case when below_detection then 'below' end) as text
  from reading order by section_code, indicator, observed_at`.execute(store.kysely)).rows.map(({ text }) => text);

const LONG = ["section,time,indicator,value,unit", "A,2026-03-05 09:00,氨氮,0.32,mg/L", "乙桥,2026-03-05,TP,200,µg/L", "丙桥断面,2026/3/5,w01001,7.1,", "A,2026-03-05T09:00:00+08:00,汞,<0.05,ug/L"];

test("a long table: sections by code or name, units converted exactly, detection limits halved", async () => {
  const { code, totals } = await load(LONG);

  expect([code, totals]).toEqual([0, [4, 0, 0]]);
  expect(await readings()).toEqual([
    "A w20111 2026-03-05 09:00 2.5e-05 <0.05 ug/L below", "A w21003 2026-03-05 09:00 0.32 0.32 mg/L", "B w21011 2026-03-05 00:00 0.2 200 µg/L", "C w01001 2026-03-05 00:00 7.1 7.1 ",
  ]);
});

test("importing again stores nothing twice and tells nobody; a changed value corrects and is told", async () => {
  await load(LONG);
  // The same readings under other names of file and columns.
  const again = await load(["断面,监测时间,监测项目,监测值,单位", ...LONG.slice(1)]);
  const corrected = await load([LONG[0] ?? "", "A,2026-03-05 09:00,氨氮,0.35,mg/L"]);

  expect(again.totals).toEqual([0, 4, 0]);
  expect(corrected).toMatchObject({ totals: [1, 0, 0], findings: ["1 stored value corrected"] });
  expect((await sql`select payload ->> 'count' as count from event where type = 'readings.imported' order by seq`.execute(store.kysely)).rows).toEqual([{ count: "4" }, { count: "1" }]);
  expect(await readings()).toContain("A w21003 2026-03-05 09:00 0.35 0.35 mg/L");
});

test("a wide table with an indicator in a unit that is not known is not taken in part", async () => {
  const lines = ["断面名称,月份,pH,氨氮(mg·L⁻¹),总磷(mg/kg),溶解氧(%),溶解氧(mg/L)", "甲桥,2026年3月,7.2,0.4,80,90,6"];
  const { code, complained } = await load(lines);

  expect(code).toBe(1);
  expect(complained).toContain('The column "总磷(mg/kg)" (总磷) is stated in "mg/kg", which is no unit of it');
  expect(complained).not.toContain("(溶解氧)");
  expect(await readings()).toEqual([]);
  expect((await load(lines, "--map", "w21011=")).totals).toEqual([1, 0, 0]);
  expect(await readings()).toEqual(["A w01001 2026-03-01 00:00 7.2 7.2 ", "A w01009 2026-03-01 00:00 6 6 mg/L", "A w21003 2026-03-01 00:00 0.4 0.4 mg·L-1"]);
});

test("a wide table: indicators and units from the headings; what was not measured is left out", async () => {
  const { totals, said } = await load(["断面名称,月份,pH,溶解氧(mg/L),氨氮（mg/L）,总磷(µg/L),备注", "甲桥,2026年3月,7.2,6.1,0.4,80,好", "支溪口,2026-03,7.9,--,ND,,断流前"]);

  expect(totals).toEqual([2, 0, 0]);
  expect(said).toContain("Readings: 6 added, 0 corrected, 0 present already.");
  expect(await readings()).toEqual([
    "A w01001 2026-03-01 00:00 7.2 7.2 ", "A w01009 2026-03-01 00:00 6.1 6.1 mg/L", "A w21003 2026-03-01 00:00 0.4 0.4 mg/L", "A w21011 2026-03-01 00:00 0.08 80 µg/L",
    "T w01001 2026-03-01 00:00 7.9 7.9 ", "T w21003 2026-03-01 00:00 0 ND mg/L below",
  ]);
});

test("columns can be mapped, and units be set for one or for all", async () => {
  const file = ["s,t,a,b", "A,2026-03-05,0.4,90"];
  const missing = await load(file, "--map", "section=s,observed_at=t,w21003=a,总磷=b", "--set", "unit=mg/L", "--set", "unit.总磷=ppm");
  const good = await load(file, "--map", "section=s,observed_at=t,w21003=a,总磷=b", "--set", "unit=mg/L", "--set", "unit.总磷=µg/L");

  expect(missing).toMatchObject({ code: 1 });
  expect(missing.complained).toContain('is stated in "ppm", which is no unit of it');
  expect(good.totals).toEqual([1, 0, 0]);
  expect(await readings()).toEqual(["A w21003 2026-03-05 00:00 0.4 0.4 mg/L", "A w21011 2026-03-05 00:00 0.09 90 µg/L"]);
});

test("a column without a unit is refused as a whole, naming it and what to do", async () => {
  const { code, complained } = await load(["section,time,氨氮,pH", "A,2026-03-05,0.4,7"]);

  expect(code).toBe(1);
  expect(complained).toContain('The column "氨氮" (氨氮) does not state its unit.');
  expect(complained).toContain("--set unit=mg/L");
  expect(await readings()).toEqual([]);
});

test("bad rows are findings with their place, and the totals add up", async () => {
  const { findings, totals } = await load([
    "section,time,indicator,value,unit",
    "X,2026-03-05,氨氮,1,mg/L", "A,sometime,氨氮,1,mg/L", "A,2026-03-05,氡,1,mg/L", "A,2026-03-05,氨氮,one,mg/L", "A,2026-03-05,氨氮,1,", "A,2026-03-05,氨氮,-1,mg/L",
    "A,2026-03-05,pH,15,", "A,2999-01-01,氨氮,1,mg/L", "A,2026-03-05,氨氮,--,mg/L", "A,2026-03-05,氨氮,1,mg/L,more", "A,2026-03-06,氨氮,1,mg/L", "A,2026-03-06,氨氮,2,mg/L", "A,2026-03-06,氨氮,1,mg/L",
  ]);

  expect(findings).toEqual([
    "1 rejected section unknown_section", "2 rejected observed_at not_a_time", "3 rejected indicator unknown_indicator", "4 rejected value not_a_number", "5 rejected value unknown_unit", "6 rejected value out_of_range",
    "7 rejected value out_of_range", "8 rejected observed_at future_date", "9 rejected  no_value", "10 rejected  ragged_row", "12 rejected value duplicate_in_file",
  ]);
  expect(totals).toEqual([1, 1, 11]);
});

test("one bad value of a wide row is told and its others are stored", async () => {
  const { findings, totals } = await load(["section,time,氨氮(mg/L),总磷(mg/L)", "A,2026-03-05,0.4,many"]);

  expect([findings, totals]).toEqual([["1 stored 总磷(mg/L) not_a_number"], [1, 0, 0]]);
  expect(await readings()).toHaveLength(1);
});

test("a dry run says what would happen and stores nothing", async () => {
  const { totals } = await load(LONG, "--dry-run");

  expect(totals).toEqual([4, 0, 0]);
  expect(await readings()).toEqual([]);
  expect((await sql`select 1 from event where type = 'readings.imported'`.execute(store.kysely)).rows).toEqual([]);
});

test("reaches whose water would flow in a circle are refused", async () => {
  writeFile(folder, "reaches.csv", ["code,name,river,downstream,geometry", 'R3,下段,长河,R1,"LINESTRING(117.3 35,117.4 35)"', ""].join("\n"));

  await runCommand(store, ["river-reaches", "reaches.csv", "--crs", "wgs84", "--findings", "f.csv"], folder);

  expect(readFileSync(join(folder, "f.csv"), "utf8")).toContain("Water would flow in a circle: R1 → R2 → R3 → R1.");
});

test.skipIf(noSharedData)("the official weekly report imports as it is published", async () => {
  const report = readFileSync(sharedData("water/weekly_report_2007w02_sample.csv"), "utf8");
  const names = report.trim().split("\n").slice(1).map((row) => row.split(",")[1] ?? "");
  await store.kysely.insertInto("monitoring_section").values(names.map((name, at) => ({ code: `W${at}`, name_zh: name, name_en: null, reach_code: null, target_class: null, lng: 125, lat: 45 }))).execute();

  const { code, totals } = await load(report.trim().split("\n"), "--map", "observed_at=published");

  expect([code, totals]).toEqual([0, [6, 0, 0]]);
  expect(await readings()).toHaveLength(24);
});

test("a reading from before any standard is stored, with a warning", async () => {
  const { totals, findings } = await load([LONG[0] ?? "", "A,1900-03-05,氨氮,0.32,mg/L", "A,2002-06-01,氨氮,0.32,mg/L"]);

  expect([totals, findings]).toEqual([[2, 0, 0], ["1 stored observed_at before_any_standard"]]);
});
