import { z } from "zod";
import { errorSchema, type ErrorDetail } from "../../server/contract/error.ts";

/** Why an answer is missing: no reply, a refusal, or a reply that breaks the contract. */
export type ApiErrorKind = "network" | "refused" | "broken";

/** The only failure that leaves web/api. `status` is 0 when no reply came. */
export class ApiError extends Error {
  readonly kind: ApiErrorKind;
  readonly status: number;
  readonly details: readonly ErrorDetail[];

  constructor(kind: ApiErrorKind, message: string, status = 0, details: readonly ErrorDetail[] = []) {
    super(message);
    this.name = "ApiError";
    this.kind = kind;
    this.status = status;
    this.details = details;
  }
}

export interface RequestOptions {
  method?: "GET" | "POST";
  query?: URLSearchParams;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

const REPLY_WITHIN_MS = 20_000;

/**
 * One request to our API, answered in the promised shape.
 *
 * @throws {ApiError} always, whatever went wrong; an abort by the caller rises unchanged.
 */
export async function request<T extends z.ZodType>(schema: T, path: string, options: RequestOptions = {}): Promise<z.output<T>> {
  const reply = await send(path, options);
  const body: unknown = await reply.json().catch(() => undefined);
  if (!reply.ok) throw refusal(reply.status, body);
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new ApiError("broken", `${path}: ${z.prettifyError(parsed.error)}`, reply.status);
  return parsed.data;
}

async function send(path: string, options: RequestOptions): Promise<Response> {
  const query = options.query?.toString() ?? "";
  const limits = [AbortSignal.timeout(REPLY_WITHIN_MS), ...(options.signal ? [options.signal] : [])];
  try {
    return await fetch(query === "" ? path : `${path}?${query}`, {
      method: options.method ?? "GET",
      headers: { accept: "application/json", ...(options.body === undefined ? {} : { "content-type": "application/json" }), ...options.headers },
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      signal: AbortSignal.any(limits),
    });
  } catch (error) {
    if (options.signal?.aborted === true) throw error;
    throw new ApiError("network", error instanceof Error ? error.message : String(error));
  }
}

function refusal(status: number, body: unknown): ApiError {
  const parsed = errorSchema.safeParse(body);
  if (!parsed.success) return new ApiError("refused", `HTTP ${status}`, status);
  return new ApiError("refused", parsed.data.error.message, status, parsed.data.error.details ?? []);
}
