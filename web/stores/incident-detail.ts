import { defineStore } from "pinia";
import { shallowRef } from "vue";
import type { Incident } from "../../server/contract/incident.ts";
import { fetchIncident } from "../api/incidents.ts";
import { failedState, type LoadState } from "./load-state.ts";

/** The incident in the drawer, with its stored explanation. */
export const useIncidentDetailStore = defineStore("incident-detail", () => {
  const incident = shallowRef<Incident | null>(null);
  const state = shallowRef<LoadState>({ kind: "idle" });
  let running: AbortController | null = null;

  async function load(id: number): Promise<void> {
    running?.abort();
    const mine = (running = new AbortController());
    if (incident.value?.id !== id) incident.value = null;
    state.value = { kind: "loading" };
    try {
      incident.value = await fetchIncident(id, mine.signal);
      state.value = { kind: "ready", at: new Date() };
    } catch (error) {
      if (!mine.signal.aborted) state.value = failedState(error);
    }
  }

  function clear(): void {
    running?.abort();
    incident.value = null;
    state.value = { kind: "idle" };
  }

  return { incident, state, load, clear };
});
