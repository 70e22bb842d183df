import { shallowReactive } from "vue";
import type { PublicEvent } from "../../server/contract/public-incident.ts";
import { ApiError } from "../api/client.ts";
import { ageVerdictOf, type AgeVerdict } from "../ui/states/age-verdict.ts";
import { retryWaitMs } from "./retry-wait.ts";
import type { WallWindows } from "./wall-windows.ts";

export interface WallSourceDefinition<T> {
  /** Names the source: two panels that name the same share one. */
  readonly key: string;
  /** Asked that often even when nothing happens. */
  readonly everyMs: number;
  /** How often newer data are to be expected, by which their age is judged; `everyMs` unless told. */
  readonly expectedEveryMs?: number;
  /** However much happens, asked no more often than that; two seconds unless told. */
  readonly atMostEveryMs?: number;
  /** The value is of today or this month: past midnight it counts as stale until asked anew. */
  readonly isOfToday?: boolean;
  ask(signal: AbortSignal, windows: WallWindows): Promise<T>;
  /** When the data are from; null when there are none, which cannot be old. */
  dataAtOf(value: T): Date | null;
  readonly askAgainOn: readonly PublicEvent["type"][];
}

export type WallFreshness = "loading" | "failed" | AgeVerdict;
export interface WallFailure { readonly cause: ApiError; readonly tries: number; readonly nextTryAtMs: number; }

/** What a panel sees; reactive. The last good value stays, whatever happens after it. */
export interface WallSource<T> {
  readonly key: string;
  readonly expectedEveryMs: number;
  readonly value: T | null;
  readonly dataAt: Date | null;
  /** When it was answered last. */
  readonly answeredAt: Date | null;
  /** The spans for which the value was asked: titles name these, not those of now. */
  readonly windows: WallWindows | null;
  readonly freshness: WallFreshness;
  /** Whether verdicts may rest on it: there is a value, and it is not stale. */
  readonly isTrusted: boolean;
  readonly failure: WallFailure | null;
}

export interface OpenWallSource<T> {
  readonly source: WallSource<T>;
  readonly askAgainOn: WallSourceDefinition<T>["askAgainOn"];
  /** Something has changed: asked soon, but not more often than allowed, and not before the next try while failing. */
  askSoon(): void;
  /** Asked at once: the server is back. */
  askNow(): void;
  /** Judges the age by the clock as it is now. */
  judge(): void;
  close(): void;
}

export interface WallSourceDeps {
  /** The server's time. */
  nowMs(): number;
  /** Time that never jumps. */
  elapsedMs(): number;
  windows(): WallWindows;
  random(): number;
}

const AT_MOST_EVERY_MS = 2_000;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Asks on a schedule and on demand, and keeps what was answered last together with how it stands. */
export function openWallSource<T>(definition: WallSourceDefinition<T>, { nowMs, elapsedMs, windows, random }: WallSourceDeps): OpenWallSource<T> {
  const { key, everyMs, expectedEveryMs = everyMs, atMostEveryMs = AT_MOST_EVERY_MS, isOfToday = false } = definition;
  const source = shallowReactive<Mutable<WallSource<T>>>({
    key, expectedEveryMs, value: null, dataAt: null, answeredAt: null, windows: null, freshness: "loading", isTrusted: false, failure: null,
  });
  const closed = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let askedAtMs = -Infinity;
  let isAsking = false;
  let isOutdated = false;

  function judge(): void {
    const isOfAnotherDay = isOfToday && source.windows !== null && source.windows.today !== windows().today;
    const age = source.dataAt === null ? "fresh" : ageVerdictOf(nowMs() - source.dataAt.getTime(), expectedEveryMs);
    const verdict = isOfAnotherDay ? "stale" : age;
    source.isTrusted = source.windows !== null && verdict !== "stale";
    source.freshness = source.failure !== null ? "failed" : source.windows === null ? "loading" : verdict;
  }

  function later(waitMs: number): void {
    clearTimeout(timer);
    if (!closed.signal.aborted) timer = setTimeout(() => void ask(), Math.max(0, waitMs));
  }

  async function ask(): Promise<void> {
    if (isAsking || closed.signal.aborted) return;
    [isAsking, isOutdated, askedAtMs] = [true, false, elapsedMs()];
    const asked = windows();
    try {
      const value = await definition.ask(closed.signal, asked);
      if (closed.signal.aborted) return;
      Object.assign(source, { value, dataAt: definition.dataAtOf(value), answeredAt: new Date(nowMs()), windows: asked, failure: null });
    } catch (error) {
      if (closed.signal.aborted) return;
      fail(error);
    }
    isAsking = false;
    judge();
    // Walls that were started together must not ask together for ever.
    if (source.failure !== null) later(source.failure.nextTryAtMs - nowMs());
    else later(isOutdated ? askedAtMs + atMostEveryMs - elapsedMs() : everyMs * (0.95 + random() / 10));
  }

  function fail(error: unknown): void {
    const tries = (source.failure?.tries ?? 0) + 1;
    // A fault of our own in reading an answer is told like an answer that cannot be read: the wall goes on.
    const cause = error instanceof ApiError ? error : new ApiError("broken", error instanceof Error ? error.message : String(error));
    source.failure = { cause, tries, nextTryAtMs: nowMs() + retryWaitMs(tries, random()) };
  }

  return {
    source, askAgainOn: definition.askAgainOn, judge,
    askSoon() {
      if (isAsking) isOutdated = true;
      else if (source.failure === null) later(Math.min(askedAtMs + atMostEveryMs - elapsedMs(), everyMs));
    },
    askNow() {
      if (isAsking) isOutdated = true;
      else later(0);
    },
    close() {
      closed.abort();
      clearTimeout(timer);
    },
  };
}
