const STOP_SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * One Ctrl-C can arrive twice: from the terminal, which signals the whole group, and from npm, which passes its
 * own on. Only a signal later than this counts as asking again.
 */
const SAME_REQUEST_MS = 1_000;

/**
 * Calls `onStop` for the first request to stop, and `onInsist` for a second one made while stopping takes long.
 */
export function onStopSignals(onStop: (signal: NodeJS.Signals) => void, onInsist: () => void): void {
  let firstAt: number | undefined;
  for (const signal of STOP_SIGNALS) {
    process.on(signal, () => {
      const now = performance.now();
      if (firstAt === undefined) {
        firstAt = now;
        onStop(signal);
      } else if (now - firstAt > SAME_REQUEST_MS) {
        onInsist();
      }
    });
  }
}
