import type { IncidentView, NewestFirst } from "../../geo/index.ts";
import type { IncidentPageOfRows } from "./incident-questions.ts";

/** Matching incidents from `offset` on, newest first. */
export function matchingPage(view: IncidentView, newest: NewestFirst, offset: number, limit: number): IncidentPageOfRows {
  const { failing, columns } = view;
  const rows: number[] = [];
  let total = 0;
  for (const row of newest.rows()) {
    if (failing[row] !== 0) continue;
    if (total >= offset && rows.length < limit) rows.push(row);
    total += 1;
  }
  return { rows: rows.map((row) => columns.rowAt(row)), total };
}
