/**
 * Rings in which water would flow back to itself, each once, from its smallest code on in the
 * direction of flow. `downstreamOf` has one entry a reach.
 */
export function findCycles(downstreamOf: ReadonlyMap<string, string | null>): string[][] {
  const walked = new Set<string>();
  const cycles: string[][] = [];
  for (const start of downstreamOf.keys()) {
    const path: string[] = [];
    const placeInPath = new Map<string, number>();
    let code: string | null = start;
    while (code !== null && downstreamOf.has(code) && !walked.has(code)) {
      walked.add(code);
      placeInPath.set(code, path.length);
      path.push(code);
      code = downstreamOf.get(code) ?? null;
    }
    const from = code === null ? undefined : placeInPath.get(code);
    if (from !== undefined) cycles.push(fromSmallest(path.slice(from)));
  }
  return cycles.sort((a, b) => ((a[0] ?? "") < (b[0] ?? "") ? -1 : 1));
}

function fromSmallest(cycle: readonly string[]): string[] {
  const at = cycle.reduce((best, code, index) => (code < (cycle[best] ?? code) ? index : best), 0);
  return [...cycle.slice(at), ...cycle.slice(0, at)];
}
