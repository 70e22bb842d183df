/** Input that geo cannot answer for: says what was wrong, and where. */
export class GeoInputError extends Error {
  override readonly name = "GeoInputError";
}
