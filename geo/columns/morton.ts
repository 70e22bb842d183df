/**
 * Place along the Z-order curve of a column and a row of 16 bits each, as 32 bits. All that lies in
 * one tile of zoom 0 to 16 is one stretch of the curve.
 */
export function mortonCode(column: number, row: number): number {
  return (spread(column) | (spread(row) << 1)) >>> 0;
}

function spread(bits: number): number {
  let wide = bits & 0xffff;
  wide = (wide | (wide << 8)) & 0x00ff00ff;
  wide = (wide | (wide << 4)) & 0x0f0f0f0f;
  wide = (wide | (wide << 2)) & 0x33333333;
  return (wide | (wide << 1)) & 0x55555555;
}
