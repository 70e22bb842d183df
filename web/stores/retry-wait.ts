const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

/** How long to wait after that many failures in a row: doubling, at most a minute, scattered by a quarter each way so that many screens do not come back at once. `random` is in [0, 1). */
export function retryWaitMs(failures: number, random: number): number {
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failures - 1, 30));
  return wait * (0.75 + random / 2);
}
