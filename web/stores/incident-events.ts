import { defineStore } from "pinia";
import type { IncidentEvent } from "../../server/contract/surroundings.ts";
import { fetchIncidentEvents } from "../api/incidents.ts";
import { createAsked } from "./asked.ts";

/** What has happened to the incident in the drawer. */
export const useIncidentEventsStore = defineStore("incident-events", () => {
  const asked = createAsked<readonly IncidentEvent[]>();
  return {
    events: asked.value, state: asked.state, clear: asked.clear,
    load: (id: number, fresh = true) => asked.ask((signal) => fetchIncidentEvents(id, signal), fresh),
  };
});
