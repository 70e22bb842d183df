import { type ColumnsAnswer, encodeAnswer } from "./encode-answer.ts";
import type { LiveColumns } from "./live-columns.ts";

/** So long an answer serves though more has happened: with an event a second, every loader would cost an encoding of everything. */
export const FULL_ANSWER_SERVES_MS = 5_000;

/** Gives out all columns, encoding one state at a time whoever asks: at most some seconds old, or still right. */
export class FullAnswer {
  #latest: ColumnsAnswer | undefined;
  #encoding: Promise<ColumnsAnswer> | undefined;

  constructor(readonly liveColumns: LiveColumns, readonly now: () => Date) {}

  async get(): Promise<ColumnsAnswer> {
    if (this.#latest !== undefined && this.#isFresh(this.#latest)) return this.#latest;
    const { lastSeq } = await this.liveColumns.current();
    if (this.#latest !== undefined && (this.#latest.lastEventSeq === lastSeq || this.#isFresh(this.#latest))) return this.#latest;
    this.#encoding ??= this.#encode().finally(() => { this.#encoding = undefined; });
    return this.#encoding;
  }

  async #encode(): Promise<ColumnsAnswer> {
    const { columns, lastSeq, lastEventAt } = await this.liveColumns.current();
    this.#latest = await encodeAnswer(columns, undefined, { afterSeq: null, lastEventSeq: lastSeq, lastEventAt, asOf: this.now() });
    return this.#latest;
  }

  /** A clock that was set back makes nothing fresh. */
  #isFresh({ asOf }: ColumnsAnswer): boolean {
    const ageMs = this.now().getTime() - asOf.getTime();
    return ageMs >= 0 && ageMs < FULL_ANSWER_SERVES_MS;
  }
}
