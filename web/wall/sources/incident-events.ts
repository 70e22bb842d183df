import type { PublicEvent } from "../../../server/contract/public-incident.ts";

/** After these, counts of incidents may be others. */
export const INCIDENT_EVENTS: readonly PublicEvent["type"][] = ["incident.reported", "incident.reassigned", "incidents.imported", "reference.imported"];
