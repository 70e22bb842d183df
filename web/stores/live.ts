import { defineStore } from "pinia";
import { ref, shallowRef } from "vue";
import type { PublicEvent } from "../../server/contract/public-incident.ts";
import { followStream, type StreamConnection } from "../api/incident-stream.ts";

export type LiveState =
  | { kind: "connecting" }
  | { kind: "live"; since: Date }
  /** `nextTryAtMs` by performance.now(). */
  | { kind: "lost"; attempt: number; since: Date; nextTryAtMs: number };

/** For who must see every event, in order: what is watched may skip some of a burst. */
export interface LiveListener {
  onEvent(event: PublicEvent): void;
  /** Events were missed: everything held must be fetched again. */
  onReset(): void;
}

/**
 * The live connection, and two counters that others watch: `incidentsRevision` rises when incidents
 * may have changed, `groundRevision` when cells, rules or other reference data may have.
 */
export const useLiveStore = defineStore("live", () => {
  const state = shallowRef<LiveState>({ kind: "connecting" });
  const incidentsRevision = ref(0);
  const groundRevision = ref(0);
  const lastEvent = shallowRef<PublicEvent | null>(null);
  let connection: StreamConnection | null = null;
  const listeners = new Set<LiveListener>();

  function apply(event: PublicEvent): void {
    lastEvent.value = event;
    if (event.type === "edition.published" || event.type === "reference.imported") groundRevision.value += 1;
    incidentsRevision.value += 1;
    for (const listener of listeners) listener.onEvent(event);
  }

  function reloadAll(): void {
    groundRevision.value += 1;
    incidentsRevision.value += 1;
    for (const listener of listeners) listener.onReset();
  }

  /** Hears everything from now on, until the returned function is called. */
  function listen(listener: LiveListener): () => void {
    listeners.add(listener);
    return () => { listeners.delete(listener); };
  }

  function start(fromSeq: number | null): void {
    connection?.close();
    let lostSince: Date | null = null;
    connection = followStream(fromSeq, {
      onOpen: () => {
        // Without a seq to resume from, what happened while we were away is unknown.
        if (lostSince !== null && fromSeq === null) reloadAll();
        lostSince = null;
        state.value = { kind: "live", since: new Date() };
      },
      onEvent: apply,
      onReset: reloadAll,
      onLost: (attempt, nextTryMs) => {
        lostSince ??= new Date();
        state.value = { kind: "lost", attempt, since: lostSince, nextTryAtMs: performance.now() + nextTryMs };
      },
    });
  }

  function stop(): void {
    connection?.close();
    connection = null;
    state.value = { kind: "connecting" };
  }

  return { state, incidentsRevision, groundRevision, lastEvent, listen, start, stop, reconnect: () => connection?.reconnect() };
});
