/** How a hotspot stands against the window before, of equal length. */
export type HotspotChange = "new" | "intensifying" | "persistent" | "weakening";

/** Two-sided 5 %. */
const SIGNIFICANT_Z = 1.959964;
/** A place whose risk was at most this many times that of elsewhere was no concentration. */
export const CONCENTRATED_FROM = 1.5;

/** Incidents of one place and of everywhere else, in two windows of equal length. */
export interface TwoWindows {
  readonly now: number;
  readonly before: number;
  readonly nowElsewhere: number;
  readonly beforeElsewhere: number;
  /** Times the risk of elsewhere in the window before; NaN where it cannot be said. */
  readonly riskBefore: number;
}

/**
 * Whether the place's incidents fell on the two windows as those of elsewhere did: more of them now is
 * `intensifying`, or `new` where there was no concentration before; fewer is `weakening`. So what rises
 * because everything does, with the season, is `persistent`.
 *
 * The test of two proportions with pooled variance, two-sided at 5 % (Pearson's chi-squared of the 2 × 2 table).
 */
export function hotspotChange({ now, before, nowElsewhere, beforeElsewhere, riskBefore }: TwoWindows): HotspotChange {
  // Without a single incident anywhere before, nothing can be compared: what there is, is new.
  if (before + beforeElsewhere === 0) return "new";
  const [here, elsewhere] = [now + before, nowElsewhere + beforeElsewhere];
  const pooled = (now + nowElsewhere) / (here + elsewhere);
  const shareElsewhere = elsewhere > 0 ? nowElsewhere / elsewhere : 0.5;
  const spread = Math.sqrt(pooled * (1 - pooled) * (1 / here + (elsewhere > 0 ? 1 / elsewhere : 0)));
  const z = spread > 0 ? (now / here - shareElsewhere) / spread : 0;
  if (z >= SIGNIFICANT_Z) return riskBefore > CONCENTRATED_FROM ? "intensifying" : "new";
  return z <= -SIGNIFICANT_Z ? "weakening" : "persistent";
}
