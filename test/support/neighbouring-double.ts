const bits = new DataView(new ArrayBuffer(8));

/** The next double above (+1) or below (-1) a finite one. */
export function neighbouringDouble(value: number, step: 1 | -1): number {
  if (value === 0) return step * Number.MIN_VALUE;
  bits.setFloat64(0, value);
  bits.setBigInt64(0, bits.getBigInt64(0) + BigInt(value > 0 ? step : -step));
  return bits.getFloat64(0);
}
