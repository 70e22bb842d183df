/** A probability: three decimals, and never 0, which it cannot be. */
export function formatP(p: number): string {
  return p < 0.001 ? "< 0.001" : p.toFixed(3);
}
