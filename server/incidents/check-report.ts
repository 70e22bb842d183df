import { dateProblem } from "../assignment/date-problem.ts";
import { readPosition } from "../assignment/read-position.ts";
import { wholeMillimetres } from "../assignment/whole-millimetres.ts";
import type { ErrorDetail } from "../contract/error.ts";
import type { IncidentReport } from "../contract/incident.ts";
import type { LngLat } from "../contract/primitives.ts";
import { detailAt, InvalidError } from "../errors.ts";
import { said } from "../said.ts";

/** Clocks differ a little; a report from a minute ahead is not one from the future. */
const CLOCK_TOLERANCE_MS = 60_000;

/** A report whose position and instants have been read. */
export interface CheckedReport {
  report: IncidentReport;
  position: LngLat | null;
  occurredAt: Date;
  reportedAt: Date;
}

/**
 * Reads what the schema cannot: positions in their reference system, instants against the clock.
 *
 * @throws {InvalidError} naming every field that is wrong, not only the first.
 */
export function checkReport(report: IncidentReport, now: Date): CheckedReport {
  const problems: ErrorDetail[] = [];
  const reportedAt = readInstant(report.reportedAt, now, now, "body.reportedAt", problems);
  const occurredAt = readInstant(report.occurredAt, reportedAt, now, "body.occurredAt", problems);
  let position: LngLat | null = null;
  try {
    position = report.position && readPosition(report.position, "body.position");
  } catch (error) {
    if (!(error instanceof InvalidError)) throw error;
    problems.push(...error.details);
  }
  if (problems.length > 0) throw InvalidError.all(said("The report cannot be taken: ", "上报不能接受："), problems);
  const { accuracyMetres } = report;
  return {
    report: accuracyMetres === undefined ? report : { ...report, accuracyMetres: wholeMillimetres(accuracyMetres) },
    position, occurredAt, reportedAt,
  };
}

function readInstant(text: string | undefined, fallback: Date, now: Date, field: string, problems: ErrorDetail[]): Date {
  if (text === undefined) return fallback;
  const instant = new Date(text);
  const problem = dateProblem(instant, text, field);
  if (instant.getTime() > now.getTime() + CLOCK_TOLERANCE_MS) {
    problems.push(detailAt(field, said(`${field} ${text} lies in the future; the clock here says ${now.toISOString()}`, `时间 ${text} 还没有到；服务器时钟是 ${now.toISOString()}`)));
  } else if (problem !== undefined) {
    problems.push(detailAt(field, problem));
  }
  return instant;
}
