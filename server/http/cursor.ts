import { InvalidError } from "../errors.ts";

/** Opaque to clients: where a page ended, as JSON in base64url. */
export function encodeCursor(position: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(position)).toString("base64url");
}

/** @throws {InvalidError} when the text is not a cursor of `length` parts that we gave out. */
export function decodeCursor(cursor: string, length: number): (string | number)[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (Array.isArray(parts) && parts.length === length && parts.every((p) => typeof p === "string" || typeof p === "number")) {
      return parts;
    }
  } catch {
    // Falls through to the refusal below: what cannot be parsed was not given out by us.
  }
  throw new InvalidError("query.cursor is not a cursor of this list; leave it out to begin at the first page", [
    { field: "query.cursor", message: "not a cursor of this list" },
  ]);
}
