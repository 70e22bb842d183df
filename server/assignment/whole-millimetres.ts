/**
 * Metres to the millimetre, finer than anything measured. The database keeps single precision, which
 * cannot hold every number that is not quite nothing.
 */
export function wholeMillimetres(metres: number): number {
  return Math.round(metres * 1000) / 1000;
}
