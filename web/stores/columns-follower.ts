import type { IncidentRow } from "../../geo/columns/incident-row.ts";
import type { StreamEvent } from "../../server/contract/event.ts";
import type { AskWorker } from "../workers/ask-worker.ts";
import type { ColumnsState } from "../workers/incident-questions.ts";

export interface FollowerDeps {
  readonly ask: AskWorker;
  /** What the columns hold now; null before the first load. */
  state(): ColumnsState | null;
  onState(state: ColumnsState): void;
  onFailed(error: unknown): void;
  /** Cells or categories have changed: everything is to be loaded anew. */
  onGroundChanged(): void;
}

/**
 * Brings the columns in step with the live stream: each event once, in order.
 *
 * A reported incident is applied from the event itself; what an event only announces is fetched.
 * Events that arrive meanwhile wait and are applied together. After a failure they keep waiting
 * until `resume`.
 */
export function followColumns({ ask, state, onState, onFailed, onGroundChanged }: FollowerDeps) {
  let pending: StreamEvent[] = [];
  let isRunning = false;

  async function step(): Promise<void> {
    const seen = state()?.lastEventSeq ?? 0;
    const taken = pending.filter(({ seq }) => seq > seen);
    const last = taken.at(-1);
    if (last === undefined) {
      pending = [];
      return;
    }
    if (taken.some(({ type }) => type === "edition.published" || type === "reference.imported")) {
      pending = [];
      return onGroundChanged();
    }
    const rows = taken.map(rowOf);
    const answer = rows.every((row) => row !== null)
      ? await ask("apply", { rows, seq: last.seq, at: last.at })
      : await ask("update", {});
    pending = pending.filter(({ seq }) => seq > answer.lastEventSeq);
    onState(answer);
  }

  async function resume(): Promise<void> {
    if (isRunning || state() === null) return;
    isRunning = true;
    try {
      while (pending.length > 0) await step();
    } catch (error) {
      onFailed(error);
    } finally {
      isRunning = false;
    }
  }

  return {
    resume,
    take(event: StreamEvent): void {
      pending.push(event);
      void resume();
    },
  };
}

/** The event's incident as a row; null where the event does not carry it whole. */
function rowOf(event: StreamEvent): IncidentRow | null {
  if (event.type !== "incident.reported" || event.cellPath === undefined) return null;
  const { incident, cellPath } = event;
  return {
    id: incident.id, lng: incident.position?.lng ?? null, lat: incident.position?.lat ?? null, reportedAtMs: Date.parse(incident.reportedAt),
    category: incident.category.code, channel: incident.channel, kind: incident.kind, status: incident.status, result: incident.assignmentResult,
    nearBoundary: incident.nearBoundary, sourceSystem: incident.sourceSystem, cellPath,
  };
}
