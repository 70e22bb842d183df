import { findIndicator, type Indicator, INDICATORS, readMeasurement } from "../../../geo/index.ts";
import { didYouMean } from "../nearest-name.ts";

/** One reading that can be stored. */
export interface ReadingDraft {
  rowNumber: number;
  field: string;
  sectionCode: string;
  indicator: string;
  observedAt: Date;
  value: number;
  statedValue: string;
  statedUnit: string;
  isBelowDetection: boolean;
}

/** Why one value of a row is not a reading. */
export interface ValueFault {
  field: string;
  reason: string;
  value: string;
  message: string;
}

/** Times later than this after now cannot have been meant. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;

/** Where and when the readings of one row were taken. */
export interface RowPlace {
  rowNumber: number;
  sectionCode: string;
  observedAt: Date;
}

/** The value of one indicator as a reading, or why it is none; null: nothing was measured. */
export function readReading(at: RowPlace, indicator: Indicator, text: string, unit: string, field: string): ReadingDraft | ValueFault | null {
  const read = readMeasurement(indicator, text, unit);
  if ("reason" in read) {
    const { reason, message } = read;
    return reason === "no_value" ? null : { field, reason, value: (reason === "unknown_unit" ? unit : text).slice(0, 200), message };
  }
  const { value, isBelowDetection } = read;
  return { ...at, field, indicator: indicator.code, value, statedValue: text.trim().slice(0, 60), statedUnit: unit.trim().slice(0, 30), isBelowDetection };
}

/** The indicator that a row of a long table names. */
export function indicatorOfRow(name: string | null): Indicator | ValueFault {
  const fault = (reason: string, message: string): ValueFault => ({ field: "indicator", reason, value: (name ?? "").slice(0, 200), message });
  if (name === null) return fault("missing", "The row does not say what was measured.");
  return findIndicator(name)
    ?? fault("unknown_indicator", `"${name}" is no indicator that is known.${didYouMean(name, INDICATORS.flatMap(({ nameZh, nameEn }) => [nameZh, nameEn]))} Known: ${INDICATORS.map(({ nameZh, code }) => `${nameZh} ${code}`).join(", ")}.`);
}

export function isInFuture(at: Date, nowMs: number): boolean {
  return at.getTime() > nowMs + CLOCK_TOLERANCE_MS;
}
