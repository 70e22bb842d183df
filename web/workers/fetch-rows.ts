import type { fetchIncidentColumns } from "../api/incident-columns.ts";
import type { AnswerContext } from "./answer-questions.ts";
import type { LoadProgress } from "./incident-questions.ts";

/** The screen is told this often while bytes arrive. */
const REPORT_EVERY_MS = 100;

export interface FetchRowsDeps {
  readonly fetchColumns: typeof fetchIncidentColumns;
  /** Milliseconds on a clock that never goes back. */
  readonly now: () => number;
}

/** Fetches columns after an event (null: all), reporting bytes, rows, rate and the time that remains. */
export async function fetchRows({ fetchColumns, now }: FetchRowsDeps, after: number | null, { signal, progress }: AnswerContext) {
  const began = now();
  let reported = -Infinity;
  return fetchColumns({
    after, signal,
    onReceived({ bytes, totalBytes, totalRows }) {
      const at = now();
      if (at - reported < REPORT_EVERY_MS && bytes !== totalBytes) return;
      reported = at;
      progress(progressOf({ bytes, totalBytes, totalRows }, at - began));
    },
  });
}

/** Rows are told by the share of the bytes that has arrived: a row's length hardly varies. */
export function progressOf({ bytes, totalBytes, totalRows }: { bytes: number; totalBytes: number | null; totalRows: number | null }, elapsedMs: number): LoadProgress {
  const bytesPerSecond = elapsedMs > 0 ? (bytes / elapsedMs) * 1000 : 0;
  return {
    receivedBytes: bytes, totalBytes, totalRows,
    rows: totalBytes === null || totalRows === null || totalBytes === 0 ? 0 : Math.floor(totalRows * Math.min(1, bytes / totalBytes)),
    bytesPerSecond, remainingMs: totalBytes === null || bytesPerSecond === 0 ? null : Math.max(0, ((totalBytes - bytes) / bytesPerSecond) * 1000),
  };
}
