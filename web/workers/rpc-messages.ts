import type { ApiErrorKind } from "../api/client.ts";
import type { Answer, Ask, LoadProgress, QuestionName } from "./incident-questions.ts";

/** What the page sends to the worker. */
export type ToWorker =
  | { [Name in QuestionName]: { readonly kind: "ask"; readonly id: number; readonly name: Name; readonly ask: Ask<Name> } }[QuestionName]
  | { readonly kind: "cancel"; readonly id: number };

/** A failure as data: an Error loses its class on the way between threads. */
export interface CarriedFailure {
  readonly name: string;
  readonly message: string;
  readonly api: { readonly kind: ApiErrorKind; readonly status: number } | null;
}

/** What the worker sends to the page, each with the id of its question. */
export type FromWorker =
  | { readonly kind: "answer"; readonly id: number; readonly answer: Answer<QuestionName> }
  | { readonly kind: "failed"; readonly id: number; readonly failure: CarriedFailure }
  | { readonly kind: "progress"; readonly id: number; readonly progress: LoadProgress };

/** One end between two threads: a Worker, a MessagePort or the worker's own scope. */
export interface MessageEnd {
  postMessage(message: unknown, transfer: Transferable[]): void;
  addEventListener(type: "message", listener: (event: MessageEvent) => void): void;
}
