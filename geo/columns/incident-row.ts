/** The non-personal fields of one incident: what columns hold and what may leave the server. */
export interface IncidentRow {
  /** Integer, exact to 2^53. */
  readonly id: number;
  /** WGS 84 degrees; both null when the place is unknown. */
  readonly lng: number | null;
  readonly lat: number | null;
  /** Milliseconds since 1970, UTC, rounded down. */
  readonly reportedAtMs: number;
  readonly category: string;
  /** Null: the channel is not known. */
  readonly channel: string | null;
  readonly kind: string;
  readonly status: string;
  /** How assignment ended: clear, ambiguous, gap, unassigned. */
  readonly result: string;
  readonly nearBoundary: boolean;
  readonly sourceSystem: string;
  /** From the territory down to the owning cell, see cell-path.ts; null when no cell owns it. */
  readonly cellPath: string | null;
}
