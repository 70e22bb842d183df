import type { IncidentRow } from "../../geo/index.ts";
import type { StreamEvent } from "../contract/event.ts";

/** The row that an event carries whole; null when it must be read from the store. */
export function rowOfEvent(event: StreamEvent): IncidentRow | null {
  if (event.type !== "incident.reported" || event.cellPath === undefined) return null;
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

/** Ids of the incidents that an event is about, as a range to read; null when it is about none. */
export function idsOfEvent(event: StreamEvent): { firstId: number; lastId: number; importId?: number } | null {
  if (event.type === "incidents.imported") return { firstId: event.firstId, lastId: event.lastId, importId: event.importId };
  // A later version may have told of something that this one has no word for.
  const { incident } = event as { incident?: { id?: unknown } };
  return typeof incident?.id === "number" ? { firstId: incident.id, lastId: incident.id } : null;
}
