import { defineStore } from "pinia";
import { shallowRef } from "vue";
import type { Incident, IncidentReport } from "../../server/contract/incident.ts";
import { sendReport } from "../api/incidents.ts";
import { newKey } from "../api/new-key.ts";
import { failedState, type LoadState } from "./load-state.ts";

/**
 * Sending one report. The key belongs to the content: sending the same content again after a failure
 * cannot register it twice, and changed content is a new report.
 */
export const useReportStore = defineStore("report", () => {
  const state = shallowRef<LoadState>({ kind: "idle" });
  const stored = shallowRef<Incident | null>(null);
  let key = "";
  let keyOf = "";

  async function send(report: Partial<IncidentReport>): Promise<void> {
    if (state.value.kind === "loading") return;
    const content = JSON.stringify(report);
    if (content !== keyOf) {
      key = newKey();
      keyOf = content;
    }
    state.value = { kind: "loading" };
    try {
      stored.value = await sendReport(report, key);
      keyOf = "";
      state.value = { kind: "ready", at: new Date() };
    } catch (error) {
      state.value = failedState(error);
    }
  }

  function reset(): void {
    state.value = { kind: "idle" };
    stored.value = null;
  }

  return { state, stored, send, reset };
});
