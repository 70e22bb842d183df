/** How often a property is tried: ECOGRID_PROPERTY_RUNS multiplies, for long runs before a release. */
export function propertyRuns(usual: number): number {
  return Math.ceil(usual * Number(process.env["ECOGRID_PROPERTY_RUNS"] ?? 1));
}
