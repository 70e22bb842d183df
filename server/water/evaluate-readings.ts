import {
  evaluateWater, findIndicator, firstLimits, limitsInForce, type LimitTable, type MeasuredValue, printMainItem, readMeasurement, readWaterClass, WATER_CLASS_SIGNS, type WaterClass,
} from "../../geo/index.ts";
import type { ErrorDetail } from "../contract/error.ts";
import type { EvaluateWaterRequest, WaterEvaluationAnswer } from "../contract/water.ts";
import { InvalidError } from "../errors.ts";
import { said } from "../said.ts";
import { judgeBlackOdour } from "./black-odour.ts";
import { waterItem } from "./judge-section.ts";
import { localDay } from "./water-periods.ts";

/**
 * Judges readings that nobody stored, by the limits in force when they were taken.
 *
 * @throws {InvalidError} naming every reading that cannot be used: unknown indicator or unit, no number.
 */
export function evaluateReadings(request: EvaluateWaterRequest, { now, timeZone }: { now: Date; timeZone: string }): WaterEvaluationAnswer {
  const problems: ErrorDetail[] = [];
  const { values, notMeasured } = readValues(request, problems);
  const targetClass = readTarget(request.targetClass ?? null, problems);
  if (problems.length > 0) throw new InvalidError(said(
    problems.map(({ field, message }) => `${field}: ${message}`).join("; "),
    `监测值有误：${problems.map(({ field }) => field).join("、")}`,
  ), problems);
  const day = localDay(request.observedAt === undefined ? now : new Date(request.observedAt), timeZone);
  const limits = limitsInForce(day);
  const judged = limits === undefined ? undefined : evaluateWater(values, { limits, waterBody: request.waterBody, targetClass });
  const waterClass = judged?.waterClass ?? null;
  return {
    standard: limits?.standard ?? null,
    ...whyNoClass(day, limits, waterClass),
    waterClass, classSign: waterClass === null ? null : WATER_CLASS_SIGNS[waterClass - 1] ?? null,
    grade: judged?.grade ?? null, targetClass, meetsTarget: judged?.meetsTarget ?? null,
    items: (judged?.items ?? []).map((item) => waterItem(item, undefined)),
    mainItems: (judged?.mainItems ?? []).map((item) => waterItem(item, undefined)),
    mainItemsText: (judged?.mainItems ?? []).map(printMainItem).join("、"),
    blackOdorous: judgeBlackOdour([values]),
    notMeasured,
  };
}

function whyNoClass(day: string, limits: LimitTable | undefined, waterClass: WaterClass | null): Pick<WaterEvaluationAnswer, "noClassReason" | "noClassText"> {
  if (waterClass !== null) return { noClassReason: null, noClassText: "" };
  if (limits !== undefined) return { noClassReason: "nothing_decides", noClassText: "给出的指标都不决定水质类别" };
  const { standard, validFrom } = firstLimits();
  if (day < validFrom) return { noClassReason: "before_any_standard", noClassText: `监测日期 ${day} 早于 ${standard} 的实施日期 ${validFrom}，没有可用的标准，不评价类别` };
  return { noClassReason: "no_standard_in_force", noClassText: `监测日期 ${day} 没有现行有效的标准，不评价类别` };
}

function readValues({ readings }: EvaluateWaterRequest, problems: ErrorDetail[]): { values: MeasuredValue[]; notMeasured: string[] } {
  const values: MeasuredValue[] = [];
  const notMeasured: string[] = [];
  readings.forEach(({ indicator: name, value: stated, unit = "" }, at) => {
    const refuse = (field: string, message: string) => problems.push({ field: `body.readings.${at}.${field}`, message });
    const indicator = findIndicator(name);
    if (indicator === undefined) return refuse("indicator", `${JSON.stringify(name)} is no indicator that is known`);
    const read = readMeasurement(indicator, String(stated), unit);
    if ("reason" in read) return read.reason === "no_value" ? notMeasured.push(indicator.code) : refuse(read.reason === "unknown_unit" ? "unit" : "value", read.message);
    if (values.some((other) => other.indicator === indicator.code)) return refuse("indicator", `${indicator.nameZh} is given twice`);
    return values.push({ indicator: indicator.code, value: read.value });
  });
  return { values, notMeasured };
}

function readTarget(stated: number | string | null, problems: ErrorDetail[]): WaterClass | null {
  if (stated === null) return null;
  const read = readWaterClass(String(stated));
  if (read === undefined) problems.push({ field: "body.targetClass", message: `${JSON.stringify(stated)} is no water class; write Ⅲ, III, 3 or 劣Ⅴ` });
  return read ?? null;
}
