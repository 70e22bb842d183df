const OPEN_END_STEP_MS = 600_000;

/** Where a window ends. An open end moves on in steps of ten minutes, so that all who ask within one are given the same answer. */
export function windowEndMs(toMs: number | undefined, asOf: Date): number {
  return toMs ?? Math.ceil(asOf.getTime() / OPEN_END_STEP_MS) * OPEN_END_STEP_MS;
}
