import type { IncidentRow } from "../../geo/columns/incident-row.ts";
import type { PublicEvent } from "./public-incident.ts";

/** The row of the columns that an event carries whole; null when it must be asked for. */
export function rowOfEvent(event: PublicEvent): IncidentRow | null {
  if ((event.type !== "incident.reported" && event.type !== "incident.reassigned") || event.cellPath === undefined) return null;
  const { incident, cellPath } = event;
  return {
    id: incident.id,
    lng: incident.position?.lng ?? null,
    lat: incident.position?.lat ?? null,
    reportedAtMs: Date.parse(incident.reportedAt),
    category: incident.category.code,
    channel: incident.channel,
    kind: incident.kind,
    status: incident.status,
    result: incident.assignmentResult,
    nearBoundary: incident.nearBoundary,
    sourceSystem: incident.sourceSystem,
    cellPath,
  };
}
