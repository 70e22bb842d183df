import { defineStore } from "pinia";
import { shallowRef } from "vue";
import type { ExportFormat } from "../../server/contract/export.ts";
import { ApiError } from "../api/client.ts";
import { fetchExport, type ReceivedExport } from "../api/exports.ts";

/** Why a file that arrived must not be trusted. */
export type ExportFault = "rows" | "digest" | "undeclared";

/** What the screen showed when the file was asked for. */
export interface ShownCount {
  readonly matching: number;
  /** The newest event among what was counted. */
  readonly lastEventSeq: number | null;
  /** Counts were being renewed: the number shown may be of an earlier filter or event. */
  readonly isUpdating: boolean;
}

/** Whether file and screen say the same; `moved` is of different events, or of counts that were just being renewed. */
export type ExportAgreement = "same" | "moved";

export type ExportState =
  | { readonly kind: "idle" }
  | { readonly kind: "running"; readonly format: ExportFormat; readonly receivedBytes: number; readonly totalBytes: number | null; readonly since: number }
  | { readonly kind: "done"; readonly format: ExportFormat; readonly received: ReceivedExport; readonly shown: ShownCount; readonly agreement: ExportAgreement; readonly fault: ExportFault | null }
  | { readonly kind: "failed"; readonly format: ExportFormat; readonly cause: ApiError };

/** One export at a time: fetched, digested and held against what the screen and the server say about it. */
export const useIncidentExportStore = defineStore("incident-export", () => {
  const state = shallowRef<ExportState>({ kind: "idle" });
  let running: AbortController | null = null;

  /** A file with another number than was shown is a fault only where both are of the same event. */
  async function run(format: ExportFormat, filter: URLSearchParams, shown: ShownCount): Promise<void> {
    running?.abort();
    const mine = (running = new AbortController());
    const since = Date.now();
    state.value = { kind: "running", format, receivedBytes: 0, totalBytes: null, since };
    try {
      const received = await fetchExport({
        format, filter, signal: mine.signal,
        onProgress: (receivedBytes, totalBytes) => { if (!mine.signal.aborted) state.value = { kind: "running", format, receivedBytes, totalBytes, since }; },
      });
      if (mine.signal.aborted) return;
      state.value = { kind: "done", format, received, shown, agreement: received.statedRows === shown.matching ? "same" : "moved", fault: faultIn(received, shown) };
    } catch (error) {
      if (mine.signal.aborted) return;
      if (!(error instanceof ApiError)) throw error;
      state.value = { kind: "failed", format, cause: error };
    }
  }

  function cancel(): void {
    running?.abort();
    running = null;
    state.value = { kind: "idle" };
  }

  return { state, run, cancel };
});

/** What the received file contradicts, the gravest first; null when nothing does. */
export function faultIn(received: ReceivedExport, shown: ShownCount): ExportFault | null {
  if (received.statedSha256 === null || received.statedRows === null) return "undeclared";
  if (received.statedSha256 !== received.sha256) return "digest";
  if (received.statedRows === shown.matching) return null;
  const isComparable = !shown.isUpdating && received.lastEventSeq !== null && received.lastEventSeq === shown.lastEventSeq;
  return isComparable ? "rows" : null;
}
