import { InvalidError } from "../errors.ts";
import { said } from "../said.ts";

/** What stands at one place of a cursor. */
type Part = "text" | "integer";
type PartValue<P extends Part> = P extends "text" ? string : number;

/** Opaque to clients: where a page ended, as JSON in base64url. */
export function encodeCursor(position: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(position)).toString("base64url");
}

/**
 * The parts of a cursor, of the kinds that its list gave out. Integers are safe and not negative.
 *
 * @throws {InvalidError} when the text is not such a cursor.
 */
export function decodeCursor<const P extends readonly Part[]>(cursor: string, kinds: P): { [K in keyof P]: PartValue<P[K]> } {
  const parts = parse(cursor);
  if (Array.isArray(parts) && parts.length === kinds.length && kinds.every((kind, i) => isOfKind(parts[i], kind))) {
    return asParts<P>(parts);
  }
  throw InvalidError.at("query.cursor", said("query.cursor is not a cursor of this list; leave it out to begin at the first page", "翻页位置无效，请回到第一页"));
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    // What cannot be parsed was not given out by us; the caller refuses it.
    return undefined;
  }
}

function isOfKind(value: unknown, kind: Part): boolean {
  // PostgreSQL's text cannot hold U+0000 or half a character.
  if (kind === "text") return typeof value === "string" && !/\0|\p{Surrogate}/u.test(value);
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** Holds because every part was just found to be of its kind. */
function asParts<P extends readonly Part[]>(parts: unknown[]): { [K in keyof P]: PartValue<P[K]> } {
  return parts as unknown as { [K in keyof P]: PartValue<P[K]> };
}
