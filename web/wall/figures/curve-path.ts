/**
 * The SVG path through months from left to right, as high as `y` says. A gap is not bridged; a month without
 * neighbours is a line of no length, which round ends show as a dot.
 */
export function curvePath(values: readonly (number | null)[], width: number, y: (value: number) => number): string {
  const x = (at: number) => (values.length < 2 ? 0 : (at / (values.length - 1)) * width);
  const isMissing = (at: number) => (values[at] ?? null) === null;
  return values.map((value, at) => {
    if (value === null) return "";
    const point = `${x(at).toFixed(1)} ${y(value).toFixed(1)}`;
    if (!isMissing(at - 1)) return `L${point}`;
    return isMissing(at + 1) ? `M${point}h0` : `M${point}`;
  }).join("");
}
