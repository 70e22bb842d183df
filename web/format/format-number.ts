/** Half away from zero at that decimal; decimal digits are read as written, so that 1.005 is 1.01 and not 1.00. */
export function roundHalfUp(value: number, decimals: number): number {
  const [digits = "0", exponent = "0"] = Math.abs(value).toExponential().split("e");
  const shifted = Math.round(Number(`${digits}e${Number(exponent) + decimals}`));
  return Math.sign(value) * Number(`${shifted}e${-decimals}`);
}

/** With thousands commas, a true minus sign and that many decimals, always shown. */
export function formatNumber(value: number, decimals = 0): string {
  const rounded = roundHalfUp(value, decimals);
  const text = withDecimals(decimals).format(Math.abs(rounded));
  return rounded < 0 ? `−${text}` : text;
}

const formats = new Map<number, Intl.NumberFormat>();

function withDecimals(decimals: number): Intl.NumberFormat {
  const format = formats.get(decimals) ?? new Intl.NumberFormat("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  formats.set(decimals, format);
  return format;
}

/** As formatNumber, with its sign: `+9`, `−0.5`, and `0` without one. */
export function formatSigned(value: number, decimals = 0): string {
  return `${roundHalfUp(value, decimals) > 0 ? "+" : ""}${formatNumber(value, decimals)}`;
}
