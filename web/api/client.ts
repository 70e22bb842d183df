import { z } from "zod";
import { errorSchema, type ErrorBody, type ErrorCode, type ErrorDetail, type NearBoundary } from "../../server/contract/error.ts";

/** Why an answer is missing: no reply, a refusal, or a reply that breaks the contract. */
export type ApiErrorKind = "network" | "refused" | "broken";

/** The only failure that leaves web/api. `status` is 0 when no reply came. */
export class ApiError extends Error {
  readonly kind: ApiErrorKind;
  readonly status: number;
  /** The message in Chinese, where the server said it. */
  readonly messageZh: string | null;
  readonly details: readonly ErrorDetail[];
  /** What the API calls it; null without an answer of ours. */
  readonly code: ErrorCode | null;
  readonly nearBoundary: NearBoundary | null;

  constructor(kind: ApiErrorKind, message: string, status = 0, refused?: ErrorBody["error"]) {
    super(message);
    this.name = "ApiError";
    this.kind = kind;
    this.status = status;
    this.messageZh = refused?.messageZh ?? null;
    this.details = refused?.details ?? [];
    this.code = refused?.code ?? null;
    this.nearBoundary = refused?.nearBoundary ?? null;
  }
}

export interface RequestOptions {
  method?: "GET" | "POST" | "PUT" | "DELETE";
  query?: URLSearchParams;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** For what the server computes at length; otherwise a reply is given up after 20 s. */
  withinMs?: number;
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

/**
 * A long answer, handed over part by part as it arrives. `begin` sees the reply before its body.
 *
 * @throws {ApiError} as `request` does, and when nothing arrives for a while; an abort by the caller rises unchanged.
 */
export async function requestParts(path: string, options: RequestOptions, begin: (reply: Response) => void, take: (part: Uint8Array) => void): Promise<void> {
  const silence = new AbortController();
  const giveUp = (): void => silence.abort(new ApiError("network", `${path}: nothing arrived for ${REPLY_WITHIN_MS / 1000} s`));
  let timer = setTimeout(giveUp, REPLY_WITHIN_MS);
  try {
    const reply = await send(path, options, silence.signal);
    if (!reply.ok) throw refusal(reply.status, await reply.json().catch(() => undefined));
    begin(reply);
    const reader = reply.body?.getReader();
    for (let part = await reader?.read(); part !== undefined && !part.done; part = await reader?.read()) {
      clearTimeout(timer);
      timer = setTimeout(giveUp, REPLY_WITHIN_MS);
      take(part.value);
    }
  } catch (error) {
    if (options.signal?.aborted === true || error instanceof ApiError) throw error;
    throw new ApiError("network", error instanceof Error ? error.message : String(error));
  } finally {
    clearTimeout(timer);
  }
}

async function send(path: string, options: RequestOptions, within = AbortSignal.timeout(options.withinMs ?? REPLY_WITHIN_MS)): Promise<Response> {
  const query = options.query?.toString() ?? "";
  const limits = [within, ...(options.signal ? [options.signal] : [])];
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

/** What a reply other than a good one says. */
export function refusal(status: number, body: unknown): ApiError {
  const refused = errorSchema.safeParse(body).data?.error;
  return new ApiError("refused", refused?.message ?? `HTTP ${status}`, status, refused);
}
