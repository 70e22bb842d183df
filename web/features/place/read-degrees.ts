/** A number as typed, in degrees; null when it is not one. Range is for the server, which knows the reference system. */
export function readDegrees(text: string): number | null {
  const trimmed = text.trim();
  return /^[+-]?\d+(\.\d+)?$/.test(trimmed) ? Number(trimmed) : null;
}
