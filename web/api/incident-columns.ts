import { ApiError, requestParts } from "./client.ts";

/** Incidents as an Arrow IPC stream, and up to which event it tells. */
export interface FetchedColumns { readonly arrow: Uint8Array; readonly lastEventSeq: number; readonly asOf: string; }

/** What has arrived. Totals are null where the server did not state them. */
export interface Received { readonly bytes: number; readonly totalBytes: number | null; readonly totalRows: number | null; }

export interface ColumnsRequest {
  /** Only rows of later events; null: all. */
  after: number | null;
  signal: AbortSignal;
  onReceived(received: Received): void;
}

const PATH = "/api/incidents/columns";

/** The columns of all incidents that the user may see, or what changed in them since an event. */
export async function fetchIncidentColumns({ after, signal, onReceived }: ColumnsRequest): Promise<FetchedColumns> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  let stated: { lastEventSeq: number; asOf: string; totalBytes: number | null; totalRows: number | null } | undefined;
  await requestParts(PATH, { query: new URLSearchParams(after === null ? {} : { after: String(after) }), headers: { accept: "application/vnd.apache.arrow.stream" }, signal },
    ({ headers }) => {
      stated = { lastEventSeq: requiredNumber(headers, "x-last-event-seq"), asOf: headers.get("x-as-of") ?? "", totalBytes: asCount(headers.get("x-total-bytes")), totalRows: asCount(headers.get("x-row-count")) };
      if (Number.isNaN(Date.parse(stated.asOf))) throw new ApiError("broken", `${PATH}: x-as-of is not an instant: ${JSON.stringify(stated.asOf)}`);
    },
    (part) => {
      parts.push(part);
      bytes += part.byteLength;
      onReceived({ bytes, totalBytes: stated?.totalBytes ?? null, totalRows: stated?.totalRows ?? null });
    });
  if (stated === undefined) throw new ApiError("broken", `${PATH}: the answer stated nothing`);
  return { arrow: joined(parts, bytes), lastEventSeq: stated.lastEventSeq, asOf: stated.asOf };
}

function joined(parts: readonly Uint8Array[], bytes: number): Uint8Array {
  const whole = new Uint8Array(bytes);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}

function requiredNumber(headers: Headers, name: string): number {
  const value = asCount(headers.get(name));
  if (value === null) throw new ApiError("broken", `${PATH}: header ${name} is missing or not a number: ${JSON.stringify(headers.get(name))}`);
  return value;
}

function asCount(text: string | null): number | null {
  const value = text === null || text === "" ? NaN : Number(text);
  return Number.isSafeInteger(value) && value >= 0 ? value : null;
}
