const grouped = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

/** A whole number with thousands commas and a true minus sign. */
export function formatCount(count: number): string {
  return grouped.format(count).replace("-", "−");
}
