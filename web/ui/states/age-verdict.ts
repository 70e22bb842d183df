export const AGE_VERDICTS = ["fresh", "late", "stale"] as const;
export type AgeVerdict = (typeof AGE_VERDICTS)[number];

/** When data are from, and how often its source is expected to bring new ones. */
export interface DataAge { asOf: Date; expectedEveryMs: number; }

/** Fresh up to 1.5 expected intervals, late up to 3, then stale: excluded from verdicts and marked as such. */
export function ageVerdictOf(ageMs: number, expectedEveryMs: number): AgeVerdict {
  if (ageMs <= 1.5 * expectedEveryMs) return "fresh";
  return ageMs <= 3 * expectedEveryMs ? "late" : "stale";
}
