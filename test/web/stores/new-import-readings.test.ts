import { expect, test } from "vitest";
import type { ImportKindDescription } from "../../../server/contract/import.ts";
import { type FieldSource, firstChoices, type ImportPlan, indicatorsWithoutUnit, optionsOf, problemsOf } from "../../../web/stores/new-import-state.ts";
import { answerHeadings } from "../../../web/workers/heading-questions.ts";

const field = (name: string, isRequired = false) => ({ name, isRequired, aliases: [], description: "" });
const KIND = { kind: "readings", summary: "", place: "none", hasTimes: true, fields: [field("section", true), field("observed_at", true), field("indicator"), field("value"), field("unit"), field("w01001"), field("w21003"), field("w01019")] } as ImportKindDescription;

/** As the form does: fields by column, units as the headings say. */
function planOf(columns: Readonly<Record<string, string>>, chosen: Readonly<Record<string, string>> = {}, fixed: Readonly<Record<string, string>> = {}): ImportPlan {
  const { headings, indicators } = answerHeadings(Object.values(columns));
  const sources = new Map<string, FieldSource>(Object.entries(columns).map(([name, column]) => [name, { from: "column", column }]));
  for (const [name, value] of Object.entries(fixed)) sources.set(name, { from: "value", value });
  return {
    kind: KIND, file: { size: 1 }, head: { kind: "table", columns: Object.values(columns), rows: [], delimiter: ",", encoding: "utf-8" } as unknown as ImportPlan["head"], sources, choices: firstChoices("Asia/Shanghai"), mostUploadBytes: 1e9,
    units: { stated: new Map(headings.map(({ column, unit }) => [column, unit])), chosen: new Map(Object.entries(chosen)), byIndicator: new Map(indicators.map((each) => [each.indicator, each])) },
  };
}
const WIDE = { section: "断面", observed_at: "时间", w01001: "pH", w21003: "氨氮(µg/L)", w01019: "codmn_mgL" };

test("headings that state their units need nothing more, and a pH needs none", () => {
  expect(problemsOf(planOf(WIDE))).toEqual([]);
});

test("an indicator whose heading states no unit waits for one to be chosen, and it is sent", () => {
  const plan = planOf({ ...WIDE, w21003: "氨氮" });
  expect(problemsOf(plan)).toEqual(["units"]);
  expect(indicatorsWithoutUnit(plan)).toEqual(["w21003"]);

  const chosen = planOf({ ...WIDE, w21003: "氨氮" }, { w21003: "µg/L" });
  expect(problemsOf(chosen)).toEqual([]);
  expect(optionsOf(chosen, true).set).toEqual({ "unit.w21003": "µg/L" });
});

test("one unit for all columns serves as well", () => {
  expect(problemsOf(planOf({ ...WIDE, w21003: "氨氮" }, {}, { unit: "mg/L" }))).toEqual([]);
});

test("a long table needs its units too", () => {
  const long = { section: "断面", observed_at: "时间", indicator: "指标", value: "值" };
  expect(problemsOf(planOf(long))).toEqual(["unit"]);
  expect(problemsOf(planOf({ ...long, unit: "单位" }))).toEqual([]);
});

test("a table in which nothing was measured is told apart", () => {
  expect(problemsOf(planOf({ section: "断面", observed_at: "时间" }))).toEqual(["measured"]);
});
