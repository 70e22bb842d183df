import type { StreamEvent } from "../../../server/contract/event.ts";

/** After these, counts of incidents may be others. */
export const INCIDENT_EVENTS: readonly StreamEvent["type"][] = ["incident.reported", "incident.reassigned", "incidents.imported", "reference.imported"];
