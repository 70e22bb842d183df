/** A round trip that took longer tells too little about when the server looked at its clock. */
const LONGEST_TRIP_MS = 5_000;
/** A smaller disagreement is left alone, lest the clock stutter. */
const LEAST_CORRECTION_MS = 250;

export interface ServerTime {
  /** The server's time, milliseconds since 1970. */
  nowMs(): number;
  /** Takes in what the server's clock said between two readings of `elapsedMs`. */
  learn(serverMs: number, sentMs: number, receivedMs: number): void;
}

/**
 * The server's clock, carried on by time that never jumps: whoever sets the browser's clock wrong changes nothing.
 * Until the server has told its time the browser's counts.
 */
export function createServerTime(elapsedMs: () => number, browserNowMs: () => number): ServerTime {
  let offset = browserNowMs() - elapsedMs();
  let isLearned = false;
  return {
    nowMs: () => elapsedMs() + offset,
    learn(serverMs, sentMs, receivedMs) {
      if (receivedMs - sentMs > LONGEST_TRIP_MS) return;
      const told = serverMs - (sentMs + receivedMs) / 2;
      if (isLearned && Math.abs(told - offset) < LEAST_CORRECTION_MS) return;
      [offset, isLearned] = [told, true];
    },
  };
}
