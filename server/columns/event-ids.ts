import type { StreamEvent } from "../contract/event.ts";

/** Ids of the incidents that an event is about, as a range to read; null when it is about none. */
export function idsOfEvent(event: StreamEvent): { firstId: number; lastId: number; importId?: number } | null {
  if (event.type === "incidents.imported") return { firstId: event.firstId, lastId: event.lastId, importId: event.importId };
  // A later version may have told of something that this one has no word for.
  const { incident } = event as { incident?: { id?: unknown } };
  return typeof incident?.id === "number" ? { firstId: incident.id, lastId: incident.id } : null;
}
