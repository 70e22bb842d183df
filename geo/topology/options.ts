/** Limits of the topology check; every one has a default in `DEFAULT_LIMITS`. */
export interface CheckLimits {
  /** Borders that part by no more than this are a near miss; beyond it an overlap or a gap. */
  toleranceMetres: number;
  /** Differences between parent and children narrower than this are rounding (0.02 m is two units of the seventh decimal) and not reported. */
  roundingMetres: number;
  /**
   * Unowned ground enclosed by cells and outside every parent is an enclosed hole when its width
   * (four times area over perimeter) reaches this; a narrower one is a gap.
   */
  holeWidthMetres: number;
  /** A corner sharper than this, with both arms longer than the tolerance, is a spike. */
  spikeDegrees: number;
  /** Ground farther than this from everything else of its level is told of. */
  remoteMetres: number;
}

export const DEFAULT_LIMITS: Readonly<CheckLimits> = {
  toleranceMetres: 5,
  roundingMetres: 0.02,
  holeWidthMetres: 100,
  spikeDegrees: 0.5,
  remoteMetres: 20_000,
};

export interface CheckOptions extends Partial<CheckLimits> {
  /** Told how far the check has come, 0 to 1, and in which level. */
  onProgress?: (done: number, level: number) => void;
}
