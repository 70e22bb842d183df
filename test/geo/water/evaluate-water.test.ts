import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { evaluateWater, indicatorOf, LIMIT_TABLES, limitsInForce, type LimitTable, printMainItem, readWaterClass, WATER_CLASS_SIGNS, type WaterBody } from "../../../geo/index.ts";
import { noSharedData, sharedData } from "../../support/shared-data.ts";
import { propertyRuns } from "../../support/property-runs.ts";

const gb2002 = LIMIT_TABLES[0] as LimitTable;

/** Table 1 of GB 3838-2002 as its published text has it, written down a second time on purpose. */
const TABLE_1: readonly (readonly [name: string, body: WaterBody, limits: readonly string[]])[] = [
  ["高锰酸盐指数", "river", ["2", "4", "6", "10", "15"]],
  ["化学需氧量", "river", ["15", "15", "20", "30", "40"]],
  ["五日生化需氧量", "river", ["3", "3", "4", "6", "10"]],
  ["氨氮", "river", ["0.15", "0.5", "1.0", "1.5", "2.0"]],
  ["总磷", "river", ["0.02", "0.1", "0.2", "0.3", "0.4"]],
  ["总磷", "lake", ["0.01", "0.025", "0.05", "0.1", "0.2"]],
  ["总氮", "lake", ["0.2", "0.5", "1.0", "1.5", "2.0"]],
  ["铜", "river", ["0.01", "1.0", "1.0", "1.0", "1.0"]],
  ["锌", "river", ["0.05", "1.0", "1.0", "2.0", "2.0"]],
  ["氟化物", "river", ["1.0", "1.0", "1.0", "1.5", "1.5"]],
  ["硒", "river", ["0.01", "0.01", "0.01", "0.02", "0.02"]],
  ["砷", "river", ["0.05", "0.05", "0.05", "0.1", "0.1"]],
  ["汞", "river", ["0.00005", "0.00005", "0.0001", "0.001", "0.001"]],
  ["镉", "river", ["0.001", "0.005", "0.005", "0.005", "0.01"]],
  ["六价铬", "river", ["0.01", "0.05", "0.05", "0.05", "0.1"]],
  ["铅", "river", ["0.01", "0.01", "0.05", "0.05", "0.1"]],
  ["氰化物", "river", ["0.005", "0.05", "0.2", "0.2", "0.2"]],
  ["挥发酚", "river", ["0.002", "0.002", "0.005", "0.01", "0.1"]],
  ["石油类", "river", ["0.05", "0.05", "0.05", "0.5", "1.0"]],
  ["阴离子表面活性剂", "river", ["0.2", "0.2", "0.2", "0.3", "0.3"]],
  ["硫化物", "river", ["0.05", "0.1", "0.2", "0.5", "1.0"]],
  ["粪大肠菌群", "river", ["200", "2000", "10000", "20000", "40000"]],
];

const LIMIT_CASES = TABLE_1.flatMap(([name, body, limits]) => limits.flatMap((limit, at) => {
  const at1 = limits.indexOf(limit) + 1;
  const beyond = limits.findIndex((other) => Number(other) > Number(limit)) + 1 || 6;
  return [
    { name, body, value: Number(limit), expected: at1, what: `${limit} is the limit of ${WATER_CLASS_SIGNS[at]}` },
    // Just beyond: one more unit in the seventh decimal.
    { name, body, value: Number((Number(limit) + 1e-7).toFixed(7)), expected: beyond, what: `just above ${limit}` },
  ];
}));

test.each(LIMIT_CASES)("$name of a $body: $what gives class $expected", ({ name, body, value, expected }) => {
  expect(classOfItem(name, value, body)).toBe(expected);
});

test.each([
  [7.5, 1], [7.49, 2], [6, 2], [5.99, 3], [5, 3], [4.99, 4], [3, 4], [2.99, 5], [2, 5], [1.99, 6], [0, 6], [0.03, 6],
])("dissolved oxygen of %d mg/L gives class %d", (value, expected) => {
  expect(classOfItem("溶解氧", value, "river")).toBe(expected);
});

test.each([[6, 1], [9, 1], [7.2, 1], [5.99, 6], [9.01, 6]])("pH %d gives class %d", (value, expected) => {
  expect(classOfItem("pH", value, "lake")).toBe(expected);
});

test("phosphorus that is Ⅲ in a river is worse in a lake", () => {
  expect([classOfItem("总磷", 0.15, "river"), classOfItem("总磷", 0.15, "lake")]).toEqual([3, 5]);
});

test("nitrogen of a river and temperature have no class; nitrogen and coliforms of a lake do not decide", () => {
  const river = evaluate({ 总氮: 9, 水温: 31, 氨氮: 0.1 }, "river");
  const lake = evaluate({ 总氮: 9, 粪大肠菌群: 90_000, 氨氮: 0.1 }, "lake");

  expect(river.items.map(({ waterClass }) => waterClass)).toEqual([null, 1, null]);
  expect([river.waterClass, lake.waterClass]).toEqual([1, 1]);
  expect(lake.items.map(({ waterClass, isDecisive }) => [waterClass, isDecisive])).toEqual([[1, true], [6, false], [6, false]]);
});

test("exactly 21 of the 24 items decide", () => {
  const codes = [...gb2002.rules.lake.keys()];
  const judged = codes.filter((code) => indicatorOf(code)?.role === "judged");
  expect(judged).toHaveLength(21);
});

test("nothing that can be judged gives no class", () => {
  expect(evaluate({ 水温: 20 }, "river")).toMatchObject({ waterClass: null, grade: null, meetsTarget: null, mainItems: [] });
  expect(evaluateWater([], { limits: gb2002, waterBody: "river" }).waterClass).toBeNull();
});

test("main items: the worst class first, then the larger multiple; at most three", () => {
  const { mainItems } = evaluate({ 高锰酸盐指数: 13.2, 氨氮: 1.77, 总磷: 0.5, 化学需氧量: 22, 溶解氧: 4 }, "river");

  expect(mainItems.map(printMainItem)).toEqual(["总磷(1.5)", "高锰酸盐指数(1.2)", "氨氮(0.8)"]);
});

test("cyanide and heavy metals over their limit come before worse classes of others", () => {
  const { mainItems } = evaluate({ 氨氮: 9, 高锰酸盐指数: 30, 镉: 0.0051, 氰化物: 0.21, 总磷: 0.9 }, "river");

  expect(mainItems.map(printMainItem)).toEqual(["氰化物(0.1)", "镉(0.02)", "氨氮(8.0)"]);
});

test("a water of class Ⅲ names no main items; oxygen and pH are named without a multiple", () => {
  expect(evaluate({ 氨氮: 1.0, 高锰酸盐指数: 6 }, "river").mainItems).toEqual([]);
  expect(evaluate({ 溶解氧: 0.03, pH: 9.5 }, "river").mainItems.map(printMainItem)).toEqual(["pH", "溶解氧"]);
});

test("class against target", () => {
  const evaluated = (targetClass: number) => evaluateWater([{ indicator: "w21003", value: 1.2 }], { limits: gb2002, waterBody: "river", targetClass: targetClass as 3 });
  expect([evaluated(3).meetsTarget, evaluated(4).meetsTarget, evaluated(3).items[0]?.isOverTarget]).toEqual([false, true, true]);
});

test("limits are picked by the day of observation", () => {
  const revision = { ...gb2002, standard: "GB 3838-revised", validFrom: "2030-01-01" };
  const tables = [{ ...gb2002, validTo: "2029-12-31" }, revision];

  expect(limitsInForce("2002-05-31")).toBeUndefined();
  expect(limitsInForce("2002-06-01")?.standard).toBe("GB 3838-2002");
  expect(limitsInForce("2029-12-31", tables)?.standard).toBe("GB 3838-2002");
  expect(limitsInForce("2030-01-01", tables)?.standard).toBe("GB 3838-revised");
});

const someValues = fc.dictionary(
  fc.constantFrom("pH", "溶解氧", "高锰酸盐指数", "氨氮", "总磷", "铅", "总氮"), fc.double({ min: 0, max: 20, noNaN: true }), { minKeys: 1 });

test("making one value worse never makes the class better", () => {
  fc.assert(fc.property(someValues, fc.constantFrom<WaterBody>("river", "lake"), fc.double({ min: 0, max: 10, noNaN: true }), fc.nat(6), (values, body, by, pick) => {
    const name = Object.keys(values)[pick % Object.keys(values).length] ?? "";
    const value = values[name] ?? 0;
    fc.pre(name !== "pH" || value > 7);
    const worse = { ...values, [name]: name === "溶解氧" ? Math.max(0, value - by) : value + by };

    expect(evaluate(worse, body).waterClass ?? 0).toBeGreaterThanOrEqual(evaluate(values, body).waterClass ?? 0);
  }), { numRuns: propertyRuns(300) });
});

test("the class is that of the worst decisive item, and leaving an item out never makes it worse", () => {
  fc.assert(fc.property(someValues, (values) => {
    const whole = evaluate(values, "river");
    const alone = Object.entries(values).map(([name, value]) => evaluate({ [name]: value }, "river").waterClass ?? 0);
    expect(whole.waterClass ?? 0).toBe(Math.max(...alone));
  }), { numRuns: propertyRuns(200) });
});

const weekly = noSharedData ? [] : readFileSync(sharedData("water/weekly_report_2007w02_sample.csv"), "utf8").trim().split("\n").slice(1)
  .map((line) => line.match(/("[^"]*"|[^,]*)(,|$)/g)?.map((cell) => cell.replace(/,$/, "").replaceAll('"', "")) ?? [])
  .map(([, section = "", , ph, oxygen, permanganate, ammonia, published = "", , main = ""]) => ({
    section, published, main: main.split(",").filter((name) => name !== "").toSorted(),
    values: { pH: Number(ph), 溶解氧: Number(oxygen), 高锰酸盐指数: Number(permanganate), 氨氮: Number(ammonia) },
  }));

test.skipIf(noSharedData)("the six sections of the official weekly report have their published class and main pollutants", () => {
  expect(weekly).toHaveLength(6);
  for (const { section, published, main, values } of weekly) {
    const { waterClass, mainItems } = evaluate(values, "river");
    expect([section, waterClass, mainItems.map(({ indicator }) => indicator.nameZh).toSorted()]).toEqual([section, readWaterClass(published), main]);
  }
});

function evaluate(values: Readonly<Record<string, number>>, waterBody: WaterBody) {
  return evaluateWater(Object.entries(values).map(([name, value]) => ({ indicator: codeOf(name), value })), { limits: gb2002, waterBody });
}

function classOfItem(name: string, value: number, waterBody: WaterBody): number | null | undefined {
  return evaluate({ [name]: value }, waterBody).items[0]?.waterClass;
}

const CODES: Readonly<Record<string, string>> = {
  水温: "w01010", pH: "w01001", 溶解氧: "w01009", 高锰酸盐指数: "w01019", 化学需氧量: "w01018", 五日生化需氧量: "w01017", 氨氮: "w21003", 总磷: "w21011", 总氮: "w21001",
  铜: "w20138", 锌: "w20139", 氟化物: "w21017", 硒: "w20128", 砷: "w20119", 汞: "w20111", 镉: "w20115", 六价铬: "w20117", 铅: "w20120", 氰化物: "w21016",
  挥发酚: "w23002", 石油类: "w22001", 阴离子表面活性剂: "w19002", 硫化物: "w21019", 粪大肠菌群: "w02003",
};

function codeOf(name: string): string {
  return CODES[name] ?? name;
}
