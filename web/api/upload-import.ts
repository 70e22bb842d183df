import { z } from "zod";
import { importJobSchema, type ImportJob, type ImportKind, type ImportOptions } from "../../server/contract/import.ts";
import { ApiError, refusal } from "./client.ts";

export interface ImportUpload {
  kind: ImportKind;
  file: File;
  options: Partial<ImportOptions>;
  idempotencyKey: string;
  /** Bytes sent so far, of the whole request. */
  onProgress: (sentBytes: number, totalBytes: number) => void;
  signal: AbortSignal;
}

/**
 * Sends a file to be imported and answers with its job. The browser reads the file from disk as it sends it, so
 * that its size does not matter here.
 *
 * XMLHttpRequest, because fetch does not tell how much of a body was sent.
 *
 * @throws {ApiError} when the server refuses or breaks off; an abort by the caller rises as its reason.
 */
export function uploadImport({ kind, file, options, idempotencyKey, onProgress, signal }: ImportUpload): Promise<ImportJob> {
  const form = new FormData();
  form.set("kind", kind);
  form.set("options", JSON.stringify(options));
  form.set("file", file);
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest();
    const stop = (): void => sending.abort();
    signal.addEventListener("abort", stop, { once: true });
    sending.upload.addEventListener("progress", (event) => onProgress(event.loaded, event.total));
    sending.addEventListener("loadend", () => signal.removeEventListener("abort", stop));
    sending.addEventListener("load", () => {
      try {
        resolve(jobIn(sending.status, sending.responseText));
      } catch (error) {
        reject(error as ApiError);
      }
    });
    sending.addEventListener("error", () => reject(new ApiError("network", "/api/imports: the connection broke while the file was sent")));
    sending.addEventListener("abort", () => reject(signal.reason as Error));
    sending.open("POST", "/api/imports");
    sending.setRequestHeader("accept", "application/json");
    sending.setRequestHeader("idempotency-key", idempotencyKey);
    if (signal.aborted) reject(signal.reason as Error);
    else sending.send(form);
  });
}

function jobIn(status: number, text: string): ImportJob {
  const body = parseJson(text);
  if (status !== 202) throw refusal(status, body);
  const parsed = importJobSchema.safeParse(body);
  if (!parsed.success) throw new ApiError("broken", `/api/imports: ${z.prettifyError(parsed.error)}`, status);
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
