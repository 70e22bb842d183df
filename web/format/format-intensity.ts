/** Incidents per area or people: one decimal, two under 10, three under a tenth, so that small ones do not all read 0.0. */
export function formatIntensity(value: number): string {
  const size = Math.abs(value);
  const decimals = size >= 10 || size === 0 ? 1 : size >= 0.1 ? 2 : 3;
  return value.toLocaleString("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).replace("-", "−");
}
