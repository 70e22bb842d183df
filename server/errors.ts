import type { ErrorDetail, NearBoundary } from "./contract/error.ts";
import { joined, said, type Said } from "./said.ts";

/** An outcome that a caller must be told of. HTTP status numbers live elsewhere. */
export abstract class ServiceError extends Error {
  abstract readonly code: "invalid" | "not_found" | "conflict" | "forbidden" | "too_large" | "unsupported" | "unprocessable" | "near_boundary" | "busy";
  messageZh: string;
  constructor({ en, zh }: Said, readonly details: readonly ErrorDetail[] = []) {
    super(en);
    this.messageZh = zh;
    this.name = new.target.name;
  }
  /** The same refusal, told after what went well before it. */
  after(lead: Said): this {
    this.message = `${lead.en}${this.message}`;
    this.messageZh = `${lead.zh}${this.messageZh}`;
    return this;
  }
  /** The refusal of one field, which says the same of it. */
  static at<E extends ServiceError>(this: new (told: Said, details: readonly ErrorDetail[]) => E, field: string, told: Said): E {
    return new this(told, [detailAt(field, told)]);
  }
  /** Everything that is wrong at once, after words such as "Nothing was changed: "; of more than `most` the first are told, and the details hold all. */
  static all<E extends ServiceError>(this: new (told: Said, details: readonly ErrorDetail[]) => E, lead: Said, details: readonly ErrorDetail[], { between = said("; ", "；"), most = Infinity }: { between?: Said; most?: number } = {}): E {
    const told = details.slice(0, most);
    const { en, zh } = joined(told.map(({ message, messageZh = message }) => said(message, messageZh)), between);
    const isMore = details.length > told.length;
    return new this(said(`${lead.en}${en}${isMore ? `${between.en}…` : ""}`, `${lead.zh}${zh}${isMore ? `${between.zh}…` : ""}`), details);
  }
}

export function detailAt(field: string, { en, zh }: Said): ErrorDetail {
  return { field, message: en, messageZh: zh };
}

export class InvalidError extends ServiceError { override readonly code = "invalid"; }
/** A command that was not understood; the command line speaks English. */
export class UsageError extends InvalidError {
  constructor(message: string) { super(said(message, message)); }
}
export class NotFoundError extends ServiceError { override readonly code = "not_found"; }
export class ConflictError extends ServiceError { override readonly code = "conflict"; }
export class TooLargeError extends ServiceError { override readonly code = "too_large"; }
export class UnsupportedError extends ServiceError { override readonly code = "unsupported"; }
export class ForbiddenError extends ServiceError { override readonly code = "forbidden"; }
/** A person has to say that the point is right; nothing was stored. */
export class NearBoundaryError extends ServiceError {
  override readonly code = "near_boundary";
  constructor(told: Said, readonly nearBoundary: NearBoundary) {
    super(told, [detailAt("body.position", told)]);
  }
}
/** The request is well formed, and asks for what cannot be. */
export class UnprocessableError extends ServiceError { override readonly code = "unprocessable"; }
export class BusyError extends ServiceError { override readonly code = "busy"; }

/** What is told of whatever was thrown. */
export function toldOf(error: unknown): Said {
  if (error instanceof ServiceError) return said(error.message, error.messageZh);
  const message = error instanceof Error ? error.message : String(error);
  return said(message, `程序内部出错（${message}）`);
}
