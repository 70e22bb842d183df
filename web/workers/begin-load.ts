import { columnsFromArrow, type IncidentColumns } from "../../geo/index.ts";
import type { AnswerContext } from "./answer-questions.ts";
import { fetchRows, type FetchRowsDeps } from "./fetch-rows.ts";
import type { ColumnsState, LoadProgress } from "./incident-questions.ts";

export interface LoadedColumns extends Pick<ColumnsState, "lastEventSeq" | "asOf"> { readonly columns: IncidentColumns; }

export interface BegunLoad {
  /** For the one who wants the columns: from then on told how far they are, and able to give them up. */
  take(context: AnswerContext): Promise<LoadedColumns>;
}

/** Fetches all rows and makes columns of them. Both need nothing but the server, so they may begin before it is known what for. */
export function beginLoad(deps: FetchRowsDeps): BegunLoad {
  const aborter = new AbortController();
  let last: LoadProgress | null = null;
  let tell: (progress: LoadProgress) => void = () => undefined;
  const loaded = loadColumns(deps, { signal: aborter.signal, progress: (progress) => tell(last = progress) });
  // A failure is for whoever takes the columns; until then nobody hears it.
  loaded.catch(() => undefined);

  return {
    take({ signal, progress }) {
      signal.addEventListener("abort", () => aborter.abort(signal.reason), { once: true });
      if (signal.aborted) aborter.abort(signal.reason);
      tell = progress;
      if (last !== null) progress(last);
      return loaded;
    },
  };
}

/** Both parts are measures on the timeline of the browser's developer tools. */
async function loadColumns(deps: FetchRowsDeps, context: AnswerContext): Promise<LoadedColumns> {
  const began = performance.now();
  const { arrow, lastEventSeq, asOf } = await fetchRows(deps, null, context);
  const received = performance.now();
  const columns = columnsFromArrow(arrow);
  performance.measure("incident columns: download", { start: began, end: received });
  performance.measure("incident columns: decode", { start: received, end: performance.now() });
  return { columns, lastEventSeq, asOf };
}
