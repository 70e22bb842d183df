import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  evaluateWater, findIndicator, type Indicator, LIMIT_TABLES, type LimitTable, meanOf, meanOfSum, readHeading, readHeadingInUnknownUnit, readMeasurement, readValue, readWaterClass, refuseImpossible, shiftDecimal, toCanonicalUnit,
} from "../../../geo/index.ts";
import { propertyRuns } from "../../support/property-runs.ts";

const limits = LIMIT_TABLES[0] as LimitTable;
const named = (name: string) => findIndicator(name) as Indicator;

describe("units", () => {
  test.each([
    ["总磷", 200, "µg/L", 0.2], ["总磷", 200, "μg/L", 0.2], ["汞", 0.05, "ug/L", 0.00005], ["汞", 50, "ng/L", 0.00005], ["镉", 5, "微克/升", 0.005],
    ["氨氮", 1, "毫克/升", 1], ["COD", 0.02, "g/L", 20], ["粪大肠菌群", 20, "MPN/100mL", 200], ["粪大肠菌群", 2, "个/mL", 2000],
    ["透明度", 0.25, "m", 25], ["ORP", -0.2, "V", -200], ["水温", 21.5, "℃", 21.5], ["pH", 7.1, "无量纲", 7.1], ["pH", 7.1, "", 7.1], ["DO", 6, "mgL", 6], ["氨氮", 1, "mg·L⁻¹", 1], ["总磷", 200, "μg L−1", 0.2], ["总磷", 200, "ug_L", 0.2],
  ])("%s of %d %s is %d", (name, value, unit, expected) => {
    expect(toCanonicalUnit(named(name), value, unit)).toBe(expected);
  });

  test("200 µg/L of phosphorus is the limit itself, 200.1 µg/L is beyond it", () => {
    const classOf = (micrograms: number) =>
      evaluateWater([{ indicator: "w21011", value: toCanonicalUnit(named("总磷"), micrograms, "µg/L") }], { limits, waterBody: "river" }).waterClass;
    expect([classOf(200), classOf(200.1)]).toEqual([3, 4]);
  });

  test("an unknown unit is refused with those that are known, and so is a missing one", () => {
    expect(() => toCanonicalUnit(named("氨氮"), 1, "ppm")).toThrow('"ppm" is not a unit of 氨氮; known are mg/L, µg/L, ng/L, g/L.');
    expect(() => toCanonicalUnit(named("氨氮"), 1, "")).toThrow("needs its unit stated");
    expect(() => toCanonicalUnit(named("氨氮"), 1, "个/L")).toThrow("is not a unit");
  });

  test("moving the point of a decimal gives the number that its moved digits name", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 999_999_999 }), fc.integer({ min: -9, max: 3 }), fc.integer({ min: -6, max: 6 }), (digits, exponent, power) => {
      expect(shiftDecimal(Number(`${digits}e${exponent}`), power)).toBe(Number(`${digits}e${exponent + power}`));
    }), { numRuns: propertyRuns(500) });
  });
});

describe("means", () => {
  test("means of decimals are exact: a mean on the limit meets it", () => {
    expect(meanOf([0.1, 0.2, 0.3])).toBe(0.2);
    expect(meanOf([0.15, 0.25])).toBe(0.2);
    expect(meanOf([1, 1, 2])).toBe(4 / 3);
    expect(meanOf([1e-7, 3e-7])).toBe(2e-7);
    expect(meanOf([-200, 50])).toBe(-75);
  });

  test("a mean of a sum is the mean of its values", () => {
    expect([meanOfSum("0.6", 3), meanOfSum("4", 3), meanOfSum("-150.00", 2), meanOfSum("0.00000040", 2)]).toEqual([0.2, 4 / 3, -75, 2e-7]);
    expect(() => meanOfSum("NaN", 3)).toThrow("is not the sum of decimals");
  });

  test("the mean of whole thousandths is what integers give", () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 40 }), (thousandths) => {
      const sum = thousandths.reduce((a, b) => a + b, 0);
      expect(meanOf(thousandths.map((n) => n / 1000))).toBe(sum / (thousandths.length * 1000));
    }), { numRuns: propertyRuns(300) });
  });
});

describe("stated values", () => {
  test.each([
    ["0.32", 0.32, false], [" 6.97 ", 6.97, false], ["1.5e-3", 0.0015, false], ["1,200", 1200, false], ["1,234,567.5", 1234567.5, false], ["<0.02", 0.01, true], ["＜0.02", 0.01, true], ["0.05L", 0.025, true],
    ["0.0003L", 0.00015, true], ["ND", 0, true], ["未检出", 0, true], ["−150", -150, false],
  ])("%s is read as %d", (text, value, isBelowDetection) => {
    expect(readValue(text)).toEqual({ value, isBelowDetection });
  });

  test.each([["", "no_value"], ["--", "no_value"], ["断流", "no_value"], ["/", "no_value"], [">24000", "above_range"], ["abc", "not_a_number"], ["1.2.3", "not_a_number"], ["1e999", "not_a_number"], ["0,123", "not_a_number"], ["0,5", "not_a_number"], ["12,3456", "not_a_number"], ["1,200,50", "not_a_number"]])(
    "%s is not a value: %s", (text, reason) => {
      expect(readValue(text)).toMatchObject({ reason });
    });

  test.each([["pH", "ND", ""], ["ORP", "<-200", "mV"], ["透明度", "<10", "cm"], ["水温", "未检出", "℃"]])("%s is never below detection: %s", (name, text, unit) => {
    expect(readMeasurement(named(name), text, unit)).toMatchObject({ reason: "out_of_range" });
  });

  test("a measurement is read, converted and looked over at once", () => {
    expect(readMeasurement(named("汞"), "<0.05", "µg/L")).toEqual({ value: 0.000025, isBelowDetection: true });
    expect(readMeasurement(named("汞"), "0.05", "ppm")).toMatchObject({ reason: "unknown_unit" });
    expect(readMeasurement(named("pH"), "71", "")).toMatchObject({ reason: "out_of_range" });
    expect(readMeasurement(named("氨氮"), "断流", "")).toMatchObject({ reason: "no_value" });
  });

  test("what cannot be is refused", () => {
    expect(refuseImpossible(named("pH"), 14.5)).toMatchObject({ reason: "out_of_range" });
    expect(refuseImpossible(named("氨氮"), -0.1)).toMatchObject({ reason: "out_of_range" });
    expect(refuseImpossible(named("ORP"), -200)).toBeUndefined();
  });
});

test.each([
  ["Ⅲ", 3], ["III", 3], ["iii类", 3], ["3", 3], ["三类", 3], ["Ⅳ类", 4], ["劣Ⅴ", 6], ["劣V类", 6], ["劣五类", 6], ["Ⅴ", 5], ["6", 6], ["Class II", 2], ["", undefined], ["0", undefined], ["优", undefined],
])("%s is read as class %s", (text, expected) => {
  expect(readWaterClass(text)).toBe(expected);
});

test.each([
  ["氨氮(mg/L)", "w21003", "mg/L"], ["氨氮（mg/L）", "w21003", "mg/L"], ["高锰酸盐指数(CODMn)(mg/L)", "w01019", "mg/L"], ["高锰酸盐指数（CODMn）", "w01019", null], ["NH₃-N [µg/L]", "w21003", "\u00b5g/L"],
  ["codmn_mgL", "w01019", "mgL"], ["do_mgL", "w01009", "mgL"], ["nh3n_mgL", "w21003", "mgL"], ["ph", "w01001", null], ["pH（无量纲）", "w01001", "无量纲"], ["水温(℃)", "w01010", "°C"], ["w21011", "w21011", null],
  ["六价铬(mg/L)", "w20117", "mg/L"], ["溶解氧mg/L", "w01009", "mg/L"], ["粪大肠菌群(个/L)", "w02003", "个/L"],
  ["氨氮(mg·L⁻¹)", "w21003", "mg·L-1"], ["总磷/mg·L⁻¹", "w21011", "mg·L-1"], ["总磷/(mg/L)", "w21011", "mg/L"], ["氨氮/mg/L", "w21003", "mg/L"], ["透明度/cm", "transparency", "cm"], ["nh3n_ug_L", "w21003", "ug_L"],
])("the heading %s is %s in %s", (heading, code, unit) => {
  const found = readHeading(heading);
  expect([found?.indicator.code, found?.unit]).toEqual([code, unit]);
});

test.each([["氨氮(ppm)", "w21003", "ppm"], ["总磷(mg/kg)", "w21011", "mg/kg"], ["粪大肠菌群(万个/L)", "w02003", "万个/L"], ["溶解氧(%)", "w01009", "%"], ["氨氮 g/t", "w21003", "g/t"]])("the heading %s names an indicator in a unit that is not known", (heading, code, unit) => {
  const found = readHeadingInUnknownUnit(heading);
  expect([found?.indicator.code, found?.unit]).toEqual([code, unit]);
});

test.each(["氨氮(mg/L)", "pH", "断面名称", "氨氮类别", "氨氮(类别)", "氨氮 备注", "电导率(μS/cm)", "水质/类别"])("the heading %s states no unknown unit", (heading) => {
  expect(readHeadingInUnknownUnit(heading)).toBeUndefined();
});

test.each(["section", "class_last_week", "断面名称", "氨氮(ppm)", "published", "main_pollutants", "situation"])("the heading %s is no indicator", (heading) => {
  expect(readHeading(heading)).toBeUndefined();
});
