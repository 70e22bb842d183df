import { sha256 } from "@noble/hashes/sha2.js";
import type { ExportFormat } from "../../server/contract/export.ts";
import { ApiError, refusal } from "./client.ts";

/** A file as it arrived, with what the server promised about it and what was computed from the bytes. */
export interface ReceivedExport {
  readonly file: Blob;
  readonly fileName: string;
  readonly bytes: number;
  /** Rows by the server's header; null when it did not say. */
  readonly statedRows: number | null;
  /** The newest event that the file includes; null when the server did not say. */
  readonly lastEventSeq: number | null;
  /** Lower-case hex. `stated` is null when the server did not say. */
  readonly sha256: string;
  readonly statedSha256: string | null;
}

export interface ExportRequest {
  readonly format: ExportFormat;
  readonly filter: URLSearchParams;
  readonly onProgress: (receivedBytes: number, totalBytes: number | null) => void;
  readonly signal: AbortSignal;
}

/**
 * Fetches the incidents under the filter as a file, digesting the bytes as they come.
 *
 * @throws {ApiError} when the server does not answer, refuses, or breaks off; an abort by the caller rises unchanged.
 */
export async function fetchExport({ format, filter, onProgress, signal }: ExportRequest): Promise<ReceivedExport> {
  const query = new URLSearchParams({ format, ...Object.fromEntries(filter) });
  try {
    const reply = await fetch(`/api/incidents/export?${query.toString()}`, { signal, cache: "no-store" });
    if (!reply.ok) throw refusal(reply.status, await reply.json().catch(() => undefined));
    return await receive(reply, format, onProgress);
  } catch (error) {
    if (signal.aborted || error instanceof ApiError) throw error;
    throw new ApiError("network", error instanceof Error ? error.message : String(error));
  }
}

async function receive(reply: Response, format: ExportFormat, onProgress: ExportRequest["onProgress"]): Promise<ReceivedExport> {
  const totalBytes = numberIn(reply.headers.get("content-length"));
  const hash = sha256.create();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  if (reply.body === null) throw new ApiError("broken", "the export has no content", reply.status);
  const reader = reply.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    pieces.push(part.value);
    hash.update(part.value);
    bytes += part.value.length;
    onProgress(bytes, totalBytes);
  }
  return {
    file: new Blob(pieces, { type: reply.headers.get("content-type") ?? "application/octet-stream" }),
    fileName: fileNameIn(reply.headers.get("content-disposition")) ?? `incidents.${format}`,
    bytes, statedRows: numberIn(reply.headers.get("x-row-count")), lastEventSeq: numberIn(reply.headers.get("x-last-event-seq")),
    sha256: hexOf(hash.digest()), statedSha256: digestIn(reply.headers.get("repr-digest")),
  };
}

function numberIn(text: string | null): number | null {
  return text !== null && /^\d+$/.test(text) ? Number(text) : null;
}

/** RFC 9530: `sha-256=:BASE64:`, possibly among other algorithms. */
function digestIn(header: string | null): string | null {
  const base64 = /(?:^|,)\s*sha-256=:([A-Za-z0-9+/=]+):/.exec(header ?? "")?.[1];
  return base64 === undefined ? null : hexOf(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
}

/** RFC 6266: `filename*=UTF-8''…` wins over `filename="…"`. */
function fileNameIn(header: string | null): string | null {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(header ?? "")?.[1];
  return encoded ? decodeURIComponent(encoded) : /filename="?([^";]+)"?/i.exec(header ?? "")?.[1] ?? null;
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
