import { ApiError } from "../api/client.ts";

/** Where something that is fetched stands. Data already held stays while `loading` or `failed`. */
export type LoadState =
  | { kind: "idle" }
  | { kind: "loading" }
  | { kind: "ready"; at: Date }
  | { kind: "failed"; cause: ApiError };

/** The failure as state. Anything else than an ApiError is a fault of our own and rises. */
export function failedState(error: unknown): LoadState {
  if (error instanceof ApiError) return { kind: "failed", cause: error };
  throw error;
}
