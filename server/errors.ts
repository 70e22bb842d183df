import type { ErrorDetail, NearBoundary } from "./contract/error.ts";

/** An outcome that a caller must be told of. HTTP status numbers live elsewhere. */
export abstract class ServiceError extends Error {
  abstract readonly code: "invalid" | "not_found" | "conflict" | "forbidden" | "too_large" | "unsupported" | "unprocessable" | "near_boundary" | "busy";
  constructor(message: string, readonly details: readonly ErrorDetail[] = []) {
    super(message);
    this.name = new.target.name;
  }
}

export class InvalidError extends ServiceError { override readonly code = "invalid"; }
export class NotFoundError extends ServiceError { override readonly code = "not_found"; }
export class ConflictError extends ServiceError { override readonly code = "conflict"; }
export class TooLargeError extends ServiceError { override readonly code = "too_large"; }
export class UnsupportedError extends ServiceError { override readonly code = "unsupported"; }
export class ForbiddenError extends ServiceError { override readonly code = "forbidden"; }
/** A person has to say that the point is right; nothing was stored. */
export class NearBoundaryError extends ServiceError {
  override readonly code = "near_boundary";
  constructor(message: string, readonly nearBoundary: NearBoundary) {
    super(message, [{ field: "body.position", message }]);
  }
}
/** The request is well formed, and asks for what cannot be. */
export class UnprocessableError extends ServiceError { override readonly code = "unprocessable"; }
export class BusyError extends ServiceError { override readonly code = "busy"; }
