import { defineStore } from "pinia";
import { ref, shallowRef } from "vue";
import type { NearBoundary } from "../../server/contract/error.ts";
import type { Incident, IncidentReport } from "../../server/contract/incident.ts";
import { sendReport } from "../api/incidents.ts";
import { failedState, type LoadState } from "./load-state.ts";
import { isPassing, useOutboxStore } from "./outbox.ts";
import { createRequestKey } from "./request-key.ts";

/** What became of a report: stored; kept on this device until it can be sent; to be confirmed; or neither, and `state` says why. */
export type ReportOutcome = "stored" | "waiting" | "near_boundary" | "failed";

/**
 * Sending one report. The key belongs to the content: sending the same content again after a failure
 * cannot register it twice, and changed content is a new report.
 */
export const useReportStore = defineStore("report", () => {
  const outbox = useOutboxStore();
  /** Somebody is filling in a report for the place in the drawer. */
  const isOpen = ref(false);
  const state = shallowRef<LoadState>({ kind: "idle" });
  const stored = shallowRef<Incident | null>(null);
  /** Between which cells the server asks to decide. */
  const nearBoundary = shallowRef<NearBoundary | null>(null);
  const key = createRequestKey();

  async function send(report: Partial<IncidentReport>): Promise<ReportOutcome> {
    if (state.value.kind === "loading") return "failed";
    const own = key.of(report);
    state.value = { kind: "loading" };
    try {
      stored.value = await sendReport(report, own);
      key.done();
      state.value = { kind: "ready", at: new Date() };
      return "stored";
    } catch (error) {
      state.value = failedState(error);
      if (state.value.kind !== "failed") return "failed";
      const { cause } = state.value;
      if (cause.code === "near_boundary") {
        nearBoundary.value = cause.nearBoundary;
        state.value = { kind: "idle" };
        return "near_boundary";
      }
      // The key stays: the same once more is the same report, wherever it went.
      if (!isPassing(cause) || !outbox.keep(report, own)) return "failed";
      state.value = { kind: "idle" };
      return "waiting";
    }
  }

  function reset(): void {
    state.value = { kind: "idle" };
    stored.value = null;
    nearBoundary.value = null;
  }

  return { isOpen, state, stored, nearBoundary, send, reset };
});
