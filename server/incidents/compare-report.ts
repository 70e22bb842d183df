import type { IncidentRow } from "../store/schema.ts";
import type { CheckedReport } from "./check-report.ts";

/** The fields in which a report differs from a stored incident. What the report leaves to us is not compared. */
export function differenceFrom(row: IncidentRow, { report, occurredAt, reportedAt }: CheckedReport): string[] {
  const pairs: readonly (readonly [field: string, stored: unknown, reported: unknown])[] = [
    ["channel", row.channel, report.channel ?? null],
    ["kind", row.kind, report.kind],
    ["categoryCode", row.category_code, report.categoryCode],
    ["subjectType", row.subject_type, report.subjectType ?? null],
    ["title", row.title, report.title],
    ["description", row.description, report.description],
    ["address", row.address, report.address],
    ["position.x", row.raw_x, report.position?.x ?? null],
    ["position.y", row.raw_y, report.position?.y ?? null],
    ["position.crs", row.raw_crs, report.position?.crs ?? null],
    // Stored in single precision.
    ["accuracyMetres", row.accuracy_metres, report.accuracyMetres === undefined ? null : singlePrecision(report.accuracyMetres)],
    ...(report.occurredAt === undefined ? [] : [["occurredAt", row.occurred_at.getTime(), occurredAt.getTime()] as const]),
    ...(report.reportedAt === undefined ? [] : [["reportedAt", row.reported_at.getTime(), reportedAt.getTime()] as const]),
  ];
  return pairs.filter(([, stored, reported]) => stored !== reported).map(([field]) => field);
}

/** A real comes back from PostgreSQL as the shortest decimal that names it, not as the exact double. */
function singlePrecision(value: number): number {
  return shortestReal(Math.fround(value));
}

function shortestReal(value: number): number {
  for (let digits = 1; digits <= 9; digits++) {
    const candidate = Number(value.toPrecision(digits));
    if (Math.fround(candidate) === value) return candidate;
  }
  return value;
}
